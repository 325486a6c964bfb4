with

cut as (

    select * from {{ ref('int_shingles__cut') }}

),

documents as (

    -- A number for each, since its id is as long as all that is kept of a run.
    select
        dim_document.document_id,
        row_number() over (order by dim_document.document_id) as place
    from {{ ref('dim_document') }} as dim_document

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['shingle_rarity', 'shingle_sketch']) }}

),

runs as materialized (

    select
        documents.place,
        cut.shingle,
        cut.n_places
    from cut
    inner join documents on cut.document_id = documents.document_id

),

totals as (

    select
        runs.place,
        sum(runs.n_places) as n_shingles
    from runs
    group by runs.place

),

known as (

    select
        runs.shingle,
        count(*) as n_documents
    from runs
    group by runs.shingle
    having count(*) > 1

),

shared as materialized (

    select
        runs.*,
        known.n_documents
    from runs
    inner join known on runs.shingle = known.shingle

),

shares as (

    select
        shared.place,
        sum(shared.n_places) as n_shared
    from shared
    group by shared.place

),

compared as (

    select * from ({{ nearest_by_runs('shared', 'parameters') }})

)

select
    documents.document_id,
    cast(totals.n_shingles as integer) as n_shingles,
    coalesce(shares.n_shared, 0) / totals.n_shingles as shared_share,
    twins.document_id as most_shared_document_id,
    compared.n_shared / totals.n_shingles as most_shared_share
from documents
inner join totals on documents.place = totals.place
left join shares on totals.place = shares.place
left join compared on totals.place = compared.place
left join documents as twins on compared.other_place = twins.place
