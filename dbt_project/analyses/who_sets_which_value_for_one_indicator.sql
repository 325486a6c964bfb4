-- 同一指标，各地定了多少？ For one indicator, who sets which value?
select
    metrics.indicator,
    metrics.unit,
    metrics.comparator,
    count(distinct metrics.jurisdiction_code) as n_governments,
    min(metrics.value) as lowest,
    median(metrics.value) as middle,
    max(metrics.value) as highest,
    arg_min(documents.jurisdiction_name, metrics.value) as lowest_of,
    arg_max(documents.jurisdiction_name, metrics.value) as highest_of
from fct_metrics as metrics
inner join dim_document as documents on metrics.document_id = documents.document_id
where metrics.role = 'target' and metrics.value is not null
group by metrics.indicator, metrics.unit, metrics.comparator
order by n_governments desc, metrics.indicator asc
