with

problems as (

    select * from {{ ref('stg_plans__problems') }}
    where {{ is_touched(['document_id']) }}

)

select
    problems.problem_id,
    problems.document_id,
    problems.kind,
    problems.text,
    problems.char_start,
    problems.char_end,
    problems.advice
from problems
