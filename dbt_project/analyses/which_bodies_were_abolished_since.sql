-- 哪些责任单位已经撤并，由谁接续？ Which bodies named in plans have been abolished since, and who took over?
select
    documents.jurisdiction_name,
    documents.framework,
    units.unit,
    units.successor,
    count(*) as n_tasks
from bridge_task_unit as bodies
inner join dim_unit as units on bodies.unit_id = units.unit_id
inner join dim_task as works on bodies.task_id = works.task_id
inner join dim_document as documents on works.document_id = documents.document_id
where units.successor is not null
group by
    documents.jurisdiction_name, documents.framework, units.unit, units.successor
order by n_tasks desc, documents.jurisdiction_name asc, units.unit asc
