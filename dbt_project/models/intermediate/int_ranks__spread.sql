with

drawn as (

    select * from {{ ref('int_ranks__drawn') }}

),

plans as (

    select * from {{ ref('mart_plan_completeness') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['interval_low', 'interval_high']) | indent(4) }}

),

placed as (

    -- Equal ranks stand one after the other too, in the order in which they are shown.
    select
        drawn.framework,
        drawn.level,
        drawn.document_id,
        row_number() over (
            partition by drawn.framework, drawn.level order by drawn.rank, plans.jurisdiction_code
        ) as position
    from drawn
    inner join plans on drawn.document_id = plans.document_id
    where drawn.choice = 'none'

),

compared as (

    select
        placed.framework,
        placed.level,
        placed.document_id,
        placed.position,
        drawn.rank,
        lead(drawn.rank) over (
            partition by placed.framework, placed.level, drawn.draw order by placed.position
        ) as next_rank
    from placed
    inner join drawn on placed.document_id = drawn.document_id
    where drawn.choice = 'all'

),

ordered as (

    -- A draw in which both are equal counts half.
    select
        compared.framework,
        compared.level,
        compared.document_id,
        compared.position,
        count(*) as n_draws,
        list_sort(list(compared.rank)) as ranks,
        avg(list_avg([
            cast(compared.rank < compared.next_rank as integer),
            cast(compared.rank <= compared.next_rank as integer),
        ])) as chance_above_next
    from compared
    group by compared.framework, compared.level, compared.document_id, compared.position

),

bounded as (

    -- Ends of an interval are ranks that were drawn, counted from the best.
    select
        ordered.*,
        cast(greatest(ceil(parameters.interval_low * ordered.n_draws), 1) as integer) as nth_low,
        cast(ceil(parameters.interval_high * ordered.n_draws) as integer) as nth_high
    from ordered
    cross join parameters

)

select
    bounded.framework,
    bounded.level,
    bounded.document_id,
    bounded.position,
    cast(bounded.ranks[bounded.nth_low] as double) as rank_p05,
    list_median(bounded.ranks) as rank_p50,
    cast(bounded.ranks[bounded.nth_high] as double) as rank_p95,
    bounded.chance_above_next
from bounded
