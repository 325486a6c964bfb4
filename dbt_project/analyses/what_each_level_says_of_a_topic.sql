-- 同一任务上，上级与下级各说了什么，数值是保持、加严还是放宽？ Each topic from the top down.
select
    topics.item_zh,
    traced.framework,
    traced.level,
    traced.jurisdiction_name,
    traced.n_measures,
    traced.values_said,
    traced.n_kept,
    traced.n_sharpened,
    traced.n_weakened
from main.mart_traceability as traced
inner join main.dim_topic as topics on traced.topic_code = topics.topic_code
where traced.n_measures + traced.n_values > 0
order by
    traced.topic_code asc,
    traced.framework asc,
    traced.family_code asc nulls first,
    traced.jurisdiction_code asc
