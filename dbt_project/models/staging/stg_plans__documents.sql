with

documents as (

    select * from {{ source('plans', 'documents') }}

)

select
    documents.document_id,
    documents.source,
    documents.part_no,
    documents.content_sha256,
    documents.media_type,
    documents.fetched_at,
    documents.title,
    documents.kind,
    documents.kind_reason,
    documents.jurisdiction_code,
    documents.jurisdiction_name,
    documents.level,
    documents.issuer,
    documents.doc_number,
    documents.adopted_on,
    documents.issued_on,
    documents.published_on,
    documents.period_start,
    documents.period_end,
    documents.flags,
    documents.has_unit_attachment,
    documents.is_readable,
    documents.is_sample,
    documents.is_current,
    documents.gone_since,
    documents.text_sha256,
    documents.extractor_version
from documents
