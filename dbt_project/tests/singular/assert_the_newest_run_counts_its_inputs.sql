-- The run that makes this build says what it saw; the inputs are there to be counted again.
{{ config(group='facts') }}

with

newest as (

    select runs.*
    from {{ ref('stg_plans__runs') }} as runs
    where runs.status in ('running', 'published') and runs.n_seen is not null
    qualify row_number() over (order by runs.started_at desc, runs.run_id asc) = 1

),

inputs as (

    select
        count(*) as n_seen,
        count(*) filter (where outcomes.outcome = 'accepted') as n_accepted,
        count(*) filter (where outcomes.outcome = 'flagged') as n_flagged,
        count(*) filter (where outcomes.outcome = 'quarantined') as n_quarantined,
        count(*) filter (where outcomes.outcome = 'ignored') as n_ignored
    from {{ ref('stg_plans__inputs') }} as outcomes

)

select newest.run_id
from newest
cross join inputs
where
    (newest.n_seen, newest.n_accepted, newest.n_flagged, newest.n_quarantined, newest.n_ignored)
    <> (inputs.n_seen, inputs.n_accepted, inputs.n_flagged, inputs.n_quarantined, inputs.n_ignored)
