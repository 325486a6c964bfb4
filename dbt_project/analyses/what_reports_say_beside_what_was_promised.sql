-- 报告中的数值与本地方案中的目标如何对照？ Reported values beside the targets of the same government.
-- Self-reported, and matched by topic and unit only: a place to start reading, not a verdict.
select
    documents.jurisdiction_name,
    reported.topic_code,
    promised.indicator as promised_indicator,
    promised.comparator,
    promised.value as promised_value,
    reported.indicator as reported_indicator,
    reported.value as reported_value,
    reported.unit
from fct_metrics as reported
inner join fct_metrics as promised
    on
        reported.jurisdiction_code = promised.jurisdiction_code
        and reported.topic_code = promised.topic_code
        and reported.unit = promised.unit
inner join dim_document as documents on reported.document_id = documents.document_id
where reported.role = 'achieved' and promised.role = 'target'
order by documents.jurisdiction_name asc, reported.topic_code asc, reported.char_start asc
