with

plans as (

    select * from {{ ref('mart_plan_completeness') }}
    where is_ranked

),

measures as (

    select
        fct_measures.document_id,
        bit_xor(
            hash(
                fct_measures.measure_id,
                fct_measures.topic_code,
                fct_measures.score_owner,
                fct_measures.score_deadline,
                fct_measures.score_target,
                fct_measures.score_verification
            )
        ) as digest
    from {{ ref('fct_measures') }} as fct_measures
    where fct_measures.measure_type <> 'goal'
    group by fct_measures.document_id

),

topics as (

    select
        coverage.document_id,
        bit_xor(hash(coverage.topic_code, coverage.is_applicable)) as digest
    from {{ ref('mart_topic_coverage') }} as coverage
    group by coverage.document_id

)

select
    plans.framework,
    plans.level,
    plans.document_id,
    plans.accountability,
    hash(plans.accountability, measures.digest, topics.digest) as digest
from plans
inner join measures on plans.document_id = measures.document_id
inner join topics on plans.document_id = topics.document_id
