-- 报告中的数值与当年应达到的目标如何对照？ Reported values beside what was promised for that year.
-- Self-reported. `not_comparable` says why two values that look alike were left apart.
select
    documents.jurisdiction_name,
    deliveries.report_year,
    deliveries.kinship,
    promised.indicator as promised_indicator,
    promised.comparator,
    promised.value as promised_value,
    reported.indicator as reported_indicator,
    reported.value as reported_value,
    reported.unit,
    deliveries.relation,
    deliveries.link_reason,
    round(deliveries.similarity, 2) as similarity
from main.fct_delivery as deliveries
inner join main.fct_metrics as reported on deliveries.achieved_metric_id = reported.metric_id
inner join main.fct_metrics as promised on deliveries.target_metric_id = promised.metric_id
inner join main.dim_document as documents on deliveries.achieved_document_id = documents.document_id
order by
    documents.jurisdiction_name asc,
    deliveries.report_year asc,
    deliveries.relation asc,
    reported.char_start asc
