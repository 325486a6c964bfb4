with

document_texts as (

    select * from {{ ref('stg_plans__document_texts') }}
    where {{ is_touched(['document_id']) }}

)

select
    document_texts.document_id,
    document_texts.clean_text
from document_texts
