with

measures as (

    select * from {{ ref('fct_measures') }}

),

plans as (

    select * from {{ ref('mart_plan_completeness') }}

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

additions as (

    -- What is whole already cannot be added; what the type does not ask for is no addition,
    -- save the number of a deliverable, which counts as soon as it is given.
    select
        measures.document_id,
        measures.measure_id,
        measures.topic_code,
        measures.char_start,
        measures.completeness,
        measures.is_firm,
        elements.element,
        case elements.element when 'owner' then 1 else measures.score_owner end as score_owner,
        case elements.element when 'deadline' then 1 else measures.score_deadline end
            as score_deadline,
        case elements.element when 'target' then 1 else measures.score_target end as score_target,
        case elements.element when 'verification' then 1 else measures.score_verification end
            as score_verification
    from measures
    inner join plans on measures.document_id = plans.document_id
    cross join
        (values ('owner'), ('deadline'), ('target'), ('verification')) as elements (element)
    where
        plans.completeness_index is not null
        and measures.measure_type <> 'goal'
        and case elements.element
            when 'owner' then coalesce(measures.score_owner < 1, true)
            when 'deadline' then measures.score_deadline < 1
            when 'target'
                then coalesce(measures.score_target < 1, measures.measure_type = 'deliverable')
            when 'verification' then measures.score_verification < 1
        end

),

rescored as (

    select
        additions.*,
        {{ mean_of_elements(
            'additions.score_owner', 'additions.score_deadline',
            'additions.score_target', 'additions.score_verification',
        ) | indent(8) }} as completeness_after
    from additions
    cross join parameters

)

select
    rescored.document_id,
    rescored.measure_id,
    rescored.topic_code,
    rescored.char_start,
    rescored.element,
    rescored.completeness,
    rescored.completeness_after,
    not rescored.is_firm
    and {{ is_firm_of('rescored.completeness_after', [
        'rescored.score_owner', 'rescored.score_deadline',
        'rescored.score_target', 'rescored.score_verification',
    ]) | indent(4) }} as makes_firm
from rescored
cross join parameters
