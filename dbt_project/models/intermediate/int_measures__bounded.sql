with

measures as (

    select * from {{ ref('fct_measures') }}

),

documents as (

    select * from {{ ref('dim_document') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of([
        'weight_owner', 'weight_deadline', 'weight_target', 'weight_verification',
        'firm_completeness', 'firm_elements',
    ]) | indent(4) }}

),

counted as (

    -- Measures of goal sections have a column of their own and part in no pillar.
    select measures.*
    from measures
    inner join documents on measures.document_id = documents.document_id
    where
        documents.kind = 'plan'
        and documents.is_readable
        and measures.measure_type <> 'goal'

),

assumed as (

    select
        counted.*,
        scenarios.scenario,
        coalesce(counted.score_owner, scenarios.assumed_score) as assumed_owner
    from counted
    cross join
        (values ('owner_absent', 0), ('owner_present', 1)) as scenarios (scenario, assumed_score)
    where
        counted.document_id in (
            select unobserved.document_id from counted as unobserved
            where unobserved.score_owner is null
        )

),

rescored as (

    select
        assumed.*,
        {{ mean_of_elements(
            'assumed.assumed_owner', 'assumed.score_deadline',
            'assumed.score_target', 'assumed.score_verification',
        ) | indent(8) }} as assumed_completeness
    from assumed
    cross join parameters

)

select
    counted.document_id,
    'observed' as scenario,
    counted.measure_id,
    counted.topic_code,
    counted.n_metrics,
    counted.completeness,
    counted.is_firm
from counted

union all

select
    rescored.document_id,
    rescored.scenario,
    rescored.measure_id,
    rescored.topic_code,
    rescored.n_metrics,
    rescored.assumed_completeness as completeness,
    {{ is_firm_of('rescored.assumed_completeness', [
        'rescored.assumed_owner', 'rescored.score_deadline',
        'rescored.score_target', 'rescored.score_verification',
    ]) | indent(4) }} as is_firm
from rescored
cross join parameters
