-- Element weights, pillar weights and the two shares of coverage are each a whole.
select
    parts.whole,
    sum(parts.value) as total
from (
    select
        weights.value,
        case
            when
                weights.parameter in (
                    'weight_specification', 'weight_coverage', 'weight_accountability'
                )
                then 'pillars'
            when weights.parameter like 'weight_%' then 'elements'
            when weights.parameter like 'share_%' then 'coverage'
        end as whole
    from {{ ref('index_parameters') }} as weights
) as parts
where parts.whole is not null
group by parts.whole
having abs(sum(parts.value) - 1) > 1e-9
