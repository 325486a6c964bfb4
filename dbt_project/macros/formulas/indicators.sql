{#- What is read from the words of an indicator and of the clause that it stands in. -#}

{#- An indicator in plain words, without the level that the document speaks for anyway. -#}
{% macro plain_indicator_of(indicator) -%}
    regexp_replace(
        {{ plain_words_of(indicator) }},
        '^(全市|全区|全省|全县|市级|区级|省级|县级|市县两级)', ''
    )
{%- endmacro %}

{#- What a rate is a rate of: 败诉率 and 应诉率 share all but this. -#}
{% macro head_of(plain) -%}
    case when {{ plain }} like '%率' then right({{ plain }}, 3) end
{%- endmacro %}

{#- What the indicator is about, which stands before what it counts. -#}
{% macro opening_of(plain) -%}
    regexp_extract({{ plain }}, '^(行政|法治)?(..)', 2)
{%- endmacro %}

{#- The clause of a value: from the mark before it to the mark after it. -#}
{% macro clause_of(sentence, chars_before, text) -%}
    concat(
        regexp_extract(substring({{ sentence }}, 1, {{ chars_before }}), '[^，,；;。：:]*$'),
        {{ text }},
        regexp_extract(
            substring({{ sentence }}, {{ chars_before }} + length({{ text }}) + 1),
            '^[^，,；;。：:]*'
        )
    )
{%- endmacro %}

{#- The levels of bodies that words name, each by one character: 村, 镇, 区. -#}
{% macro bodies_of(words) -%}
    {%- set ns = namespace(made=words) -%}
    {%- for old, new in [('社区', '村'), ('街道|乡', '镇'), ('县', '区')] -%}
        {%- set ns.made = "regexp_replace(" ~ ns.made ~ ", '" ~ old ~ "', '" ~ new ~ "', 'g')" -%}
    {%- endfor -%}
    list_sort(list_distinct(regexp_extract_all({{ ns.made }}, '村|镇|区')))
{%- endmacro %}

{#- Whether words name one body of a government, or the level that is itself to act. -#}
{% macro is_of_one_body(words) -%}
    regexp_matches({{ words }}, '[省市区县](级|委|政府|本级|\p{Han}{1,6}局)')
{%- endmacro %}

{#- On which side of its value a target is kept: `=` of a share or a number is a bound too. -#}
{% macro comparator_of(metric) -%}
    case
        when {{ metric }}.comparator <> '=' then {{ metric }}.comparator
        when {{ metric }}.value = 0 or {{ metric }}.is_lowered then '<='
        when
            {{ metric }}.kind = 'coverage' or ({{ metric }}.value = 100 and {{ metric }}.unit = '%')
            then '>='
        when {{ metric }}.is_approximate and {{ metric }}.unit = '%' then 'about'
        when {{ metric }}.kind in ('count', 'amount') then '>='
        else '='
    end
{%- endmacro %}

{#- How many of the spans in which a target recurs a year holds. -#}
{% macro spans_of_a_year(frequency) -%}
    case {{ frequency }} when 'quarter' then 4 when 'month' then 12 else 1 end
{%- endmacro %}

{#-
    Whether a value between `low` and `high` keeps to a target: null where it is too rough to tell,
    or where nothing says which side is better. A bound holds for each span of the year.
-#}
{% macro holds_of(pair) -%}
    {%- set bound = pair ~ '.bound * ' ~ pair ~ '.n_spans' -%}
    {%- set is_exact = pair ~ '.low = ' ~ pair ~ '.high' -%}
    case
        when {{ pair }}.comparator = '>=' and {{ pair }}.low >= {{ bound }} then true
        when {{ pair }}.comparator = '>=' and {{ pair }}.high < {{ bound }} then false
        when {{ pair }}.comparator = '<=' and {{ pair }}.high <= {{ bound }} then true
        when {{ pair }}.comparator = '<=' and {{ pair }}.low > {{ bound }} then false
        when {{ pair }}.comparator = '=' and {{ is_exact }} and {{ pair }}.low = {{ bound }} then true
        when
            {{ pair }}.comparator = 'about' and {{ is_exact }}
            and abs({{ pair }}.low - {{ bound }}) <= {{ pair }}.approximate_share * {{ bound }}
            then true
    end
{%- endmacro %}
