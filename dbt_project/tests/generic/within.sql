{#- Values, where there are any, lie between two bounds; NaN and infinity lie outside of any. -#}
{% test within(model, columns, low, high) %}

select measured.value
from (
    select unnest([{{ columns | join(', ') }}]) as value
    from {{ model }}
) as measured
where
    measured.value is not null
    and not (measured.value >= {{ low }} and measured.value <= {{ high }})

{% endtest %}
