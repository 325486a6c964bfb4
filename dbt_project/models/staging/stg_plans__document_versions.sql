with

versions as (

    select * from {{ source('plans', 'document_versions') }}

)

select
    versions.document_id,
    versions.version_no,
    versions.content_sha256,
    versions.text_sha256,
    versions.valid_from,
    versions.valid_to,
    versions.has_new_words
from versions
