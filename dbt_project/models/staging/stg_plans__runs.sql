with

runs as (

    select * from {{ source('plans', 'runs') }}

)

select
    runs.run_id,
    runs.generation,
    runs.status,
    runs.started_at,
    runs.ended_at,
    runs.published_at,
    runs.code_version,
    runs.n_seen,
    runs.n_accepted,
    runs.n_flagged,
    runs.n_quarantined,
    runs.n_ignored,
    runs.n_new,
    runs.n_changed,
    runs.n_gone,
    runs.error
from runs
