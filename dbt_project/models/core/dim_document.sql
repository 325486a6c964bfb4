with

documents as (

    select * from {{ ref('stg_plans__documents') }}
    where {{ is_touched(['document_id']) }}

),

frameworks as (

    select * from {{ ref('int_documents__framed') }}

),

places as (

    select * from {{ ref('stg_plans__places') }}

),

document_texts as (

    select * from {{ ref('stg_plans__document_texts') }}

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
    coalesce(documents.jurisdiction_name, places.name) as jurisdiction_name,
    coalesce(documents.level, places.level) as level,
    places.city_code,
    places.city_name,
    places.province_code,
    places.province_name,
    documents.issuer,
    documents.doc_number,
    documents.adopted_on,
    documents.issued_on,
    documents.published_on,
    documents.period_start,
    documents.period_end,
    frameworks.framework,
    documents.flags,
    documents.has_unit_attachment,
    documents.is_readable,
    documents.is_sample,
    documents.is_current,
    documents.gone_since,
    cast(length(document_texts.clean_text) as integer) as n_characters,
    documents.text_sha256,
    documents.extractor_version
from documents
inner join frameworks on documents.document_id = frameworks.document_id
left join document_texts on documents.document_id = document_texts.document_id
left join places on documents.jurisdiction_code = places.jurisdiction_code
