-- 哪些地方没有读懂，怎么办？ What was seen and not understood, and what can be done?
select
    kinds.kind,
    count(*) as n_rows,
    count(distinct kinds.document_id) as n_documents,
    any_value(kinds.advice) as advice
from problems as kinds
group by kinds.kind
order by n_rows desc, kinds.kind asc
