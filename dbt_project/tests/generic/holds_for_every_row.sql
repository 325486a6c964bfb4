{#- An expression over the columns of one row is true in each. -#}
{% test holds_for_every_row(model, expression) %}

select *
from {{ model }}
where ({{ expression }}) is not true

{% endtest %}
