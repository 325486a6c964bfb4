with

measures as (

    select * from {{ ref('fct_measures') }}

),

metrics as (

    select * from {{ ref('fct_metrics') }}

),

documents as (

    select * from {{ ref('dim_document') }}

),

bodies as (

    select * from {{ ref('int_tasks__answered') }}

),

answered as (

    select evidence.measure_id
    from {{ ref('fct_evidence') }} as evidence
    group by evidence.measure_id

),

-- A day ends in China, not in UTC.
build as (

    select max(cast(timezone('Asia/Shanghai', runs.started_at) as date)) as built_on
    from {{ ref('pipeline_run') }} as runs

),

-- A value is a commitment of its own where it is due on another day than its sentence.
dated as (

    select
        measures.measure_id as commitment_id,
        measures.measure_id,
        null as metric_id,
        measures.due_on,
        measures.deadline_source
    from measures
    where measures.due_on is not null

    union all

    select
        metrics.metric_id as commitment_id,
        metrics.measure_id,
        metrics.metric_id,
        metrics.due_on,
        'explicit' as deadline_source
    from metrics
    inner join measures on metrics.measure_id = measures.measure_id
    where
        metrics.role = 'target'
        and metrics.due_on is not null
        and metrics.due_on is distinct from measures.due_on

)

select
    dated.commitment_id,
    dated.measure_id,
    dated.metric_id,
    measures.document_id,
    measures.jurisdiction_code,
    measures.task_id,
    measures.topic_code,
    measures.text,
    dated.due_on,
    measures.due_precision,
    dated.deadline_source,
    build.built_on,
    cast(dated.due_on - build.built_on as integer) as days_left,
    measures.owner,
    measures.owner_raw,
    coalesce(bodies.lead_units, cast([] as varchar[])) as lead_units,
    coalesce(bodies.responsible_units, cast([] as varchar[])) as responsible_units,
    coalesce(bodies.support_units, cast([] as varchar[])) as support_units,
    answered.measure_id is not null as has_evidence,
    documents.is_current
from dated
inner join measures on dated.measure_id = measures.measure_id
inner join documents on measures.document_id = documents.document_id
left join bodies on measures.task_id = bodies.task_id
left join answered on dated.measure_id = answered.measure_id
cross join build
