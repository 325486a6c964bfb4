-- 每份方案补上哪一处提升最大？ Which single addition would raise each plan most?
select
    documents.jurisdiction_name,
    documents.framework,
    improvements.element,
    improvements.topic_code,
    round(improvements.index_gain, 2) as index_gain,
    improvements.makes_firm,
    measures.text
from mart_improvements as improvements
inner join dim_document as documents on improvements.document_id = documents.document_id
inner join fct_measures as measures on improvements.measure_id = measures.measure_id
where improvements.position = 1
order by improvements.index_gain desc
