with

chained as (

    select * from {{ ref('int_documents__chained') }}

),

metrics as (

    select * from {{ ref('fct_metrics') }}

),

handed_down as (

    select * from {{ ref('fct_handed_down') }}

),

changes as (

    -- A value counts once, beside the likest of those that the parent sets for it.
    select
        handed_down.child_metric_id,
        arg_max(
            handed_down.direction, (handed_down.similarity, handed_down.parent_metric_id)
        ) as direction
    from handed_down
    inner join chained
        on
            handed_down.child_document_id = chained.document_id
            and handed_down.parent_document_id = chained.parent_document_id
    where handed_down.direction <> 'not_comparable'
    group by handed_down.child_metric_id

),

changed as (

    select
        metrics.document_id,
        metrics.topic_code,
        count(*) filter (where changes.direction = 'kept') as n_kept,
        count(*) filter (where changes.direction = 'sharpened') as n_sharpened,
        count(*) filter (where changes.direction = 'weakened') as n_weakened
    from changes
    inner join metrics on changes.child_metric_id = metrics.metric_id
    group by metrics.document_id, metrics.topic_code

)

select
    changed.document_id,
    changed.topic_code,
    changed.n_kept,
    changed.n_sharpened,
    changed.n_weakened
from changed
