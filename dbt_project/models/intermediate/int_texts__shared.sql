with

counted as (

    select * from {{ ref('int_shingles__counted') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['shingle_rarity']) }}

),

totals as (

    select
        counted.document_id,
        sum(counted.n_places) as n_shingles,
        sum(counted.n_places) filter (where counted.n_documents > 1) as n_shared
    from counted
    group by counted.document_id

),

pairs as (

    -- Only rare runs tell who belongs together; so the work grows with the text alone.
    select
        counted.document_id,
        elsewhere.document_id as other_document_id,
        sum(counted.n_places) as n_shared
    from counted
    cross join parameters
    inner join counted as elsewhere
        on counted.shingle = elsewhere.shingle and counted.document_id <> elsewhere.document_id
    where counted.n_documents > 1 and counted.n_documents <= parameters.shingle_rarity
    group by counted.document_id, elsewhere.document_id

),

nearest as (

    select
        pairs.document_id,
        arg_max(
            pairs.other_document_id, (pairs.n_shared, pairs.other_document_id)
        ) as other_document_id
    from pairs
    group by pairs.document_id

),

compared as (

    select
        nearest.document_id,
        nearest.other_document_id,
        sum(counted.n_places) as n_shared
    from nearest
    inner join counted on nearest.document_id = counted.document_id
    inner join counted as elsewhere
        on nearest.other_document_id = elsewhere.document_id and counted.shingle = elsewhere.shingle
    group by nearest.document_id, nearest.other_document_id

)

select
    totals.document_id,
    cast(totals.n_shingles as integer) as n_shingles,
    coalesce(totals.n_shared, 0) / totals.n_shingles as shared_share,
    compared.other_document_id as most_shared_document_id,
    compared.n_shared / totals.n_shingles as most_shared_share
from totals
left join compared on totals.document_id = compared.document_id
