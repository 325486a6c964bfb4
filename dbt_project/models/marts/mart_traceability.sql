with

chained as (

    select * from {{ ref('int_documents__chained') }}

),

documents as (

    select * from {{ ref('dim_document') }}

),

topics as (

    select * from {{ ref('dim_topic') }}

),

measures as (

    select * from {{ ref('fct_measures') }}

),

metrics as (

    select * from {{ ref('fct_metrics') }}

),

changed as (

    select * from {{ ref('int_topics__handed_down') }}

),

measured as (

    select
        measures.document_id,
        measures.topic_code,
        count(*) as n_measures,
        count(*) filter (where measures.is_firm) as n_firm_measures
    from measures
    where measures.measure_type <> 'goal'
    group by measures.document_id, measures.topic_code

),

valued as (

    select
        metrics.document_id,
        metrics.topic_code,
        count(*) as n_values,
        string_agg(
            concat(
                metrics.indicator, ' ', metrics.comparator, ' ',
                format('{:g}', metrics.value), format('–{:g}', metrics.value_high), metrics.unit
            ),
            '；' order by metrics.char_start
        ) as values_said
    from metrics
    where metrics.role = 'target' and metrics.value is not null
    group by metrics.document_id, metrics.topic_code

)

select
    topics.topic_code,
    documents.document_id,
    documents.framework,
    documents.province_code as family_code,
    documents.jurisdiction_code,
    documents.jurisdiction_name,
    documents.level,
    chained.parent_document_id,
    cast(coalesce(measured.n_measures, 0) as integer) as n_measures,
    cast(coalesce(measured.n_firm_measures, 0) as integer) as n_firm_measures,
    cast(coalesce(valued.n_values, 0) as integer) as n_values,
    valued.values_said,
    cast(coalesce(changed.n_kept, 0) as integer) as n_kept,
    cast(coalesce(changed.n_sharpened, 0) as integer) as n_sharpened,
    cast(coalesce(changed.n_weakened, 0) as integer) as n_weakened
from chained
inner join documents on chained.document_id = documents.document_id
cross join topics
left join measured
    on chained.document_id = measured.document_id and topics.topic_code = measured.topic_code
left join valued
    on chained.document_id = valued.document_id and topics.topic_code = valued.topic_code
left join changed
    on chained.document_id = changed.document_id and topics.topic_code = changed.topic_code
