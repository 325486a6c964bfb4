{#- The named parameters of links side by side, from an import CTE `link_parameters`. -#}
{% macro links_of(names) -%}
    select
        {% for name in names -%}
            max(
                case when link_parameters.parameter = '{{ name }}' then link_parameters.value end
            ) as {{ name }}{{ "," if not loop.last }}
        {% endfor -%}
    from link_parameters
{%- endmacro %}
