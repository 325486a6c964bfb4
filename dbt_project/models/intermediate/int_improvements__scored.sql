with

additions as (

    select * from {{ ref('int_measures__raised') }}

),

measures as (

    select * from {{ ref('fct_measures') }}

),

topics as (

    select * from {{ ref('mart_topic_coverage') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['best_measures']) | indent(4) }}

),

places as (

    select
        measures.document_id,
        measures.measure_id,
        row_number() over (
            partition by measures.document_id, measures.topic_code
            order by measures.completeness desc, measures.measure_id asc
        ) as place
    from measures
    where measures.measure_type <> 'goal'

),

best as (

    -- One more than the best that count: it moves up when one of these is taken out.
    select
        measures.document_id,
        measures.topic_code,
        list_slice(
            list_reverse_sort(list(measures.completeness)),
            1,
            cast(max(parameters.best_measures) as integer) + 1
        ) as completenesses
    from measures
    cross join parameters
    where measures.measure_type <> 'goal'
    group by measures.document_id, measures.topic_code

)

select
    additions.document_id,
    additions.measure_id,
    additions.topic_code,
    additions.char_start,
    additions.element,
    additions.completeness,
    additions.completeness_after,
    additions.makes_firm,
    list_avg(
        list_slice(
            list_reverse_sort(
                list_append(
                    list_concat(
                        list_slice(best.completenesses, 1, places.place - 1),
                        list_slice(best.completenesses, places.place + 1, len(best.completenesses))
                    ),
                    additions.completeness_after
                )
            ),
            1,
            cast(parameters.best_measures as integer)
        )
    ) - topics.specification as topic_gain,
    topics.is_applicable and not topics.has_firm_measure and additions.makes_firm as firms_topic
from additions
inner join places
    on
        additions.document_id = places.document_id
        and additions.measure_id = places.measure_id
inner join best
    on additions.document_id = best.document_id and additions.topic_code = best.topic_code
inner join topics
    on additions.document_id = topics.document_id and additions.topic_code = topics.topic_code
cross join parameters
