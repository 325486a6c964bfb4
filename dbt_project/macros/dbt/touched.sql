{#-
    Incremental models hold rows of documents, and a build makes anew only those of the documents
    that it touched. A model says by `unique_key` which of its columns name a document; more than
    one where a row is about several.
-#}

{#- In a `where`: rows of touched documents only, or all where the whole table is made. -#}
{% macro is_touched(columns) -%}
    {%- if not execute -%}
        {%- do ref('stg_plans__touched') -%}
        true
    {%- elif this and is_incremental() -%}
        {{ names_touched(columns) }}
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#- The documents that are touched, and those that stand opposite to one. -#}
{% macro faces_touched(column) -%}
    {%- if execute and this and is_incremental() -%}
        {%- set faced = ref('int_documents__faced') -%}
        {%- set pairs = names_touched(['document_id', 'other_document_id']) -%}
        {{ column }} in (
            {{- listed(
                'select document_id from ' ~ faced ~ ' where ' ~ pairs
                ~ ' union select other_document_id from ' ~ faced ~ ' where ' ~ pairs
            ) -}}
        )
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#- Rows whose columns name a touched document. -#}
{% macro names_touched(columns) -%}
    {%- set touched = listed('select document_id from plans.touched') -%}
    (
        {%- for column in ([columns] if columns is string else columns) %}
        {{ "or " if not loop.first }}{{ column }} in ({{ touched }})
        {%- endfor %}
    )
{%- endmacro %}

{#-
    Few documents are listed one by one: the database takes a list, unlike a question, down to the
    tables below a view, and reads no more of them than it has to. Ids are digests in hexadecimal.
-#}
{% macro listed(question) -%}
    {%- set most = 500 -%}
    {%- set names = run_query(question ~ ' limit ' ~ (most + 1)).columns[0].values() -%}
    {%- if names | length > most -%}
        {{ question }}
    {%- else -%}
        '{{ names | join("', '") }}'
    {%- endif -%}
{%- endmacro %}

{#- The strategy: what is known of the touched documents goes, also where nothing comes instead. -#}
{% macro get_incremental_touched_sql(arguments) -%}
    {%- set target = arguments.target_relation -%}
    delete from {{ target }} where {{ names_touched(arguments.unique_key) }};

    {{ get_insert_into_sql(target, arguments.temp_relation, arguments.dest_columns) }}
{%- endmacro %}

{#-
    The strategy of rows that are ranked beside each other: the groups that were made anew take the
    place of what is known of them, and those without a ranked plan go.
-#}
{% macro get_incremental_grouped_sql(arguments) -%}
    {%- set target, made = arguments.target_relation, arguments.temp_relation -%}
    {%- set group = arguments.unique_key | join(', ') -%}
    delete from {{ target }}
    where
        ({{ group }}) in (select {{ group }} from {{ made }})
        or ({{ group }}) not in (select {{ group }} from {{ ref('int_plans__digested') }});

    {{ get_insert_into_sql(target, made, arguments.dest_columns) }};

    {#- What a model in Python makes is no temporary table, whatever dbt takes it for. #}
    drop table {{ made }}
{%- endmacro %}

{#-
    What a test of a row looks at: in an incremental model the rows that this build made, since
    the others passed when they were made. Tests that compare rows with each other see all, but
    for a view whose rows are cut from one document each (`cut_from` names its column): there only
    rows of one document can be the same.
-#}
{% macro duckdb__get_where_subquery(relation) -%}
    {%- set tested = graph.nodes.get(model.attached_node) if execute -%}
    {%- set compares = model.test_metadata.name in ['unique', 'unique_combination_of_columns'] -%}
    {%- set made_of = none -%}
    {%- if tested and tested.config.materialized == 'incremental' and not compares
        and tested.config.incremental_strategy == 'touched' -%}
        {%- set made_of = tested.config.unique_key -%}
    {%- elif tested and tested.config.meta.cut_from and not flags.FULL_REFRESH -%}
        {%- set made_of = tested.config.meta.cut_from -%}
    {%- endif -%}
    {%- if made_of -%}
        {%- set made -%}(select * from {{ relation }} where {{ names_touched(made_of) }}){%- endset -%}
        {% do return(made) %}
    {%- endif -%}
    {% do return(default__get_where_subquery(relation)) %}
{%- endmacro %}
