{#- What is read from a title, whatever marks, brackets and dashes it is printed with. -#}

{#- The title's own words: without marks and without the years that it covers. -#}
{% macro title_words_of(title) -%}
    regexp_replace(
        regexp_replace({{ title }}, '[^\p{Han}A-Za-z0-9]', '', 'g'), '(19|20)[0-9]{2}年?', '', 'g'
    )
{%- endmacro %}

{#- The years that a title names, one after the other. -#}
{% macro title_years_of(title) -%}
    array_to_string(regexp_extract_all({{ title }}, '(?:19|20)[0-9]{2}'), ' ')
{%- endmacro %}
