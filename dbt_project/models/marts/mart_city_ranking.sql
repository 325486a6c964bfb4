with

plans as (

    select * from {{ ref('mart_plan_completeness') }}

),

documents as (

    select * from {{ ref('dim_document') }}

)

select
    plans.framework,
    plans.level,
    plans.jurisdiction_code,
    documents.jurisdiction_name,
    plans.document_id,
    plans.completeness_index,
    cast(
        rank() over (
            partition by plans.framework, plans.level
            order by plans.completeness_index desc
        ) as integer
    ) as rank,
    cast(null as double) as rank_p05,
    cast(null as double) as rank_p50,
    cast(null as double) as rank_p95,
    cast(null as double) as chance_above_next,
    cast(null as integer) as tier
from plans
inner join documents on plans.document_id = documents.document_id
where plans.is_ranked
