with

drawn as (

    select * from {{ ref('int_ranks__drawn') }}

),

moved as (

    select
        drawn.framework,
        drawn.level,
        drawn.choice,
        drawn.setting,
        drawn.draw,
        drawn.document_id,
        abs(drawn.rank - published.rank) as rank_change
    from drawn
    inner join drawn as published
        on drawn.document_id = published.document_id and published.choice = 'none'
    where drawn.choice <> 'none'

)

select
    moved.framework,
    moved.level,
    moved.choice,
    moved.setting,
    cast(count(distinct moved.document_id) as integer) as n_plans,
    cast(count(distinct moved.draw) as integer) as n_draws,
    avg(moved.rank_change) as mean_rank_change,
    cast(max(moved.rank_change) as integer) as max_rank_change
from moved
group by moved.framework, moved.level, moved.choice, moved.setting
