with

drawn as (

    select * from {{ ref('int_ranks__drawn') }}

)

-- In the order in which they were drawn: what the plans of a draw share packs well.
select
    drawn.framework,
    drawn.level,
    drawn.draw,
    drawn.document_id,
    drawn.specification,
    drawn.coverage,
    drawn.accountability,
    drawn.weight_specification,
    drawn.weight_coverage,
    drawn.weight_accountability,
    drawn.is_geometric,
    drawn.completeness_index,
    drawn.rank
from drawn
where drawn.choice = 'all'
