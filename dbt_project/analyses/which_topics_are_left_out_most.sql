-- 哪些事项最常被略过？ Which items of the outline do plans leave out most?
select
    coverage.framework,
    coverage.topic_code,
    topics.item_zh,
    count(*) as n_plans_held_to_it,
    count(*) filter (where coverage.n_measures = 0) as n_silent,
    round(avg(cast(coverage.has_firm_measure as integer)), 2) as firm_share
from mart_topic_coverage as coverage
inner join mart_plan_completeness as verdicts on coverage.document_id = verdicts.document_id
inner join dim_topic as topics on coverage.topic_code = topics.topic_code
where verdicts.is_ranked and coverage.is_applicable
group by coverage.framework, coverage.topic_code, topics.item_zh
order by n_silent desc, firm_share asc, coverage.topic_code asc
