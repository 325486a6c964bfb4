with

topics as (

    select * from {{ ref('stg_plans__topics') }}

)

select
    topics.topic_code,
    topics.part_no,
    topics.part_zh,
    topics.part_en,
    topics.item_zh,
    topics.item_en,
    topics.applies_to_district,
    topics.applies_to_2015
from topics
