-- A ranking of invented and real governments would mislead whoever reads it.
select invented.is_sample
from {{ ref('dim_document') }} as invented
where invented.is_sample and exists (
    select 1 from {{ ref('dim_document') }} as real_ones
    where not real_ones.is_sample
)
