with

touched as (

    select * from {{ source('plans', 'touched') }}

)

select touched.document_id
from touched
