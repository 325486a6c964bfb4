{#-
    The index: each pillar taken from 0–1 to 1–100, then their weighted geometric mean.
    Needs `parameters` with floor, span and pillar weights among the relations of the query.
-#}
{% macro index_of(specification, coverage, accountability) -%}
    {%- set pillars = [
        [specification, 'parameters.weight_specification'],
        [coverage, 'parameters.weight_coverage'],
        [accountability, 'parameters.weight_accountability'],
    ] -%}
    {%- for pillar, weight in pillars -%}
        {{ "* " if not loop.first }}power(
            parameters.index_floor + parameters.index_span * {{ pillar }}, {{ weight }}
        )
    {% endfor -%}
{%- endmacro %}
