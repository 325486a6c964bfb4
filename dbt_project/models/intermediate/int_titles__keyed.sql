with

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

worded as (

    select
        documents.document_id,
        documents.issuer,
        documents.jurisdiction_code is null as is_of_the_nation,
        coalesce(documents.jurisdiction_name, '') as place,
        {{ title_words_of('documents.title') }} as title_words,
        {{ title_years_of('documents.title') }} as title_years
    from documents
    where documents.title is not null

)

select
    worded.document_id,
    worded.issuer,
    worded.is_of_the_nation,
    worded.title_words,
    worded.title_years
from worded

union all

-- A government leaves its own name out where the page says it; whoever cites it does not.
select
    worded.document_id,
    worded.issuer,
    worded.is_of_the_nation,
    concat(worded.place, worded.title_words) as title_words,
    worded.title_years
from worded
where worded.place <> '' and not contains(worded.title_words, worded.place)
