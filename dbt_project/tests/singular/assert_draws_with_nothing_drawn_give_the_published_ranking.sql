{{ config(group='scoring') }}

-- The arithmetic of the draws and the SQL of the index are two reckonings of one thing.
with

ranking as (

    select * from {{ ref('mart_city_ranking') }}

),

drawn as (

    select * from {{ ref('int_ranks__drawn') }}
    where choice = 'none'

)

select
    ranking.document_id,
    ranking.rank,
    drawn.rank as rank_of_draws
from ranking
full outer join drawn
    on
        ranking.document_id = drawn.document_id
        and ranking.framework = drawn.framework
        and ranking.level = drawn.level
where
    ranking.rank is distinct from drawn.rank
    or abs(ranking.completeness_index - drawn.completeness_index) > 1e-8
