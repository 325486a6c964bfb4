with

sections as (

    select * from {{ ref('stg_plans__sections') }}
    where {{ is_touched(['document_id']) }}

)

select
    sections.section_id,
    sections.document_id,
    sections.parent_section_id,
    sections.position,
    sections.level,
    sections.ordinal,
    sections.title,
    sections.role,
    sections.char_start,
    sections.char_end
from sections
