with

quarantine as (

    select * from {{ source('plans', 'quarantine') }}

)

select
    quarantine.source,
    quarantine.content_sha256,
    quarantine.stage,
    quarantine.reason,
    quarantine.detail,
    quarantine.first_seen_at,
    quarantine.last_seen_at,
    quarantine.tries
from quarantine
