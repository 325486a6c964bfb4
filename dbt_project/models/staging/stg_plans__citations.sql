with

citations as (

    select * from {{ source('plans', 'citations') }}

)

select
    citations.document_id,
    citations.position,
    citations.cited_title,
    citations.cited_issuer,
    citations.char_start,
    citations.char_end
from citations
