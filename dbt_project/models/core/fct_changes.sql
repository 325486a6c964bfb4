with

changes as (

    select * from {{ ref('stg_plans__changes') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

)

select
    changes.change_id,
    changes.document_id,
    changes.version_no,
    documents.jurisdiction_code,
    changes.position,
    changes.fact,
    changes.change,
    changes.elements,
    changes.similarity,
    changes.is_same_reader,
    changes.indicator,
    changes.old_measure_id,
    changes.new_measure_id,
    changes.old_metric_id,
    changes.new_metric_id,
    changes.old_text,
    changes.new_text,
    changes.old_due_on,
    changes.new_due_on,
    changes.old_value,
    changes.new_value,
    changes.old_value_high,
    changes.new_value_high,
    changes.old_unit,
    changes.new_unit,
    changes.old_comparator,
    changes.new_comparator
from changes
inner join documents on changes.document_id = documents.document_id
