{#-
    The words of a row stand in its document's cleaned text exactly where its offsets say.
    Finding a character means counting from the front, so each text is first cut into windows
    that begin every `step` characters and overlap by `reach`; only longer rows need all of it.
    The database copies a text for each piece that it is cut into at once, and a text of millions
    of characters would fill the memory: so it is cut into a few slabs first, and these into windows.
-#}
{% test text_stands_at_its_offsets(model, step=2000, reach=2100, slab=200000) %}

with

slabs as (

    select
        texts.document_id,
        starts.start,
        substring(texts.clean_text, starts.start + 1, {{ slab + reach }}) as words
    from {{ ref('document_text') }} as texts
    cross join unnest(range(0, length(texts.clean_text) + 1, {{ slab }})) as starts (start)
    -- No more texts than there are rows of: an incremental model shows what is new.
    where texts.document_id in (select facts.document_id from {{ model }} as facts)

),

windows as (

    select
        slabs.document_id,
        slabs.start + places.place as start,
        substring(slabs.words, places.place + 1, {{ step + reach }}) as words
    from slabs
    cross join
        unnest(range(0, least(length(slabs.words) + 1, {{ slab }}), {{ step }})) as places (place)

),

short as (

    select
        facts.*,
        facts.char_start // {{ step }} * {{ step }} as window_start
    from {{ model }} as facts
    where facts.text is not null and facts.char_end - facts.char_start <= {{ reach }}

)

select
    short.document_id,
    short.char_start
from short
left join windows
    on short.document_id = windows.document_id and short.window_start = windows.start
where
    substring(
        windows.words, short.char_start - short.window_start + 1, short.char_end - short.char_start
    ) is distinct from short.text

union all

select
    facts.document_id,
    facts.char_start
from {{ model }} as facts
left join {{ ref('document_text') }} as texts on facts.document_id = texts.document_id
where
    facts.text is not null
    and facts.char_end - facts.char_start > {{ reach }}
    and substring(texts.clean_text, facts.char_start + 1, facts.char_end - facts.char_start)
    is distinct from facts.text

{% endtest %}
