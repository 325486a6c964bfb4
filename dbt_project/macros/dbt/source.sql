{#- Sources without their catalogue, for the same reason as `ref`. -#}
{% macro source(source_name, table_name) -%}
    {{ return(builtins.source(source_name, table_name).include(database=false)) }}
{%- endmacro %}
