with

achievements as (

    select * from {{ ref('stg_plans__achievements') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

)

select
    achievements.achievement_id,
    achievements.section_id,
    achievements.document_id,
    documents.jurisdiction_code,
    achievements.topic_code,
    achievements.position,
    achievements.text,
    achievements.char_start,
    achievements.char_end
from achievements
left join documents on achievements.document_id = documents.document_id
