with

likened as (

    select * from {{ ref('int_evidence__likened') }}
    where {{ is_touched(['document_id', 'other_document_id']) }}

),

valued as (

    select * from {{ ref('int_evidence__valued') }}
    where {{ is_touched(['achieved_document_id', 'target_document_id']) }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['evidence_strong', 'evidence_other_topic']) }}

),

joined as (

    select
        coalesce(likened.measure_id, valued.measure_id) as measure_id,
        coalesce(likened.achievement_id, valued.achievement_id) as achievement_id,
        coalesce(likened.other_document_id, valued.target_document_id) as measure_document_id,
        coalesce(likened.document_id, valued.achieved_document_id) as achievement_document_id,
        coalesce(likened.kinship, valued.kinship) as kinship,
        coalesce(likened.is_one_topic, false) as is_one_topic,
        valued.measure_id is not null as has_value,
        coalesce(likened.similarity, valued.similarity) as similarity
    from likened
    full outer join valued
        on
            likened.measure_id = valued.measure_id
            and likened.achievement_id = valued.achievement_id

)

select
    joined.measure_id,
    joined.achievement_id,
    joined.measure_document_id,
    joined.achievement_document_id,
    joined.kinship,
    documents.period_end as report_year,
    -- What one part did is a part of what the plan above asked for.
    case
        when joined.kinship <> 'own' then 'weak'
        when joined.has_value then 'strong'
        when
            joined.similarity
            >= parameters.evidence_strong
            + case when joined.is_one_topic then 0 else parameters.evidence_other_topic end
            then 'strong'
        else 'weak'
    end as grade,
    joined.has_value,
    joined.similarity
from joined
inner join documents on joined.achievement_document_id = documents.document_id
cross join parameters
