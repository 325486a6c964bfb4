with

topics as (

    select * from {{ ref('int_topics__scored') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('dim_document') }}

)

select
    topics.document_id,
    documents.framework,
    documents.jurisdiction_code,
    topics.topic_code,
    topics.is_applicable,
    topics.n_measures,
    topics.n_metrics,
    topics.has_firm_measure,
    topics.specification
from topics
inner join documents on topics.document_id = documents.document_id
where topics.scenario = 'observed'
