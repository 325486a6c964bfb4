with

topics as (

    select * from {{ ref('int_topics__scored') }}

),

answers as (

    select * from {{ ref('fct_accountability') }}

),

items as (

    select * from {{ ref('accountability_items') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of([
        'share_covered', 'share_firm', 'index_floor', 'index_span',
        'weight_specification', 'weight_coverage', 'weight_accountability',
    ]) | indent(4) }}

),

shares as (

    select
        topics.document_id,
        topics.scenario,
        {{ steady_mean('topics.specification') }} as specification,
        avg(
            case when topics.is_applicable then cast(topics.n_measures > 0 as integer) end
        ) as covered_share,
        avg(
            case when topics.is_applicable then cast(topics.has_firm_measure as integer) end
        ) as firm_share
    from topics
    group by topics.document_id, topics.scenario

),

accountability as (

    select
        answers.document_id,
        sum(answers.score) / (select count(*) from items) as accountability
    from answers
    group by answers.document_id

),

pillars as (

    select
        shares.document_id,
        shares.scenario,
        shares.specification,
        parameters.share_covered * shares.covered_share
        + parameters.share_firm * shares.firm_share as coverage,
        accountability.accountability
    from shares
    left join accountability on shares.document_id = accountability.document_id
    cross join parameters

)

select
    pillars.document_id,
    pillars.scenario,
    pillars.specification,
    pillars.coverage,
    pillars.accountability,
    {{ index_of(
        'pillars.specification', 'pillars.coverage', 'pillars.accountability',
    ) | indent(4) }} as completeness_index
from pillars
cross join parameters
