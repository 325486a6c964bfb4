{#-
    Whether a measure is firm: complete enough, and with enough elements above 0 (all of them,
    where fewer apply). Needs `parameters` with both cut-offs among the relations of the query.
-#}
{% macro is_firm_of(completeness, elements) -%}
    {{ completeness }} >= parameters.firm_completeness
    and (
        {%- for element in elements %}
            {{ "+ " if not loop.first }}cast(coalesce({{ element }} > 0, false) as integer)
        {%- endfor %}
    ) >= least(
        parameters.firm_elements,
        {%- for element in elements %}
            {{ "+ " if not loop.first }}cast({{ element }} is not null as integer)
        {%- endfor %}
    )
{%- endmacro %}
