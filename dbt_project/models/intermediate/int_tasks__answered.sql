with

task_units as (

    select * from {{ ref('bridge_task_unit') }}

),

units as (

    select * from {{ ref('dim_unit') }}

)

select
    task_units.task_id,
    list(units.unit order by task_units.position)
    filter (where task_units.responsibility = 'lead') as lead_units,
    list(units.unit order by task_units.position)
    filter (where task_units.responsibility = 'responsible') as responsible_units,
    list(units.unit order by task_units.position)
    filter (where task_units.responsibility = 'support') as support_units
from task_units
inner join units on task_units.unit_id = units.unit_id
group by task_units.task_id
