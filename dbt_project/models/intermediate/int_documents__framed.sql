with

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

frameworks as (

    select * from {{ ref('frameworks') }}

),

periods as (

    -- A text that prints only one of its two years covers that year.
    select
        documents.document_id,
        coalesce(documents.period_start, documents.period_end) as first_year,
        coalesce(documents.period_end, documents.period_start) as last_year
    from documents

),

candidates as (

    select
        periods.document_id,
        frameworks.framework,
        row_number() over (
            partition by periods.document_id
            order by
                least(periods.last_year, frameworks.end_year)
                - greatest(periods.first_year, frameworks.start_year) desc,
                frameworks.start_year desc
        ) as preference
    from periods
    inner join frameworks
        on
            periods.first_year <= frameworks.end_year
            and periods.last_year >= frameworks.start_year

)

select
    periods.document_id,
    candidates.framework
from periods
left join candidates
    on periods.document_id = candidates.document_id and candidates.preference = 1
