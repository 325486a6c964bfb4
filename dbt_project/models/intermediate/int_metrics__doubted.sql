with

likened as (

    select * from {{ ref('int_metrics__likened') }}

),

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['link_made', 'link_slack']) }}

)

select
    likened.link,
    likened.kinship,
    likened.document_id,
    likened.other_document_id,
    likened.metric_id,
    likened.other_metric_id,
    likened.similarity,
    case
        when likened.similarity < parameters.link_made then 'wording'
        when
            likened.similarity
            < greatest(likened.best_of_metric, likened.best_of_other) - parameters.link_slack
            then 'fits_another'
        -- What each is about stands nowhere in the other's sentence.
        when
            not contains(metrics.sentence, other_metrics.opening)
            and not contains(other_metrics.sentence, metrics.opening)
            then 'another_thing'
        -- Done in time is done, and not the other way round.
        when other_metrics.is_timely and not metrics.is_timely then 'another_thing'
        when
            len(metrics.bodies) > 0 and len(other_metrics.bodies) > 0
            and not list_has_any(metrics.bodies, other_metrics.bodies)
            then 'other_bodies'
        -- A part is not held to what the whole is to reach together, or to do itself.
        when
            likened.kinship = 'above' and not list_contains(other_metrics.bodies, '区')
            and (other_metrics.is_of_one_body or other_metrics.kind in ('count', 'amount'))
            and not other_metrics.is_of_each
            then 'other_bodies'
    end as doubt
from likened
inner join metrics on likened.metric_id = metrics.metric_id
inner join metrics as other_metrics on likened.other_metric_id = other_metrics.metric_id
cross join parameters
