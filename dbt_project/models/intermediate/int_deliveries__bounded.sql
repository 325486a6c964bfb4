with

doubted as (

    select * from {{ ref('int_metrics__doubted') }}

),

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['approximate_share']) }}

),

faced as (

    select
        doubted.*,
        -- How many of the target's spans the report's year holds.
        case
            when achieved.frequency is null then {{ spans_of_a_year('targets.frequency') }}
            else 1
        end as n_spans,
        -- At least and nearly leave one end open.
        case when achieved.comparator <> '<=' then achieved.value end as low,
        case
            when achieved.comparator <> '>=' then coalesce(achieved.value_high, achieved.value)
        end as high,
        {{ comparator_of('targets') }} as comparator,
        targets.value
        * case
            when targets.is_approximate and targets.kind in ('count', 'amount')
                then 1 - parameters.approximate_share
            else 1
        end as bound,
        parameters.approximate_share
    from doubted
    inner join metrics as achieved on doubted.metric_id = achieved.metric_id
    inner join metrics as targets on doubted.other_metric_id = targets.metric_id
    cross join parameters
    where doubted.link = 'delivery'

)

select
    faced.metric_id,
    faced.other_metric_id,
    faced.document_id,
    faced.other_document_id,
    faced.kinship,
    faced.similarity,
    faced.doubt,
    faced.n_spans,
    {{ holds_of('faced') }} as holds
from faced
