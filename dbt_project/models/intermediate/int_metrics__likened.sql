with

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

faced as (

    select * from {{ ref('int_documents__faced') }}
    where {{ is_touched(['document_id', 'other_document_id']) }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{
        links_of(['weight_indicator', 'weight_contained', 'weight_sentence', 'bonus_topic',
            'contained_pairs', 'sentence_stretch', 'link_seen'])
    }}

),

sides as (

    -- One key, since of two the unit may be joined first: all metrics beside all.
    select
        faced.link,
        faced.kinship,
        faced.other_document_id,
        metrics.*,
        concat(faced.other_document_id, ' ', metrics.unit) as place
    from faced
    inner join metrics on faced.document_id = metrics.document_id
    where metrics.role = case when faced.link = 'delivery' then 'achieved' else 'target' end

),

targets as (

    select
        metrics.*,
        concat(metrics.document_id, ' ', metrics.unit) as place
    from metrics
    where metrics.role = 'target'

),

scored as (

    -- Another unit is another quantity, another head another rate.
    select
        sides.link,
        sides.kinship,
        sides.document_id,
        sides.other_document_id,
        sides.metric_id,
        targets.metric_id as other_metric_id,
        least(
            1,
            parameters.weight_indicator * {{ likeness_of('sides.words', 'targets.words') }}
            + parameters.weight_contained * {{ containment_of('sides.words', 'targets.words') }}
            * least(1, least(len(sides.words), len(targets.words)) / parameters.contained_pairs)
            + parameters.weight_sentence
            * least(
                1,
                parameters.sentence_stretch
                * {{ likeness_of('sides.sentence_words', 'targets.sentence_words') }}
            )
            + parameters.bonus_topic * cast(sides.topic_code = targets.topic_code as integer)
        ) as similarity
    from sides
    inner join targets on sides.place = targets.place
    cross join parameters
    where coalesce(
        sides.head = targets.head,
        (sides.head is null or targets.kind = 'coverage')
        and (targets.head is null or sides.kind = 'coverage')
    )

)

select
    scored.*,
    max(scored.similarity) over (
        partition by scored.link, scored.metric_id, scored.other_document_id
    ) as best_of_metric,
    max(scored.similarity) over (
        partition by scored.link, scored.other_metric_id, scored.document_id
    ) as best_of_other
from scored
cross join parameters
where scored.similarity >= parameters.link_seen
