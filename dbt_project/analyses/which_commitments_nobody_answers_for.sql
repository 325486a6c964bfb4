-- 哪些有期限或有数字的承诺没有责任单位？ Which dated or quantified commitments has nobody to answer for?
select
    documents.jurisdiction_name,
    measures.topic_code,
    measures.due_on,
    measures.n_metrics,
    measures.text
from fct_measures as measures
inner join dim_document as documents on measures.document_id = documents.document_id
where
    documents.kind = 'plan'
    and measures.owner = 'none'
    and (measures.deadline_source = 'explicit' or measures.n_metrics > 0)
order by documents.jurisdiction_name asc, measures.document_id asc, measures.position asc
