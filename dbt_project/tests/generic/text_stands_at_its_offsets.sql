{#- The words of a row stand in its document's cleaned text exactly where its offsets say. -#}
{% test text_stands_at_its_offsets(model) %}

select
    facts.document_id,
    facts.char_start,
    facts.char_end
from {{ model }} as facts
left join {{ ref('document_text') }} as texts on facts.document_id = texts.document_id
where
    facts.text is not null
    and substring(texts.clean_text, facts.char_start + 1, facts.char_end - facts.char_start)
    is distinct from facts.text

{% endtest %}
