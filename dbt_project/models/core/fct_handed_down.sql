with

descents as (

    select * from {{ ref('int_descents__judged') }}
    where {{ is_touched(['child_document_id', 'parent_document_id']) }}

)

select
    descents.child_metric_id,
    descents.parent_metric_id,
    descents.child_document_id,
    descents.parent_document_id,
    descents.direction,
    descents.link_reason,
    descents.similarity,
    descents.ratio
from descents
