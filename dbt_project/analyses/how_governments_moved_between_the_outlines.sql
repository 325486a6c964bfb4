-- 同一地方两个时期的方案有何变化？ How did governments move from the 2015 to the 2021 outline?
-- Each period has items of its own: compare pillars, not ranks.
select
    places.name,
    older.specification as specification_2015,
    newer.specification as specification_2021,
    older.coverage as coverage_2015,
    newer.coverage as coverage_2021,
    older.accountability as accountability_2015,
    newer.accountability as accountability_2021
from mart_plan_completeness as older
inner join mart_plan_completeness as newer on older.jurisdiction_code = newer.jurisdiction_code
inner join dim_jurisdiction as places on older.jurisdiction_code = places.jurisdiction_code
where
    older.is_ranked and older.framework = '2015'
    and newer.is_ranked and newer.framework = '2021'
order by newer.specification - older.specification desc
