with

improvements as (

    select * from {{ ref('int_improvements__scored') }}
    where {{ is_touched(['document_id']) }}

),

plans as (

    select * from {{ ref('mart_plan_completeness') }}

),

topics as (

    select * from {{ ref('mart_topic_coverage') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of([
        'share_firm', 'index_floor', 'index_span', 'improvements_listed',
        'weight_specification', 'weight_coverage', 'weight_accountability',
    ]) | indent(4) }}

),

topic_counts as (

    select
        topics.document_id,
        count(*) filter (where topics.n_measures > 0) as n_covered,
        count(*) filter (where topics.is_applicable) as n_applicable
    from topics
    group by topics.document_id

),

pillars as (

    select
        improvements.*,
        plans.completeness_index,
        plans.specification + improvements.topic_gain / topic_counts.n_covered as specification,
        plans.coverage
        + case
            when improvements.firms_topic then parameters.share_firm / topic_counts.n_applicable
            else 0
        end as coverage,
        plans.accountability
    from improvements
    inner join plans on improvements.document_id = plans.document_id
    inner join topic_counts on improvements.document_id = topic_counts.document_id
    cross join parameters
    where improvements.topic_gain > 0 or improvements.firms_topic

),

indices as (

    select
        pillars.*,
        {{ index_of(
            'pillars.specification', 'pillars.coverage', 'pillars.accountability',
        ) | indent(8) }} as index_after
    from pillars
    cross join parameters

)

select
    indices.document_id,
    cast(
        row_number() over (
            partition by indices.document_id
            order by round(indices.index_after, 9) desc, indices.char_start asc, indices.element asc
        ) as integer
    ) as position,
    indices.measure_id,
    indices.topic_code,
    indices.element,
    indices.completeness,
    indices.completeness_after,
    indices.makes_firm,
    indices.index_after,
    indices.index_after - indices.completeness_index as index_gain
from indices
cross join parameters
-- Gains that differ only by rounding are equal and stand in the order of the text.
qualify position <= parameters.improvements_listed
