{#-
    The place that shares most with each, and how much. One row per place that shares a rare run,
    from rows of `place`, `shingle`, `n_places` and `n_documents`; `parameters` is one row.

    What many say tells nobody apart, and a few of the rare runs are enough to find the nearest;
    so the work grows with the text alone. What both share is then counted over all runs.
-#}
{% macro nearest_by_runs(shared, parameters) -%}
    with

    rare as (

        select
            shared.place,
            shared.shingle,
            cast(parameters.shingle_sketch as integer) as n_kept
        from {{ shared }} as shared
        cross join {{ parameters }} as parameters
        where shared.n_documents <= parameters.shingle_rarity

    ),

    sketches as (

        -- The lowest numbers are a fair draw of a text's runs, and the same one in its copy.
        select
            rare.place,
            unnest(list_slice(list_sort(list(rare.shingle)), 1, any_value(rare.n_kept))) as shingle
        from rare
        group by rare.place

    ),

    pairs as (

        select
            sketches.place,
            rare.place as other_place,
            count(*) as n_alike
        from sketches
        inner join rare on sketches.shingle = rare.shingle and sketches.place <> rare.place
        group by sketches.place, rare.place

    ),

    nearest as (

        select
            pairs.place,
            arg_max(pairs.other_place, (pairs.n_alike, pairs.other_place)) as other_place
        from pairs
        group by pairs.place

    )

    select
        nearest.place,
        nearest.other_place,
        sum(shared.n_places) as n_shared
    from nearest
    inner join {{ shared }} as shared on nearest.place = shared.place
    inner join {{ shared }} as elsewhere
        on nearest.other_place = elsewhere.place and shared.shingle = elsewhere.shingle
    group by nearest.place, nearest.other_place
{%- endmacro %}
