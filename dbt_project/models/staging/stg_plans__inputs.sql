with

inputs as (

    select * from {{ source('plans', 'inputs') }}

)

select
    inputs.source,
    inputs.content_sha256,
    inputs.byte_count,
    inputs.outcome,
    inputs.detail,
    inputs.extractor_version
from inputs
