with

document_texts as (

    select * from {{ ref('document_text') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['shingle_length']) }}

),

texts as (

    -- Marks and blanks differ from copy to copy; a list is cut in equal time at any place.
    select
        document_texts.document_id,
        cast(parameters.shingle_length as integer) as n,
        string_split(
            regexp_replace(document_texts.clean_text, '[^\p{Han}A-Za-z0-9]', '', 'g'), ''
        ) as characters
    from document_texts
    cross join parameters

),

shingles as (

    select
        texts.document_id,
        hash(
            array_to_string(
                list_slice(texts.characters, places.place, places.place + texts.n - 1), ''
            )
        ) as shingle,
        count(*) as n_places
    from texts
    cross join
        unnest(generate_series(1, len(texts.characters) - texts.n + 1)) as places (place)
    group by texts.document_id, shingle

),

counted as (

    select
        shingles.*,
        count(*) over (partition by shingles.shingle) as n_documents
    from shingles

)

select
    counted.document_id,
    counted.shingle,
    counted.n_places,
    counted.n_documents
from counted
