with

tasks as (

    select * from {{ ref('stg_plans__tasks') }}
    where {{ is_touched(['document_id']) }}

)

select
    tasks.task_id,
    tasks.document_id,
    tasks.section_id,
    tasks.position,
    tasks.ordinal,
    tasks.title,
    tasks.topic_code,
    tasks.topic_score
from tasks
