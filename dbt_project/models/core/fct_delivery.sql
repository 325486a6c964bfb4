with

deliveries as (

    select * from {{ ref('int_deliveries__judged') }}
    where {{ is_touched(['target_document_id', 'achieved_document_id']) }}

)

select
    deliveries.target_metric_id,
    deliveries.achieved_metric_id,
    deliveries.target_document_id,
    deliveries.achieved_document_id,
    deliveries.kinship,
    deliveries.report_year,
    deliveries.relation,
    deliveries.link_reason,
    deliveries.similarity,
    deliveries.ratio
from deliveries
