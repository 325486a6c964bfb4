with

achievements as (

    select * from {{ source('plans', 'achievements') }}

)

select
    achievements.text,
    achievements.char_start,
    achievements.char_end,
    achievements.achievement_id,
    achievements.document_id,
    achievements.section_id,
    achievements.position,
    achievements.topic_code
from achievements
