-- Nothing is lost in silence: what could not be used stands in the quarantine with a reason.
{{ config(group='facts') }}

select inputs.source
from {{ ref('stg_plans__inputs') }} as inputs
left join {{ ref('stg_plans__quarantine') }} as quarantined on inputs.source = quarantined.source
where inputs.outcome = 'quarantined' and quarantined.source is null
