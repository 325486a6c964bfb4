with recursive

drawn as (

    select * from {{ ref('int_ranks__drawn') }}

),

spread as (

    select * from {{ ref('int_ranks__spread') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['tier_chance']) | indent(4) }}

),

placed as (

    select
        spread.framework,
        spread.level,
        spread.position,
        drawn.draw,
        drawn.rank
    from spread
    inner join drawn on spread.document_id = drawn.document_id
    where drawn.choice = 'all'

),

leaders as (

    -- The first place leads the first tier. The next tier is led by the first plan below that
    -- its leader surely stands above, and so on; equals in a draw count half.
    select distinct
        placed.framework,
        placed.level,
        1 as tier,
        cast(1 as bigint) as position
    from placed

    union all

    select
        apart.framework,
        apart.level,
        apart.tier + 1 as tier,
        min(apart.position) as position
    from (
        select
            leaders.framework,
            leaders.level,
            leaders.tier,
            lower_placed.position
        from leaders
        inner join placed as leads
            on
                leaders.framework = leads.framework
                and leaders.level = leads.level
                and leaders.position = leads.position
        inner join placed as lower_placed
            on
                leads.framework = lower_placed.framework
                and leads.level = lower_placed.level
                and leads.draw = lower_placed.draw
                and leads.position < lower_placed.position
        cross join parameters
        group by leaders.framework, leaders.level, leaders.tier, lower_placed.position
        having
            avg(
                list_avg([
                    cast(leads.rank < lower_placed.rank as integer),
                    cast(leads.rank <= lower_placed.rank as integer),
                ])
            ) >= max(parameters.tier_chance)
    ) as apart
    group by apart.framework, apart.level, apart.tier

)

select
    spread.document_id,
    cast(max(leaders.tier) as integer) as tier
from spread
inner join leaders
    on
        spread.framework = leaders.framework
        and spread.level = leaders.level
        and spread.position >= leaders.position
group by spread.document_id
