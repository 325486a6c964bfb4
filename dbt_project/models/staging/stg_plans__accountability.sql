with

accountability as (

    select * from {{ source('plans', 'accountability') }}

)

select
    accountability.document_id,
    accountability.item_code,
    accountability.answer,
    accountability.text,
    accountability.char_start,
    accountability.char_end
from accountability
