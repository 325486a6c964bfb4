select count(*) as n_items
from {{ ref('accountability_items') }}
having count(*) <> 10
