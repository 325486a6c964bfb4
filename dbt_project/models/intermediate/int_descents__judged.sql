with

doubted as (

    select * from {{ ref('int_metrics__doubted') }}

),

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

faced as (

    select
        doubted.metric_id as child_metric_id,
        doubted.other_metric_id as parent_metric_id,
        doubted.document_id as child_document_id,
        doubted.other_document_id as parent_document_id,
        doubted.similarity,
        children.value as child_value,
        parents.value as parent_value,
        {{ comparator_of('children') }} as child_comparator,
        {{ comparator_of('parents') }} as parent_comparator,
        children.due_on - parents.due_on as days_later,
        case
            when doubted.doubt is not null then doubted.doubt
            when children.is_timely and not parents.is_timely then 'another_thing'
            when
                coalesce(children.frequency, '') <> coalesce(parents.frequency, '')
                and children.kind in ('count', 'amount')
                then 'another_span'
            when children.is_of_each <> parents.is_of_each then 'total_for_each'
        end as doubt
    from doubted
    inner join metrics as children on doubted.metric_id = children.metric_id
    inner join metrics as parents on doubted.other_metric_id = parents.metric_id
    where doubted.link = 'descent'

),

moved as (

    select
        faced.child_metric_id,
        faced.parent_metric_id,
        faced.child_document_id,
        faced.parent_document_id,
        faced.similarity,
        faced.child_value,
        faced.parent_value,
        faced.days_later,
        case
            when faced.doubt is not null then faced.doubt
            when
                faced.child_comparator <> faced.parent_comparator
                or faced.child_comparator = 'between'
                then 'undecided'
        end as doubt,
        -- Above 0 the child asks for more than the parent.
        case
            when faced.child_comparator = '<=' then sign(faced.parent_value - faced.child_value)
            else sign(faced.child_value - faced.parent_value)
        end as more
    from faced

)

select
    moved.child_metric_id,
    moved.parent_metric_id,
    moved.child_document_id,
    moved.parent_document_id,
    case
        when moved.doubt is not null then 'not_comparable'
        when moved.more > 0 then 'sharpened'
        when moved.more < 0 then 'weakened'
        -- The same value: the date decides, where both give one.
        when moved.days_later < 0 then 'sharpened'
        when moved.days_later > 0 then 'weakened'
        else 'kept'
    end as direction,
    moved.doubt as link_reason,
    moved.similarity,
    case
        when moved.doubt is null and moved.parent_value <> 0
            then moved.child_value / moved.parent_value
    end as ratio
from moved
