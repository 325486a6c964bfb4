with

sentences as (

    select * from {{ ref('int_sentences__worded') }}
    where {{ faces_touched('document_id') }}

),

faced as (

    select * from {{ ref('int_documents__faced') }}
    where {{ is_touched(['document_id', 'other_document_id']) }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of([
        'evidence_likeness', 'evidence_weak', 'evidence_other_topic', 'evidence_pairs',
    ]) }}

),

worded as (

    -- Topics of one part stand together, and the local one alone.
    select
        sentences.*,
        concat(
            coalesce(cast(sentences.part_no as varchar), sentences.topic_code),
            unnest(sentences.sentence_words)
        ) as word
    from sentences

),

pairs as (

    -- By the words that both have: few of all pairs of sentences share one. One key, since of
    -- two the word may be joined first: all sentences beside all.
    -- What a whole did is no evidence of what a part did.
    select
        done.sentence_id as achievement_id,
        asked.sentence_id as measure_id,
        any_value(faced.document_id) as document_id,
        any_value(faced.other_document_id) as other_document_id,
        any_value(faced.kinship) as kinship,
        any_value(done.topic_code = asked.topic_code) as is_one_topic,
        count(*) as n_shared,
        any_value(len(done.sentence_words)) as n_done,
        any_value(len(asked.sentence_words)) as n_asked
    from faced
    inner join worded as done
        on faced.document_id = done.document_id and done.is_achievement
    inner join worded as asked
        on
            concat(faced.other_document_id, done.word) = concat(asked.document_id, asked.word)
            and not asked.is_achievement
    where faced.link = 'delivery' and faced.kinship in ('own', 'above')
    group by done.sentence_id, asked.sentence_id

),

scored as (

    select
        pairs.*,
        parameters.evidence_likeness
        * ((pairs.n_shared + pairs.n_shared) / (pairs.n_done + pairs.n_asked))
        + (1 - parameters.evidence_likeness) * pairs.n_shared / least(pairs.n_done, pairs.n_asked)
        * least(1, pairs.n_shared / parameters.evidence_pairs) as similarity
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
