with

documents as (

    select * from {{ ref('dim_document') }}

),

measures as (

    select * from {{ ref('fct_measures') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['min_measures']) | indent(4) }}

),

counted as (

    select
        measures.document_id,
        count(*) filter (where measures.measure_type <> 'goal') as n_measures,
        count(*) filter (where measures.measure_type = 'goal') as n_goal_measures,
        {{ steady_mean("case when measures.measure_type = 'goal' then measures.completeness end") }}
            as goal_completeness
    from measures
    group by measures.document_id

),

judged as (

    -- The first that holds. Unreadable comes first, since nothing else is known of such a text.
    select
        documents.*,
        coalesce(counted.n_measures, 0) as n_measures,
        coalesce(counted.n_goal_measures, 0) as n_goal_measures,
        counted.goal_completeness,
        case
            when not documents.is_readable then 'unreadable'
            when documents.kind <> 'plan' then 'not_a_plan'
            when
                list_contains(documents.flags, 'template') and documents.jurisdiction_code is null
                then 'anonymised'
            when list_contains(documents.flags, 'truncated') then 'truncated'
            when coalesce(counted.n_measures, 0) < parameters.min_measures then 'too_few_measures'
            when documents.jurisdiction_code is null or documents.level is null
                then 'no_jurisdiction'
            when documents.framework is null then 'no_framework'
        end as own_reason
    from documents
    left join counted on documents.document_id = counted.document_id
    cross join parameters

),

placed as (

    -- Only plans that could be ranked compete: a truncated copy supersedes nothing.
    select
        judged.*,
        row_number() over (
            partition by
                judged.own_reason is null, judged.jurisdiction_code, judged.framework
            order by
                judged.issued_on desc nulls last,
                judged.published_on desc nulls last,
                judged.n_characters desc,
                judged.document_id asc
        ) as preference
    from judged

)

select
    placed.document_id,
    cast(placed.n_measures as integer) as n_measures,
    cast(placed.n_goal_measures as integer) as n_goal_measures,
    placed.goal_completeness,
    coalesce(
        placed.own_reason, case when placed.preference > 1 then 'superseded' end
    ) as not_ranked_reason
from placed
