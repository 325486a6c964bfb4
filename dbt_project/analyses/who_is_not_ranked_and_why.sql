-- 哪些文件没有排名，为什么？ Which documents are not ranked, and why?
select
    verdicts.not_ranked_reason,
    documents.jurisdiction_name,
    documents.title,
    documents.kind,
    verdicts.n_measures,
    documents.flags,
    documents.source
from mart_plan_completeness as verdicts
inner join dim_document as documents on verdicts.document_id = documents.document_id
where not verdicts.is_ranked
order by verdicts.not_ranked_reason asc, documents.title asc
