with

citations as (

    select * from {{ ref('stg_plans__citations') }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

titles as (

    -- A title that two documents bear identifies neither.
    select
        regexp_replace(documents.title, '\s', '', 'g') as title_key,
        min(documents.document_id) as document_id
    from documents
    where documents.title is not null
    group by title_key
    having count(*) = 1

),

cited as (

    -- A notice that issues a plan carries the plan's title between its own marks.
    select
        citations.document_id,
        citations.position,
        regexp_replace(citations.cited_title, '\s', '', 'g') as title_key,
        regexp_replace(
            regexp_extract(citations.cited_title, '[〈《<](.+)[〉》>]', 1), '\s', '', 'g'
        ) as inner_title_key
    from citations

)

select
    cited.document_id,
    cited.position,
    coalesce(whole_titles.document_id, inner_titles.document_id) as cited_document_id
from cited
left join titles as whole_titles
    on
        cited.title_key = whole_titles.title_key
        and cited.document_id <> whole_titles.document_id
left join titles as inner_titles
    on
        cited.inner_title_key = inner_titles.title_key
        and cited.document_id <> inner_titles.document_id
