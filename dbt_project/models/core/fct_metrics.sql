with

metrics as (

    select * from {{ ref('stg_plans__metrics') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

)

select
    metrics.metric_id,
    metrics.measure_id,
    metrics.achievement_id,
    metrics.document_id,
    documents.jurisdiction_code,
    metrics.topic_code,
    metrics.text,
    metrics.char_start,
    metrics.char_end,
    metrics.indicator,
    metrics.comparator,
    metrics.value,
    metrics.value_high,
    metrics.unit,
    metrics.kind,
    metrics.is_digits,
    metrics.is_approximate,
    metrics.frequency,
    metrics.subject,
    metrics.role,
    metrics.is_placeholder,
    metrics.due_on
from metrics
left join documents on metrics.document_id = documents.document_id
