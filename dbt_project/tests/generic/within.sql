{#- A value, where there is one, lies between two bounds; NaN and infinity lie outside of any. -#}
{% test within(model, column, low, high) %}

select {{ column }} as value
from {{ model }}
where {{ column }} is not null and not ({{ column }} >= {{ low }} and {{ column }} <= {{ high }})

{% endtest %}
