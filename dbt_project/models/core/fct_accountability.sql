with

accountability as (

    select * from {{ ref('stg_plans__accountability') }}
    where {{ is_touched(['document_id']) }}

),

documents as (

    select * from {{ ref('stg_plans__documents') }}

),

index_parameters as (

    select * from {{ ref('index_parameters') }}

),

parameters as (

    {{ one_row_of(['score_answer_partly']) | indent(4) }}

)

select
    accountability.document_id,
    accountability.item_code,
    accountability.answer,
    cast(
        case accountability.answer
            when 'yes' then 1
            when 'partly' then parameters.score_answer_partly
            when 'no' then 0
        end as double
    ) as score,
    accountability.text,
    accountability.char_start,
    accountability.char_end
from accountability
inner join documents on accountability.document_id = documents.document_id
cross join parameters
where documents.kind = 'plan'
