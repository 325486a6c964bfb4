with

shared as (

    select * from {{ ref('int_texts__shared') }}

)

select
    shared.document_id,
    shared.n_shingles,
    shared.shared_share,
    shared.most_shared_document_id,
    shared.most_shared_share
from shared
