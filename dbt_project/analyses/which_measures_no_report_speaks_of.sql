-- 哪些措施在报告中没有任何佐证？ The measures that no report of the plan's years speaks of.
-- Only plans whose government has a report for one of their years; silence is no proof of failure.
select
    documents.jurisdiction_name,
    measures.topic_code,
    measures.measure_type,
    measures.text
from main.fct_measures as measures
inner join main.dim_document as documents on measures.document_id = documents.document_id
left join main.fct_evidence as evidence on measures.measure_id = evidence.measure_id
where
    evidence.measure_id is null
    and documents.kind = 'plan'
    and exists (
        select 1
        from main.dim_document as reports
        where
            reports.kind = 'report'
            and reports.jurisdiction_code = documents.jurisdiction_code
            and reports.period_end between documents.period_start and documents.period_end
    )
order by documents.jurisdiction_name asc, measures.topic_code asc, measures.char_start asc
