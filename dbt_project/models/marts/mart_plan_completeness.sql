with

documents as (

    select * from {{ ref('dim_document') }}

),

verdicts as (

    select * from {{ ref('int_plans__judged') }}

),

plans as (

    select * from {{ ref('int_plans__scored') }}

),

tasks as (

    select * from {{ ref('dim_task') }}

),

task_counts as (

    select
        tasks.document_id,
        count(*) as n_tasks
    from tasks
    group by tasks.document_id

)

select
    documents.document_id,
    documents.jurisdiction_code,
    documents.level,
    documents.framework,
    verdicts.n_measures,
    verdicts.n_goal_measures,
    cast(coalesce(task_counts.n_tasks, 0) as integer) as n_tasks,
    observed.specification,
    observed.coverage,
    observed.accountability,
    verdicts.goal_completeness,
    observed.completeness_index,
    coalesce(absent.completeness_index, observed.completeness_index) as index_owner_absent,
    coalesce(present.completeness_index, observed.completeness_index) as index_owner_present,
    verdicts.not_ranked_reason is null as is_ranked,
    verdicts.not_ranked_reason
from documents
inner join verdicts on documents.document_id = verdicts.document_id
left join task_counts on documents.document_id = task_counts.document_id
left join plans as observed
    on documents.document_id = observed.document_id and observed.scenario = 'observed'
left join plans as absent
    on documents.document_id = absent.document_id and absent.scenario = 'owner_absent'
left join plans as present
    on documents.document_id = present.document_id and present.scenario = 'owner_present'
