with

measures as (

    select * from {{ ref('int_measures__bounded') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('dim_document') }}

),

topics as (

    select * from {{ ref('dim_topic') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['best_measures']) | indent(4) }}

),

covered as (

    select
        measures.document_id,
        measures.scenario,
        measures.topic_code,
        count(*) as n_measures,
        sum(measures.n_metrics) as n_metrics,
        bool_or(measures.is_firm) as has_firm_measure,
        list_reverse_sort(list(measures.completeness)) as completenesses
    from measures
    group by measures.document_id, measures.scenario, measures.topic_code

),

read_plans as (

    select
        measures.document_id,
        measures.scenario
    from measures
    group by measures.document_id, measures.scenario

)

select
    read_plans.document_id,
    read_plans.scenario,
    topics.topic_code,
    -- Where level or framework is unknown, no exemption is proven: all items are asked for.
    topics.topic_code <> 'local'
    and (documents.level is distinct from 'district' or topics.applies_to_district)
    and (documents.framework is distinct from '2015' or topics.applies_to_2015) as is_applicable,
    cast(coalesce(covered.n_measures, 0) as integer) as n_measures,
    cast(coalesce(covered.n_metrics, 0) as integer) as n_metrics,
    coalesce(covered.has_firm_measure, false) as has_firm_measure,
    list_avg(
        list_slice(covered.completenesses, 1, cast(parameters.best_measures as integer))
    ) as specification
from read_plans
inner join documents on read_plans.document_id = documents.document_id
cross join topics
cross join parameters
left join covered
    on
        read_plans.document_id = covered.document_id
        and read_plans.scenario = covered.scenario
        and topics.topic_code = covered.topic_code
