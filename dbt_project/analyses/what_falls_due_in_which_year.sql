-- 每年到期的承诺有哪些？ What falls due in which year, by the sentences' own dates?
select
    documents.jurisdiction_name,
    year(measures.due_on) as due_year,
    count(*) as n_due,
    count(*) filter (where measures.is_firm) as n_firm,
    min(measures.due_on) as first_due_on,
    max(measures.due_on) as last_due_on
from fct_measures as measures
inner join dim_document as documents on measures.document_id = documents.document_id
where measures.deadline_source = 'explicit' and measures.due_on is not null
group by documents.jurisdiction_name, due_year
order by due_year asc, n_due desc, documents.jurisdiction_name asc
