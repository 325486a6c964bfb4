{#- A mean that adds in order of size, so that equal rows give equal bits on every run. -#}
{% macro steady_mean(value) -%}
    list_avg(list_sort(list({{ value }})))
{%- endmacro %}
