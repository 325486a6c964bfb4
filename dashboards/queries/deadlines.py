"""What falls due when, for whom, and whether any report speaks of it.

Here: questions of the page about deadlines, counted from the day of the build.
Not here: the dates of one plan (`outlook`).
"""

from dataclasses import asdict, dataclass

import polars as pl

from dashboards.queries.warehouse import Published

ROWS = 10_000
"""Deadlines that leave as one file, and the last that can be paged to."""

# Narrow until the page is known: sentences and bodies come last.
_SOUGHT = """
    with plans as (
        select
            documents.document_id,
            documents.jurisdiction_name,
            documents.title,
            exists (
                select 1
                from main.dim_document as reported
                where reported.kind = 'report'
                    and reported.jurisdiction_code = documents.jurisdiction_code
                    and reported.period_end
                    between documents.period_start and documents.period_end
            ) as is_reported
        from main.dim_document as documents
        where ($framework is null or documents.framework = $framework)
            and ($level is null or documents.level = $level)
            and ($province is null or documents.province_code = $province)
            and ($place is null or documents.jurisdiction_code = $place)
    )

    , placed as (
        select
            dues.commitment_id,
            dues.measure_id,
            dues.document_id,
            dues.jurisdiction_code,
            dues.task_id,
            dues.due_on,
            dues.days_left,
            dues.has_evidence,
            plans.jurisdiction_name,
            plans.is_reported,
            cast(date_trunc('quarter', dues.due_on) as date) as quarter,
            cast(date_trunc('quarter', dues.built_on) as date) as this_quarter
        from main.mart_deadlines as dues
        inner join plans on dues.document_id = plans.document_id
        where ($source = 'all' or dues.deadline_source = 'explicit')
            and (
                $body is null
                or dues.task_id in (
                    select named.task_id
                    from main.bridge_task_unit as named
                    inner join main.dim_unit as units on named.unit_id = units.unit_id
                    where coalesce(units.function_code, units.unit) = $body
                )
            )
    )

    , due as (
        select *
        from placed
        where case $span
                when 'quarter' then quarter = this_quarter
                when 'next' then quarter = this_quarter + interval 3 month
                when 'coming' then days_left >= 0
                when 'overdue' then days_left < 0
                when 'unseen' then days_left < 0 and not has_evidence and is_reported
                when 'unheld' then days_left < 0 and not has_evidence and not is_reported
                else true
            end
            and ($month is null or strftime(due_on, '%Y-%m') = $month)
    )
"""

_COUNTS = """
    select
        count(*) filter (where quarter = this_quarter) as n_quarter,
        count(*) filter (where quarter = this_quarter + interval 3 month) as n_next,
        count(*) filter (where days_left < 0) as n_overdue,
        count(*) filter (where days_left < 0 and not has_evidence and is_reported) as n_unseen,
        count(*) filter (where days_left < 0 and not has_evidence and not is_reported) as n_unheld
    from placed
"""

_MONTHS = """
    select cast(year(due_on) as integer) as due_year, cast(month(due_on) as integer) as due_month,
        count(*) as n_dues
    from due
    group by due_year, due_month
    order by due_year, due_month
"""

_DUES = """
    , page as (
        select *
        from due
        order by due_on, jurisdiction_code nulls last, document_id, commitment_id
        limit $limit offset $offset
    )

    , seen as (
        select
            measure_id,
            count(*) as n_evidence,
            count(*) filter (where grade = 'strong') as n_strong
        from main.fct_evidence
        where measure_id in (select measure_id from page)
        group by measure_id
    )

    select
        page.commitment_id,
        page.measure_id,
        dues.metric_id,
        page.document_id,
        page.jurisdiction_code,
        page.task_id,
        dues.topic_code,
        dues.text,
        page.due_on,
        dues.due_precision,
        page.days_left,
        dues.owner,
        dues.owner_raw,
        dues.lead_units,
        dues.responsible_units,
        dues.support_units,
        dues.deadline_source,
        page.jurisdiction_name,
        plans.title,
        coalesce(seen.n_evidence, 0) as n_evidence,
        coalesce(seen.n_strong, 0) as n_strong,
        page.is_reported
    from page
    inner join plans on page.document_id = plans.document_id
    inner join main.mart_deadlines as dues on page.commitment_id = dues.commitment_id
    left join seen on page.measure_id = seen.measure_id
    order by
        page.due_on, page.jurisdiction_code nulls last, page.document_id, page.commitment_id
"""

_PLACES = """
    select
        jurisdiction_name,
        count(*) as n_dues,
        count(*) filter (where days_left < 0 and not has_evidence and is_reported) as n_unseen,
        count(*) filter (where days_left < 0 and not has_evidence and not is_reported) as n_unheld,
        min(due_on) as first_on,
        max(due_on) as last_on
    from due
    group by jurisdiction_code, jurisdiction_name
    order by n_dues desc, jurisdiction_name
"""

_BODIES = """
    select
        mode(units.unit) as unit,
        count(distinct due.commitment_id) as n_dues,
        count(distinct due.commitment_id)
            filter (where named.responsibility = 'lead') as n_lead,
        count(distinct due.commitment_id)
            filter (where due.days_left < 0 and not due.has_evidence and due.is_reported)
            as n_unseen,
        count(distinct due.commitment_id)
            filter (where due.days_left < 0 and not due.has_evidence and not due.is_reported)
            as n_unheld,
        min(due.due_on) as first_on
    from due
    inner join main.bridge_task_unit as named on due.task_id = named.task_id
    inner join main.dim_unit as units on named.unit_id = units.unit_id
    group by coalesce(units.function_code, units.unit)
    order by n_dues desc, unit
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """Deadlines looked for; None leaves a part open. `source` is `explicit` or `all`."""

    framework: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None
    body: str | None = None
    source: str = "explicit"
    span: str = "all"
    month: str | None = None


def counts(published: Published, sought: Sought) -> dict[str, int]:
    """How many deadlines fall into each span, whichever span is looked at."""
    return _ask(published, _COUNTS, sought).row(0, named=True)


def months(published: Published, sought: Sought) -> pl.DataFrame:
    """How many deadlines fall into each month of the span.

    Shape:
        One row per month with any: `due_year`, `due_month`, `n_dues`.
    """
    return _ask(published, _MONTHS, sought, month=None)


def count(published: Published, sought: Sought) -> int:
    """How many deadlines there are of what is sought."""
    found = months(published, sought)
    if sought.month is not None:
        found = found.filter(due_year=int(sought.month[:4]), due_month=int(sought.month[5:]))
    return int(found["n_dues"].sum())


def dues(published: Published, sought: Sought, limit: int, offset: int) -> pl.DataFrame:
    """The deadlines sought.

    Shape:
        One row per dated commitment, soonest first, with the bodies of its task and how many
        sentences of reports speak of it.
    """
    return _ask(published, _DUES, sought, limit=limit, offset=offset)


def places(published: Published, sought: Sought) -> pl.DataFrame:
    """The deadlines sought, place by place.

    Shape:
        One row per place, most deadlines first.
    """
    return _ask(published, _PLACES, sought)


def bodies(published: Published, sought: Sought) -> pl.DataFrame:
    """The deadlines sought, by the bodies of their tasks.

    Shape:
        One row per body, most deadlines first; a deadline of several bodies counts for each.
    """
    return _ask(published, _BODIES, sought)


def _ask(
    published: Published, question: str, sought: Sought, **more: str | int | None
) -> pl.DataFrame:
    return published.ask(_SOUGHT + question, **{**asdict(sought), **more})
