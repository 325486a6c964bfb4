with

deliveries as (

    select * from {{ ref('int_deliveries__judged') }}

),

metrics as (

    select * from {{ ref('stg_plans__metrics') }}

)

-- A value that answers a target is evidence whatever words stand around it.
select
    achieved.achievement_id,
    targets.measure_id,
    deliveries.achieved_document_id,
    deliveries.target_document_id,
    deliveries.kinship,
    max(deliveries.similarity) as similarity
from deliveries
inner join metrics as achieved on deliveries.achieved_metric_id = achieved.metric_id
inner join metrics as targets on deliveries.target_metric_id = targets.metric_id
where deliveries.relation <> 'not_comparable'
group by
    achieved.achievement_id,
    targets.measure_id,
    deliveries.achieved_document_id,
    deliveries.target_document_id,
    deliveries.kinship
