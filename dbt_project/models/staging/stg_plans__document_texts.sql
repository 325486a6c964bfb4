with

document_texts as (

    select * from {{ source('plans', 'document_texts') }}

)

select
    document_texts.document_id,
    document_texts.clean_text
from document_texts
