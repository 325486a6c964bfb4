-- 哪些职能的单位承担任务最多？ Bodies of which function answer for most tasks?
select
    coalesce(units.function_code, units.unit) as body,
    count(distinct units.jurisdiction_code) as n_governments,
    count(*) filter (where bodies.responsibility = 'lead') as n_lead,
    count(*) filter (where bodies.responsibility = 'responsible') as n_responsible,
    count(*) filter (where bodies.responsibility = 'support') as n_support
from bridge_task_unit as bodies
inner join dim_unit as units on bodies.unit_id = units.unit_id
group by body
order by count(*) desc, body asc
