{#-
    A measure's completeness: the weighted mean of the elements that are not null.
    Needs `parameters` with the four element weights among the relations of the query.
-#}
{% macro mean_of_elements(owner, deadline, target, verification) -%}
    {%- set elements = [
        [owner, 'parameters.weight_owner'],
        [deadline, 'parameters.weight_deadline'],
        [target, 'parameters.weight_target'],
        [verification, 'parameters.weight_verification'],
    ] -%}
    (
        {%- for element, weight in elements %}
            {{ "+ " if not loop.first }}coalesce({{ weight }} * {{ element }}, 0)
        {%- endfor %}
    ) / nullif(
        {%- for element, weight in elements %}
            {{ "+ " if not loop.first }}case when {{ element }} is null then 0 else {{ weight }} end
        {%- endfor %},
        0
    )
{%- endmacro %}
