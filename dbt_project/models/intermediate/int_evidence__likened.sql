with

sentences as (

    select * from {{ ref('int_sentences__worded') }}

),

faced as (

    select * from {{ ref('int_documents__faced') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{
        links_of([
            'evidence_likeness', 'evidence_weak', 'evidence_other_topic', 'evidence_pairs',
        ])
    }}

),

pairs as (

    -- What a whole did is no evidence of what a part did.
    select
        done.sentence_id as achievement_id,
        asked.sentence_id as measure_id,
        faced.document_id,
        faced.other_document_id,
        faced.kinship,
        done.topic_code = asked.topic_code as is_one_topic,
        len(list_intersect(done.sentence_words, asked.sentence_words)) as n_shared,
        {{ likeness_of('done.sentence_words', 'asked.sentence_words') }} as likeness,
        {{ containment_of('done.sentence_words', 'asked.sentence_words') }} as containment
    from faced
    inner join sentences as done
        on faced.document_id = done.document_id and done.is_achievement
    inner join sentences as asked
        on
            faced.other_document_id = asked.document_id
            and not asked.is_achievement
            and (done.topic_code = asked.topic_code or done.part_no = asked.part_no)
    where faced.link = 'delivery' and faced.kinship in ('own', 'above')

),

scored as (

    select
        pairs.*,
        parameters.evidence_likeness * pairs.likeness
        + (1 - parameters.evidence_likeness)
        * pairs.containment * least(1, pairs.n_shared / parameters.evidence_pairs) as similarity
    from pairs
    cross join parameters

)

select
    scored.achievement_id,
    scored.measure_id,
    scored.document_id,
    scored.other_document_id,
    scored.kinship,
    scored.is_one_topic,
    scored.similarity
from scored
cross join parameters
where
    scored.similarity
    >= parameters.evidence_weak
    + case when scored.is_one_topic then 0 else parameters.evidence_other_topic end
