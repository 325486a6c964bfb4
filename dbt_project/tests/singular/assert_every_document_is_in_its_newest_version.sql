-- Of each document exactly one version has no end, and the tables hold that one's bytes.
{{ config(group='facts') }}

select documents.document_id
from {{ ref('dim_document') }} as documents
left join {{ ref('document_version') }} as versions
    on documents.document_id = versions.document_id and versions.valid_to is null
group by documents.document_id, documents.content_sha256
having count(*) > 1 or min(versions.content_sha256) is distinct from documents.content_sha256
