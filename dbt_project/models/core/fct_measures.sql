with

measures as (

    select * from {{ ref('stg_plans__measures') }}
    where {{ is_touched(['document_id']) }}

),

scores as (

    select * from {{ ref('int_measures__scored') }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

)

select
    measures.measure_id,
    measures.section_id,
    measures.task_id,
    measures.document_id,
    documents.jurisdiction_code,
    measures.topic_code,
    measures.position,
    measures.text,
    measures.char_start,
    measures.char_end,
    measures.measure_type,
    measures.strength,
    measures.owner,
    measures.owner_raw,
    measures.has_verification,
    measures.due_on,
    measures.due_from,
    measures.due_precision,
    measures.due_text,
    measures.deadline_source,
    measures.frequency,
    scores.n_metrics,
    scores.score_owner,
    scores.score_deadline,
    scores.score_target,
    scores.score_verification,
    scores.completeness,
    scores.is_firm
from measures
inner join scores
    on
        measures.document_id = scores.document_id
        and measures.measure_id = scores.measure_id
left join documents on measures.document_id = documents.document_id
