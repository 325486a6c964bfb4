-- 哪些地方领先，领先下一名多少？ Who leads, and by how much over the next?
select
    ranking.framework,
    ranking.level,
    ranking.rank,
    ranking.jurisdiction_name,
    round(ranking.completeness_index, 1) as completeness_index,
    round(
        ranking.completeness_index - lead(ranking.completeness_index) over (
            partition by ranking.framework, ranking.level
            order by ranking.completeness_index desc
        ),
        1
    ) as lead_over_next,
    round(verdicts.specification, 2) as specification,
    round(verdicts.coverage, 2) as coverage,
    round(verdicts.accountability, 2) as accountability
from mart_city_ranking as ranking
inner join mart_plan_completeness as verdicts on ranking.document_id = verdicts.document_id
order by ranking.framework desc, ranking.level asc, ranking.rank asc
