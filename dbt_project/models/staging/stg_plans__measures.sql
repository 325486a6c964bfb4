with

measures as (

    select * from {{ source('plans', 'measures') }}

)

select
    measures.text,
    measures.char_start,
    measures.char_end,
    measures.measure_id,
    measures.document_id,
    measures.section_id,
    measures.task_id,
    measures.position,
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
    measures.topic_code
from measures
