{#-
    Likeness of words: two texts are alike as far as their pairs of neighbouring characters are the
    same. No list of words and no count over other documents: what a third document says moves
    nothing.
-#}

{#-
    Words that say the same, and little words that say nothing, each in one form; `between` stands
    where marks stood.
-#}
{% macro plain_words_of(text, between='') -%}
    {%- set same = [
        ('诉讼', '诉'), ('报备', '备案'), ('占比', '比'), ('比例', '比'), ('按期', '按时'),
        ('法定期限内', '按时'), ('出庭率', '出庭应诉率'), ('的', ''), ('了', ''), ('经', ''),
        ('后', ''), ('被', ''),
    ] -%}
    {%- set other = "'[^\\p{Han}A-Za-z0-9]+', '" ~ between ~ "', 'g'" -%}
    {%- set ns = namespace(made="regexp_replace(" ~ text ~ ", " ~ other ~ ")") -%}
    {%- for old, new in same -%}
        {%- set ns.made = "replace(" ~ ns.made ~ ", '" ~ old ~ "', '" ~ new ~ "')" -%}
    {%- endfor -%}
    {{ ns.made }}
{%- endmacro %}

{#- The pairs of neighbouring characters of a text; of a single character, the character. -#}
{% macro pairs_of(text) -%}
    case
        when length({{ text }}) = 1 then [{{ text }}]
        else list_sort(
            list_distinct(
                list_concat(
                    regexp_extract_all({{ text }}, '..'),
                    regexp_extract_all(substring({{ text }}, 2), '..')
                )
            )
        )
    end
{%- endmacro %}

{#- The pairs of a sentence: none across a mark, a number, or a word that every sentence has. -#}
{% macro sentence_pairs_of(text) -%}
    {%- set common = "行政|政府|法治|建设|工作|制度|管理|部门|情况|开展|进行|全面|不断|达到|不少于"
        ~ "|不低于|不超过|以上|以内|每年|年底|底前|全部|完成|实现|保持|每季度|[的了经后被]" -%}
    {%- set parts = "regexp_replace(regexp_replace(" ~ text ~ ", '" ~ common ~ "', '|', 'g'), "
        ~ "'[^\\p{Han}]+', '|', 'g')" -%}
    list_sort(
        list_distinct(
            list_concat(
                regexp_extract_all({{ parts }}, '\p{Han}{2}'),
                regexp_extract_all(
                    regexp_replace({{ parts }}, '(^|\|)\p{Han}', '|', 'g'), '\p{Han}{2}'
                )
            )
        )
    )
{%- endmacro %}

{#- Twice the shared ones by the sum of both: from 0, nothing shared, to 1, the same. -#}
{% macro likeness_of(one, other) -%}
    2 * len(list_intersect({{ one }}, {{ other }}))
    / greatest(len({{ one }}) + len({{ other }}), 1)
{%- endmacro %}

{#- The share of the shorter one that stands in the other. -#}
{% macro containment_of(one, other) -%}
    len(list_intersect({{ one }}, {{ other }})) / greatest(least(len({{ one }}), len({{ other }})), 1)
{%- endmacro %}
