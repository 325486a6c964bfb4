with

citations as (

    select * from {{ ref('stg_plans__citations') }}

),

resolved as (

    select * from {{ ref('int_citations__resolved') }}

)

select
    citations.document_id,
    citations.position,
    citations.cited_title,
    citations.cited_issuer,
    resolved.cited_document_id,
    citations.char_start,
    citations.char_end
from citations
inner join resolved
    on
        citations.document_id = resolved.document_id
        and citations.position = resolved.position
