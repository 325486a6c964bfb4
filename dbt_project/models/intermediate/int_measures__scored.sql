with

measures as (

    select * from {{ ref('stg_plans__measures') }}

),

quantities as (

    select * from {{ ref('int_measures__quantified') }}

),

measure_types as (

    select * from {{ ref('measure_types') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of([
        'weight_owner', 'weight_deadline', 'weight_target', 'weight_verification',
        'score_owner_collective', 'score_deadline_phase', 'score_target_coverage',
        'firm_completeness', 'firm_elements',
    ]) | indent(4) }}

),

elements as (

    select
        measures.document_id,
        measures.measure_id,
        quantities.n_metrics,
        case measures.owner
            when 'named' then 1
            when 'collective' then parameters.score_owner_collective
            when 'none' then 0
        end as score_owner,
        case
            when not measure_types.deadline_applies then null
            when measures.measure_type = 'recurring' then 1
            when measures.frequency is not null or quantities.has_time_limit then 1
            when measures.deadline_source <> 'explicit' then 0
            when measures.due_precision = 'phase' then parameters.score_deadline_phase
            else 1
        end as score_deadline,
        case
            when measure_types.target_applies = 'no' then null
            when quantities.has_number then 1
            when quantities.has_coverage_words then parameters.score_target_coverage
            when measure_types.target_applies = 'yes' or quantities.has_blank then 0
        end as score_target,
        case when measures.has_verification then 1 else 0 end as score_verification
    from measures
    inner join quantities
        on
            measures.document_id = quantities.document_id
            and measures.measure_id = quantities.measure_id
    inner join measure_types on measures.measure_type = measure_types.measure_type
    cross join parameters

),

means as (

    select
        elements.*,
        {{ mean_of_elements(
            'elements.score_owner', 'elements.score_deadline',
            'elements.score_target', 'elements.score_verification',
        ) | indent(8) }} as completeness
    from elements
    cross join parameters

)

select
    means.document_id,
    means.measure_id,
    means.n_metrics,
    cast(means.score_owner as double) as score_owner,
    cast(means.score_deadline as double) as score_deadline,
    cast(means.score_target as double) as score_target,
    cast(means.score_verification as double) as score_verification,
    means.completeness,
    {{ is_firm_of('means.completeness', [
        'means.score_owner', 'means.score_deadline',
        'means.score_target', 'means.score_verification',
    ]) | indent(4) }} as is_firm
from means
cross join parameters
