with

metrics as (

    select * from {{ ref('stg_plans__metrics') }}

),

measures as (

    select * from {{ ref('stg_plans__measures') }}

),

targets as (

    -- A baseline tells where the plan starts from and asks for nothing.
    select
        metrics.document_id,
        metrics.measure_id,
        metrics.role = 'target'
        and metrics.is_digits
        and metrics.unit is not null
        and metrics.comparator is not null
        and not metrics.is_placeholder as is_number,
        metrics.role = 'target'
        and metrics.kind = 'coverage'
        and not metrics.is_digits
        and not metrics.is_placeholder as is_coverage_words,
        metrics.role = 'target' and metrics.is_placeholder as is_blank,
        metrics.role = 'target'
        and metrics.kind = 'time_limit'
        and not metrics.is_placeholder as is_time_limit
    from metrics
    where metrics.measure_id is not null

),

counted as (

    select
        targets.document_id,
        targets.measure_id,
        count(*) as n_metrics,
        bool_or(targets.is_number) as has_number,
        bool_or(targets.is_coverage_words) as has_coverage_words,
        bool_or(targets.is_blank) as has_blank,
        bool_or(targets.is_time_limit) as has_time_limit
    from targets
    group by targets.document_id, targets.measure_id

)

select
    measures.document_id,
    measures.measure_id,
    cast(coalesce(counted.n_metrics, 0) as integer) as n_metrics,
    coalesce(counted.has_number, false) as has_number,
    coalesce(counted.has_coverage_words, false) as has_coverage_words,
    coalesce(counted.has_blank, false) as has_blank,
    coalesce(counted.has_time_limit, false) as has_time_limit
from measures
left join counted
    on
        -- Also by document: so that few documents can be asked for without reading all.
        measures.document_id = counted.document_id
        and measures.measure_id = counted.measure_id
