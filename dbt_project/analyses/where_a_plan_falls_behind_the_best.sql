-- 与最好的方案相比，各方案在哪些事项上差得最多？ On which topics is each plan furthest below the best?
with

scores as (

    select
        coverage.document_id,
        coverage.framework,
        coverage.jurisdiction_code,
        coverage.topic_code,
        coalesce(coverage.specification, 0) as specification,
        max(coalesce(coverage.specification, 0)) over (
            partition by coverage.framework, coverage.topic_code
        ) as best
    from mart_topic_coverage as coverage
    inner join mart_plan_completeness as verdicts on coverage.document_id = verdicts.document_id
    where verdicts.is_ranked and coverage.is_applicable

)

select
    scores.framework,
    places.name,
    scores.topic_code,
    round(scores.specification, 2) as specification,
    round(scores.best, 2) as best,
    round(scores.best - scores.specification, 2) as distance
from scores
inner join dim_jurisdiction as places on scores.jurisdiction_code = places.jurisdiction_code
qualify
    row_number() over (
        partition by scores.document_id
        order by scores.best - scores.specification desc, scores.topic_code asc
    ) <= 3
order by scores.framework desc, places.name asc, distance desc, scores.topic_code asc
