with

citations as (

    select * from {{ ref('stg_plans__citations') }}

),

titles as (

    select * from {{ ref('int_titles__keyed') }}

),

related as (

    select * from {{ ref('int_documents__related') }}

),

cited as (

    select
        citations.*,
        0 as detour,
        citations.cited_title as title
    from citations

    union all

    -- A notice that issues a plan carries the plan's title between its own marks.
    select
        citations.*,
        1 as detour,
        regexp_extract(citations.cited_title, '[〈《<](.+)[〉》>]', 1) as title
    from citations

),

candidates as (

    -- Years that differ name two documents; years that one of both leaves out do not.
    select
        cited.document_id,
        cited.position,
        titles.document_id as cited_document_id,
        cited.detour
        + cast({{ title_years_of('cited.title') }} <> titles.title_years as integer) as detours,
        coalesce(contains(titles.issuer, cited.cited_issuer), false)
        or coalesce(related.kinship in ('own', 'above'), false) as is_close
    from cited
    inner join titles
        on
            {{ title_words_of('cited.title') }} = titles.title_words
            and cited.document_id <> titles.document_id
            and (
                '' in ({{ title_years_of('cited.title') }}, titles.title_years)
                or {{ title_years_of('cited.title') }} = titles.title_years
            )
    left join related
        on
            cited.document_id = related.document_id
            and titles.document_id = related.other_document_id
    -- What the centre issued is no document of a place that bears the same title.
    where not coalesce(cited.cited_issuer ~ '.*(中央|国务院).*', false) or titles.is_of_the_nation

),

closest as (

    select candidates.*
    from candidates
    qualify
        rank() over (
            partition by candidates.document_id, candidates.position
            order by candidates.detours asc, candidates.is_close desc
        ) = 1

),

certain as (

    -- A title that two documents bear identifies neither, unless one of them is closer.
    select
        closest.document_id,
        closest.position,
        min(closest.cited_document_id) as cited_document_id
    from closest
    group by closest.document_id, closest.position
    having count(distinct closest.cited_document_id) = 1

)

select
    citations.document_id,
    citations.position,
    certain.cited_document_id
from citations
left join certain
    on citations.document_id = certain.document_id and citations.position = certain.position
