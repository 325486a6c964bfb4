{#- The named parameters side by side, from an import CTE `index_parameters`. -#}
{% macro one_row_of(names) -%}
    select
        {% for name in names -%}
            max(
                case when index_parameters.parameter = '{{ name }}' then index_parameters.value end
            ) as {{ name }}{{ "," if not loop.last }}
        {% endfor -%}
    from index_parameters
{%- endmacro %}
