with

task_units as (

    select * from {{ source('plans', 'task_units') }}

)

select
    task_units.task_id,
    task_units.position,
    task_units.document_id,
    task_units.unit_id,
    task_units.unit_raw,
    task_units.unit,
    task_units.function_code,
    task_units.unit_kind,
    task_units.successor,
    task_units.responsibility
from task_units
