-- 方案依据了哪些文件？ Which documents do plans rest on, and which of them are held?
select
    citations.cited_title,
    count(distinct citations.document_id) as n_documents,
    bool_or(citations.cited_document_id is not null) as is_held
from fct_citations as citations
group by citations.cited_title
order by n_documents desc, citations.cited_title asc
