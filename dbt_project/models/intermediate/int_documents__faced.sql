with

related as (

    select * from {{ ref('int_documents__related') }}

)

select
    related.document_id,
    related.other_document_id,
    related.kinship,
    related.period_end as report_year,
    'delivery' as link
from related
where
    related.kind = 'report'
    and related.period_end between related.other_promises_from and related.other_promises_to

union all

select
    related.document_id,
    related.other_document_id,
    related.kinship,
    null as report_year,
    'descent' as link
from related
where
    related.kinship = 'above'
    and related.kind in ('plan', 'outline')
    and related.other_kind in ('plan', 'outline')
    and related.period_start <= related.other_promises_to
    and related.period_end >= related.other_promises_from
