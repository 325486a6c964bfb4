with

task_units as (

    select * from {{ ref('stg_plans__task_units') }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

)

select
    task_units.unit_id,
    min(documents.jurisdiction_code) as jurisdiction_code,
    min(task_units.unit) as unit,
    min(task_units.function_code) as function_code,
    min(task_units.unit_kind) as unit_kind,
    min(task_units.successor) as successor
from task_units
inner join documents on task_units.document_id = documents.document_id
group by task_units.unit_id
