"""What is due when, as a calendar that any client reads.

Here: events of whole days from `mart_deadlines`, by the library that knows the format.
Not here: which date a commitment has (`extract.deadlines`), the days left (`dbt_project`).

A sentence with a date of its own is an event. Those without one inherit their plan's end: they
are one event a plan, since a calendar with a hundred entries on one day tells nobody anything.

Source:
    RFC 5545, iCalendar; RFC 7986 for the calendar's name.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import icalendar

from pipelines.export.jurisdictions import Jurisdiction
from pipelines.export.published import Published
from pipelines.model.identity import make_id

PRODUCT = "-//planledger//deadlines//ZH"
WARNED = timedelta(days=7)
"""How long before its day a client reminds."""

_TITLE = 60
"""Characters of a sentence in an event's title; all of it stands in the description."""

_OWN = """
    select
        deadlines.commitment_id,
        deadlines.due_on,
        deadlines.text,
        measures.due_text,
        metrics.text as metric_text,
        topics.item_zh,
        deadlines.lead_units,
        deadlines.responsible_units,
        deadlines.support_units,
        deadlines.owner_raw,
        coalesce(documents.jurisdiction_name, '') as place,
        documents.title,
        documents.doc_number,
        documents.source
    from main.mart_deadlines as deadlines
    inner join main.fct_measures as measures on deadlines.measure_id = measures.measure_id
    inner join main.dim_document as documents on deadlines.document_id = documents.document_id
    inner join main.dim_topic as topics on deadlines.topic_code = topics.topic_code
    left join main.fct_metrics as metrics on deadlines.metric_id = metrics.metric_id
    where
        deadlines.deadline_source = 'explicit'
        and ($code is null or deadlines.jurisdiction_code = $code)
    order by deadlines.due_on, deadlines.document_id, measures.position, deadlines.commitment_id
"""

_ENDS = """
    select
        deadlines.document_id,
        deadlines.due_on,
        count(*) as n,
        coalesce(documents.jurisdiction_name, '') as place,
        documents.title,
        documents.doc_number,
        documents.source
    from main.mart_deadlines as deadlines
    inner join main.dim_document as documents on deadlines.document_id = documents.document_id
    where
        deadlines.deadline_source = 'inherited'
        and ($code is null or deadlines.jurisdiction_code = $code)
    group by all
    order by deadlines.due_on, deadlines.document_id
"""

Row = dict[str, object]


def calendar_bytes(published: Published, place: Jurisdiction | None) -> tuple[bytes, int]:
    """The calendar of one government, or of all, and how many events it holds."""
    name = f"{place.name}任务时限" if place else "任务时限"
    uid = make_id("calendar", place.code if place else "")
    calendar = icalendar.Calendar.new(prodid=PRODUCT, uid=f"{uid}@planledger", name=name)
    stamp = datetime.fromisoformat(published.generation.published_at)
    events = list(_events(published, place.code if place else None))
    for event in events:
        event.DTSTAMP = stamp
        calendar.add_component(event)
    return calendar.to_ical(), len(events)


def _events(published: Published, code: str | None) -> Iterator[icalendar.Event]:
    for row in published.ask(_OWN, {"code": code}).to_dicts():
        summary = _of_place(row, _short(row["metric_text"] or row["text"]))
        event = _event(str(row["commitment_id"]), row["due_on"], summary, _about(row))
        event.categories = [row["item_zh"]]
        yield event
    for row in published.ask(_ENDS, {"code": code}).to_dicts():
        summary = _of_place(row, f"规划到期，{row['n']}项任务未另定时限")
        uid = make_id("plan end", str(row["document_id"]), str(row["due_on"]))
        yield _event(uid, row["due_on"], summary, "\n".join(_source(row)))


def _event(uid: str, day: date, summary: str, description: str) -> icalendar.Event:
    event = icalendar.Event.new(
        uid=f"{uid}@planledger",
        start=day,
        end=day + timedelta(days=1),
        summary=summary,
        description=description,
    )
    # A day on which something is due is not a day on which nobody is free.
    event.add("transp", "TRANSPARENT")
    alarm = icalendar.Alarm.new(description=summary)
    alarm.add("action", "DISPLAY")
    alarm.TRIGGER = -WARNED
    event.add_component(alarm)
    return event


def _of_place(row: Row, words: str) -> str:
    return f"{row['place']}：{words}" if row["place"] else words


def _short(text: object) -> str:
    words = " ".join(str(text).split())
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"


def _about(row: Row) -> str:
    """The sentence, who answers for it, the words of its date, and where it stands."""
    lines = [str(row["text"])]
    for name, label in (
        ("lead_units", "牵头单位"),
        ("responsible_units", "责任单位"),
        ("support_units", "配合单位"),
    ):
        units = row[name]
        if isinstance(units, list) and units:
            lines.append(f"{label}：{'、'.join(units)}")
    if row["owner_raw"]:
        lines.append(f"责任主体：{row['owner_raw']}")
    if row["due_text"]:
        lines.append(f"时限原文：{row['due_text']}")
    return "\n".join([*lines, *_source(row)])


def _source(row: Row) -> Iterator[str]:
    title = row["title"] or "（无标题）"
    number = f"（{row['doc_number']}）" if row["doc_number"] else ""
    yield f"来源：{title}{number}"
    yield f"{row['source']}"
