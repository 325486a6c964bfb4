with

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

places as (

    select * from {{ ref('stg_plans__places') }}

),

placed as (

    -- A report answers for its last year, and its closing part promises the year after.
    select
        documents.document_id,
        documents.kind,
        documents.period_start,
        documents.period_end,
        case
            when documents.jurisdiction_code is not null then documents.jurisdiction_code
            when documents.kind = 'outline' then 'nation'
        end as code,
        case
            when places.level = 'province' then 'nation'
            when places.level = 'city' then places.province_code
            else coalesce(places.city_code, places.province_code)
        end as code_above,
        case
            when documents.kind = 'report' then documents.period_end + 1
            else documents.period_start
        end as promises_from,
        case
            when documents.kind = 'report' then documents.period_end + 1
            else documents.period_end
        end as promises_to
    from documents
    left join places on documents.jurisdiction_code = places.jurisdiction_code

),

pairs as (

    select
        placed.document_id,
        other_documents.document_id as other_document_id,
        'own' as kinship
    from placed
    inner join placed as other_documents on placed.code = other_documents.code

    union all

    select
        placed.document_id,
        other_documents.document_id as other_document_id,
        'above' as kinship
    from placed
    inner join placed as other_documents on placed.code_above = other_documents.code

    union all

    select
        placed.document_id,
        other_documents.document_id as other_document_id,
        'below' as kinship
    from placed
    inner join placed as other_documents on placed.code = other_documents.code_above

)

select
    pairs.document_id,
    pairs.other_document_id,
    pairs.kinship,
    one.kind,
    other.kind as other_kind,
    one.period_start,
    one.period_end,
    other.promises_from as other_promises_from,
    other.promises_to as other_promises_to
from pairs
inner join placed as one on pairs.document_id = one.document_id
inner join placed as other on pairs.other_document_id = other.document_id
where pairs.document_id <> pairs.other_document_id
