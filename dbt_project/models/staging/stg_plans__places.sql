with

places as (

    select * from {{ source('plans', 'places') }}

)

select
    places.jurisdiction_code,
    places.name,
    places.level,
    places.city_code,
    places.city_name,
    places.province_code,
    places.province_name,
    places.start_year,
    places.end_year
from places
