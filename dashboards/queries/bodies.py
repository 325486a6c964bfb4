"""Who is made answerable for what, across governments.

Here: questions of the page about bodies. A body is known by its function, which is the same in
every city; one without a function by its name.
Not here: the bodies of one plan (`city`).
"""

from dataclasses import asdict, dataclass

import polars as pl

from dashboards.queries.warehouse import Published

LISTED = 400
"""Bodies offered to choose from, those with most tasks first."""

ROWS = 2_000
"""Tasks listed at once."""

_NAMED = """
    with named as (
        select
            coalesce(units.function_code, units.unit) as body,
            units.unit,
            units.unit_kind,
            units.jurisdiction_code,
            bridge.task_id,
            bridge.unit_raw,
            bridge.responsibility,
            tasks.topic_code,
            tasks.title as task,
            tasks.position,
            tasks.section_id,
            documents.document_id,
            documents.title as document,
            documents.jurisdiction_name
        from main.bridge_task_unit as bridge
        inner join main.dim_unit as units on bridge.unit_id = units.unit_id
        inner join main.dim_task as tasks on bridge.task_id = tasks.task_id
        inner join main.dim_document as documents
            on tasks.document_id = documents.document_id
        left join main.dim_jurisdiction as places
            on documents.jurisdiction_code = places.jurisdiction_code
        where ($framework is null or documents.framework = $framework)
            and ($level is null or documents.level = $level)
            and ($province is null or places.province_code = $province)
            and ($duty is null or bridge.responsibility = $duty)
    )
"""

_BODIES = """
    select
        body,
        mode(unit) as name,
        any_value(unit_kind) as unit_kind,
        count(distinct jurisdiction_code) as n_places,
        count(distinct task_id) as n_tasks,
        count(distinct task_id) filter (where responsibility = 'lead') as n_lead,
        count(distinct task_id) filter (where responsibility = 'responsible') as n_responsible,
        count(distinct task_id) filter (where responsibility = 'support') as n_support
    from named
    group by body
    order by n_tasks desc, body
    limit $listed
"""

_NAMES = """
    select body, arg_max(unit, (n, unit)) as name
    from (
        select coalesce(units.function_code, units.unit) as body, units.unit, count(*) as n
        from main.bridge_task_unit as bridge
        inner join main.dim_unit as units on bridge.unit_id = units.unit_id
        group by body, units.unit
    ) as called
    group by body
    order by sum(n) desc, body
    limit $listed
"""

_CELLS = """
    select body, topic_code, count(*) as n_tasks
    from (select distinct body, topic_code, task_id from named) as tasks
    group by body, topic_code
"""

_PLACES = """
    , measures as (
        select
            task_id,
            count(*) as n_measures,
            count(*) filter (where deadline_source = 'explicit') as n_dated,
            count(*) filter (where is_firm) as n_firm
        from main.fct_measures
        where task_id in (select task_id from named where body = $body)
        group by task_id
    )

    , tasks as (
        select
            jurisdiction_code,
            jurisdiction_name,
            task_id,
            bool_or(responsibility = 'lead') as leads,
            bool_or(responsibility = 'responsible') as answers,
            bool_or(responsibility = 'support') as supports,
            any_value(unit) as unit
        from named
        where body = $body and ($topic is null or topic_code = $topic)
        group by jurisdiction_code, jurisdiction_name, task_id
    )

    select
        tasks.jurisdiction_code,
        tasks.jurisdiction_name,
        string_agg(distinct tasks.unit, '、' order by tasks.unit) as units,
        count(*) filter (where tasks.leads) as n_lead,
        count(*) filter (where tasks.answers) as n_responsible,
        count(*) filter (where tasks.supports) as n_support,
        cast(sum(coalesce(measures.n_measures, 0)) as integer) as n_measures,
        cast(sum(coalesce(measures.n_dated, 0)) as integer) as n_dated,
        cast(sum(coalesce(measures.n_firm, 0)) as integer) as n_firm
    from tasks
    left join measures on tasks.task_id = measures.task_id
    group by tasks.jurisdiction_code, tasks.jurisdiction_name
    order by count(*) desc, tasks.jurisdiction_code
"""

_TASKS = """
    , listed as (
        select *
        from named
        where body = $body and ($topic is null or topic_code = $topic)
        order by jurisdiction_code, document_id, position, responsibility, unit_raw
        limit $listed
    )

    select
        named.jurisdiction_name,
        named.unit_raw,
        named.responsibility,
        named.task,
        named.topic_code,
        named.document,
        named.document_id,
        first.measure_id
    from listed as named
    left join (
        select task_id, arg_min(measure_id, position) as measure_id
        from main.fct_measures
        where task_id in (select task_id from listed)
        group by task_id
    ) as first on named.task_id = first.task_id
    order by
        named.jurisdiction_code, named.document_id, named.position, named.responsibility,
        named.unit_raw
"""

_SUCCESSORS = """
    select
        coalesce(units.function_code, units.unit) as body,
        mode(units.unit) as unit,
        units.successor,
        count(distinct units.jurisdiction_code) as n_places,
        count(distinct bridge.task_id) as n_tasks
    from main.dim_unit as units
    left join main.bridge_task_unit as bridge on units.unit_id = bridge.unit_id
    where units.successor is not null
    group by coalesce(units.function_code, units.unit), units.successor
    order by n_tasks desc, unit
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose plans are looked at, and which duty; None leaves a part open."""

    framework: str | None = None
    level: str | None = None
    province: str | None = None
    duty: str | None = None


def bodies(published: Published, scope: Scope) -> pl.DataFrame:
    """The bodies that plans name, by function.

    Shape:
        One row per body, most tasks first: what it is called most often, in how many places, and
        the tasks that it leads, answers for, supports.
    """
    return published.ask(_NAMED + _BODIES, **asdict(scope), listed=LISTED)


def names(published: Published) -> dict[str, str]:
    """What the bodies that any plan names are called, by function, those named most first."""
    return dict(published.ask(_NAMES, listed=LISTED).iter_rows())


def cells(published: Published, scope: Scope) -> pl.DataFrame:
    """How many tasks of each topic each body has.

    Shape:
        One row per body and topic with any.
    """
    return published.ask(_NAMED + _CELLS, **asdict(scope))


def places(published: Published, scope: Scope, body: str, topic: str | None) -> pl.DataFrame:
    """One body across governments.

    Shape:
        One row per place, most tasks first, with the measures of its tasks.
    """
    return published.ask(_NAMED + _PLACES, **asdict(scope), body=body, topic=topic)


def tasks(published: Published, scope: Scope, body: str, topic: str | None) -> pl.DataFrame:
    """The tasks of one body, in every place.

    Shape:
        One row per task and printed name, at most `ROWS`; `measure_id` is the task's first measure.
    """
    return published.ask(_NAMED + _TASKS, **asdict(scope), body=body, topic=topic, listed=ROWS)


def successors(published: Published) -> pl.DataFrame:
    """Bodies that were abolished since.

    Shape:
        One row per abolished body and the one that took over from it.
    """
    return published.ask(_SUCCESSORS)
