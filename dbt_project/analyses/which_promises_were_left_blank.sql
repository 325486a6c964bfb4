-- 哪些承诺留了空白？ Which promises were left blank?
select
    documents.title,
    metrics.topic_code,
    metrics.indicator,
    metrics.text,
    metrics.unit,
    documents.source
from fct_metrics as metrics
inner join dim_document as documents on metrics.document_id = documents.document_id
where metrics.is_placeholder
order by documents.title asc, metrics.char_start asc
