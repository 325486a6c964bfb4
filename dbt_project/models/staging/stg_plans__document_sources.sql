with

document_sources as (

    select * from {{ source('plans', 'document_sources') }}

)

select
    document_sources.document_id,
    document_sources.source,
    document_sources.content_sha256,
    document_sources.first_seen_at,
    document_sources.last_seen_at,
    document_sources.gone_since
from document_sources
