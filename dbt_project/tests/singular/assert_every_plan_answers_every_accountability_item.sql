-- The pillar divides by the number of items: an answer that is missing would count as a no.
select
    documents.document_id,
    count(answers.item_code) as n_answers
from {{ ref('dim_document') }} as documents
left join {{ ref('fct_accountability') }} as answers
    on documents.document_id = answers.document_id
where documents.kind = 'plan' and documents.is_readable
group by documents.document_id
having count(answers.item_code) <> (select count(*) from {{ ref('accountability_items') }})
