"""What of a plan falls due when, and what would raise its index.

Here: questions of the city page about dates and improvements.
Not here: the sentences themselves (`sentences`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_DUE = """
    select
        measures.measure_id,
        measures.due_on,
        measures.due_from,
        measures.due_precision,
        measures.due_text,
        measures.topic_code,
        measures.text,
        measures.owner,
        measures.owner_raw,
        named.units
    from main.fct_measures as measures
    left join (
        select units.task_id, string_agg(units.unit_raw, '、' order by units.position) as units
        from main.bridge_task_unit as units
        inner join main.dim_task as tasks on units.task_id = tasks.task_id
        where tasks.document_id = $1
        group by units.task_id
    ) as named on measures.task_id = named.task_id
    where measures.document_id = $1
        and measures.deadline_source = 'explicit'
        and measures.due_on is not null
    order by measures.due_on, measures.position
"""

_QUARTERS = """
    select
        cast(date_trunc('quarter', due_on) as date) as starts_on,
        count(*) as n_due
    from main.fct_measures
    where document_id = $1 and deadline_source = 'explicit' and due_on is not null
    group by starts_on
    order by starts_on
"""

_IMPROVEMENTS = """
    select
        additions.position,
        additions.element,
        additions.topic_code,
        additions.makes_firm,
        additions.index_after,
        additions.index_gain,
        additions.measure_id,
        measures.text
    from main.mart_improvements as additions
    inner join main.fct_measures as measures
        on additions.measure_id = measures.measure_id
    where additions.document_id = $1
    order by additions.position
"""


def due(published: Published, document_id: str) -> pl.DataFrame:
    """The measures of a plan that state a date, soonest first.

    Shape:
        One row per measure with its owner; `units` are the bodies of its task.
    """
    return published.ask(_DUE, document_id)


def quarters(published: Published, document_id: str) -> pl.DataFrame:
    """How many measures of a plan state a date in each quarter.

    Shape:
        One row per quarter with any: `starts_on`, `n_due`.
    """
    return published.ask(_QUARTERS, document_id)


def improvements(published: Published, document_id: str) -> pl.DataFrame:
    """The single additions that would raise a plan's index most.

    Shape:
        One row per addition, largest gain first, with the sentence that it would be made to.
    """
    return published.ask(_IMPROVEMENTS, document_id)
