with

problems as (

    select * from {{ source('plans', 'problems') }}

)

select
    problems.text,
    problems.char_start,
    problems.char_end,
    problems.problem_id,
    problems.document_id,
    problems.kind,
    problems.advice
from problems
