with

plans as (

    select * from {{ ref('mart_plan_completeness') }}

),

documents as (

    select * from {{ ref('dim_document') }}

),

spread as (

    select * from {{ ref('int_ranks__spread') }}

),

tiers as (

    select * from {{ ref('int_ranks__tiered') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['index_decimals']) | indent(4) }}

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
            order by
                round(plans.completeness_index, cast(parameters.index_decimals as integer)) desc
        ) as integer
    ) as rank,
    spread.rank_p05,
    spread.rank_p50,
    spread.rank_p95,
    spread.chance_above_next,
    tiers.tier
from plans
inner join documents on plans.document_id = documents.document_id
left join spread on plans.document_id = spread.document_id
left join tiers on plans.document_id = tiers.document_id
cross join parameters
where plans.is_ranked
