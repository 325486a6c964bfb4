with

task_units as (

    select * from {{ ref('stg_plans__task_units') }}
    where {{ is_touched(['document_id']) }}

)

select
    task_units.task_id,
    task_units.position,
    task_units.document_id,
    task_units.unit_id,
    task_units.unit_raw,
    task_units.responsibility
from task_units
