with

document_texts as (

    select * from {{ ref('document_text') }}

),

link_parameters as (

    select * from {{ ref('link_parameters') }}

),

parameters as (

    {{ links_of(['shingle_length', 'shingle_chunk']) }}

),

texts as (

    -- Marks and blanks differ from copy to copy.
    select
        document_texts.document_id,
        cast(parameters.shingle_length as integer) as run_length,
        cast(parameters.shingle_chunk as integer) as chunk_length,
        regexp_replace(document_texts.clean_text, '[^\p{Han}A-Za-z0-9]', '', 'g') as letters
    from document_texts
    cross join parameters

),

blocks as (

    -- A place in a long text is found by counting from its start: first in blocks, then in chunks,
    -- each of which goes on until the last run that begins in it ends.
    select
        texts.document_id,
        texts.run_length,
        texts.chunk_length,
        texts.chunk_length * texts.chunk_length as block_length,
        substring(
            texts.letters,
            unnest(
                generate_series(1, length(texts.letters), texts.chunk_length * texts.chunk_length)
            ),
            texts.chunk_length * texts.chunk_length + texts.run_length - 1
        ) as letters
    from texts

),

chunks as (

    select
        blocks.document_id,
        blocks.run_length,
        substring(
            blocks.letters,
            unnest(
                generate_series(
                    1, least(length(blocks.letters), blocks.block_length), blocks.chunk_length
                )
            ),
            blocks.chunk_length + blocks.run_length - 1
        ) as letters
    from blocks

),

places as (

    select
        chunks.*,
        unnest(generate_series(1, length(chunks.letters) - chunks.run_length + 1)) as place
    from chunks

)

select
    places.document_id,
    hash(substring(places.letters, places.place, places.run_length)) as shingle,
    count(*) as n_places
from places
group by places.document_id, shingle
