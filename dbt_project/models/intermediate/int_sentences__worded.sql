with

achievements as (

    select * from {{ ref('stg_plans__achievements') }}

),

measures as (

    select * from {{ ref('stg_plans__measures') }}

),

topics as (

    select * from {{ ref('stg_plans__topics') }}

),

sentences as (

    select
        achievements.achievement_id as sentence_id,
        true as is_achievement,
        achievements.document_id,
        achievements.topic_code,
        achievements.text
    from achievements

    union all

    select
        measures.measure_id as sentence_id,
        false as is_achievement,
        measures.document_id,
        measures.topic_code,
        measures.text
    from measures

),

plain_sentences as (

    select
        sentences.sentence_id,
        sentences.is_achievement,
        sentences.document_id,
        sentences.topic_code,
        {{ plain_words_of('sentences.text', '|') }} as words
    from sentences

)

select
    plain_sentences.sentence_id,
    plain_sentences.is_achievement,
    plain_sentences.document_id,
    plain_sentences.topic_code,
    topics.part_no,
    {{ sentence_pairs_of('plain_sentences.words') }} as sentence_words
from plain_sentences
inner join topics on plain_sentences.topic_code = topics.topic_code
