with

metrics as (

    select * from {{ ref('int_metrics__worded') }}

),

faced as (

    select * from {{ ref('int_documents__faced') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{
        links_of([
            'weight_indicator', 'weight_contained', 'weight_sentence', 'bonus_topic',
            'contained_pairs', 'sentence_stretch', 'link_seen',
        ])
    }}

),

candidates as (

    -- Another unit is another quantity, another rate's last word another rate.
    select
        faced.link,
        faced.kinship,
        faced.document_id,
        faced.other_document_id,
        metrics.metric_id,
        other_metrics.metric_id as other_metric_id,
        {{ likeness_of('metrics.words', 'other_metrics.words') }} as likeness,
        {{ containment_of('metrics.words', 'other_metrics.words') }}
        * least(1, least(len(metrics.words), len(other_metrics.words)) / parameters.contained_pairs)
            as containment,
        {{ likeness_of('metrics.sentence_words', 'other_metrics.sentence_words') }}
            as sentence_likeness,
        cast(metrics.topic_code = other_metrics.topic_code as integer) as is_one_topic
    from faced
    inner join metrics
        on
            faced.document_id = metrics.document_id
            and metrics.role = case when faced.link = 'delivery' then 'achieved' else 'target' end
    inner join metrics as other_metrics
        on
            faced.other_document_id = other_metrics.document_id
            and other_metrics.role = 'target'
            and metrics.unit is not distinct from other_metrics.unit
            and coalesce(
                metrics.head = other_metrics.head,
                (metrics.head is null or other_metrics.kind = 'coverage')
                and (other_metrics.head is null or metrics.kind = 'coverage')
            )
    cross join parameters

),

scored as (

    select
        candidates.link,
        candidates.kinship,
        candidates.document_id,
        candidates.other_document_id,
        candidates.metric_id,
        candidates.other_metric_id,
        least(
            1,
            parameters.weight_indicator * candidates.likeness
            + parameters.weight_contained * candidates.containment
            + parameters.weight_sentence
            * least(1, parameters.sentence_stretch * candidates.sentence_likeness)
            + parameters.bonus_topic * candidates.is_one_topic
        ) as similarity
    from candidates
    cross join parameters

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
