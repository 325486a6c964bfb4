{#-
    A catalogue in DuckLake knows no keys: there a contract holds types and what may not be empty.
    That keys are unique is tested in either target (docs/adr/0017-a-shared-catalogue.md).
-#}
{% macro duckdb__get_table_columns_and_constraints() -%}
    {%- if adapter.is_ducklake(this) -%}
        {%- do model.update(constraints=without_keys(model.constraints)) -%}
        {%- for column in model.columns.values() -%}
            {%- do column.update(constraints=without_keys(column.constraints)) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro without_keys(constraints) -%}
    {{ return(constraints | rejectattr('type', 'in', ['primary_key', 'unique']) | list) }}
{%- endmacro %}
