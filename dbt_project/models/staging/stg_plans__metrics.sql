with

metrics as (

    select * from {{ source('plans', 'metrics') }}

)

select
    metrics.text,
    metrics.char_start,
    metrics.char_end,
    metrics.metric_id,
    metrics.document_id,
    metrics.measure_id,
    metrics.achievement_id,
    metrics.position,
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
    metrics.due_on,
    metrics.topic_code
from metrics
