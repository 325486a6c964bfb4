"""Deadlines as a calendar, as lists, and as a file for calendar programs.

Here: the months to pick from, tables of deadlines, the ICS file.
Not here: the dates of one plan (`outlook`).
"""

from datetime import date, datetime, timedelta

import icalendar
import polars as pl
import streamlit as st

from dashboards.components import grids
from dashboards.components.paper import Element, Node, element
from dashboards.labels.words import Words

_MONTHS = range(1, 13)
_TITLE = 60
"""Characters of a sentence in an entry's title; all of it stands in the description."""

_DUTIES = ("lead_units", "responsible_units", "support_units")


def months(frame: pl.DataFrame, chosen: str | None, words: Words) -> list[Node]:
    """One row a year, one column a month; each cell says how many deadlines it holds."""
    counts = {(year, month): n for year, month, n in frame.iter_rows()}
    most = max(counts.values(), default=1)
    head = element(
        "tr",
        "",
        element("th", "", words.plain("deadlines.year")),
        *(element("th", "", words.plain("deadlines.month", n=month)) for month in _MONTHS),
    )
    rows = []
    for year in sorted({year for year, _ in counts}):
        cells = [
            _cell(year, month, counts.get((year, month), 0), most, chosen) for month in _MONTHS
        ]
        rows.append(element("tr", "", element("th", "", str(year)), *cells))
    table = element(
        "table", "matrix calendar", element("thead", "", head), element("tbody", "", *rows)
    )
    return [element("div", "scroll", table)]


def dues(frame: pl.DataFrame, words: Words) -> int | None:
    """Deadlines with who answers and what reports say; yields the row that was selected."""
    table = frame.select(
        "due_on",
        "days_left",
        "jurisdiction_name",
        "text",
        pl.Series("owner", [owner(row, words) for row in frame.iter_rows(named=True)]),
        pl.Series("evidence", [_evidence(row, words) for row in frame.iter_rows(named=True)]),
        pl.Series(
            "precision",
            [words.plain_code("precision", code) for code in frame["due_precision"]],
            dtype=pl.String,
        ),
        "title",
    )
    names = st.column_config
    rows = grids.show(
        table,
        "dues_table",
        words("due.table_alt"),
        selection="single-row",
        columns={
            "due_on": grids.date_column(words("due.on"), pinned=True),
            "days_left": grids.count_column(words("deadlines.days_left")),
            "jurisdiction_name": names.TextColumn(words("search.place")),
            "text": names.TextColumn(words("due.sentence"), width="large"),
            "owner": names.TextColumn(words("due.owner"), width="medium"),
            "evidence": names.TextColumn(words("deadlines.evidence")),
            "precision": names.TextColumn(words("due.precision")),
            "title": names.TextColumn(words("search.document")),
        },
    )
    return rows[0] if rows else None


def places(frame: pl.DataFrame, words: Words) -> None:
    """Deadlines by place."""
    names = st.column_config
    grids.show(
        frame,
        "dues_by_place",
        words("deadlines.by_place"),
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "n_dues": grids.count_column(words("deadlines.n_dues")),
            "n_unseen": grids.count_column(words("deadlines.n_unseen")),
            "n_unheld": grids.count_column(words("deadlines.n_unheld")),
            "first_on": grids.date_column(words("deadlines.first_on")),
            "last_on": grids.date_column(words("deadlines.last_on")),
        },
    )


def bodies(frame: pl.DataFrame, words: Words) -> None:
    """Deadlines by the bodies that answer for them."""
    names = st.column_config
    grids.show(
        frame,
        "dues_by_body",
        words("deadlines.by_body"),
        columns={
            "unit": names.TextColumn(words("bodies.unit"), pinned=True),
            "n_dues": grids.count_column(words("deadlines.n_dues")),
            "n_lead": grids.count_column(words("bodies.n_lead")),
            "n_unseen": grids.count_column(words("deadlines.n_unseen")),
            "n_unheld": grids.count_column(words("deadlines.n_unheld")),
            "first_on": grids.date_column(words("deadlines.first_on")),
        },
    )


def owner(row: dict[str, object], words: Words) -> str:
    """Who answers for a deadline: the sentence's own subject, else the bodies of its task."""
    if row["owner_raw"]:
        return str(row["owner_raw"])
    lead, responsible, support = (_joined(row[name]) for name in _DUTIES)
    said = [
        f"{words.plain_code('responsibility', duty)}：{units}"
        for duty, units in (("lead", lead), ("responsible", responsible), ("support", support))
        if units
    ]
    return "；".join(said) or words.plain_code("owner", str(row["owner"]))


def ics(frame: pl.DataFrame, published_at: datetime, words: Words) -> bytes:
    """The deadlines as whole days of a calendar.

    Source:
        RFC 5545, iCalendar.
    """
    calendar = icalendar.Calendar.new(
        prodid="-//planledger//deadlines//ZH", name=words.plain("deadlines.title")
    )
    for row in frame.iter_rows(named=True):
        event = icalendar.Event.new(
            uid=f"{row['commitment_id']}@planledger",
            start=row["due_on"],
            end=_day_after(row["due_on"]),
            summary=f"{row['jurisdiction_name'] or '–'}：{row['text'][:_TITLE]}",
            description=f"{row['text']}\n{owner(row, words)}\n{row['title'] or ''}",
            stamp=published_at,
        )
        # A day on which something is due is not a day on which nobody is free.
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()


def _cell(year: int, month: int, count: int, most: int, chosen: str | None) -> Element:
    cell = element("td", "")
    if count:
        spot = f"{year}-{month:02d}"
        button = element("button", "cell strong" if count > most / 2 else "cell", str(count))
        button["share"] = count / most
        button["pick"] = spot
        button["tip"] = f"{spot}：{count}"
        button["pressed"] = spot == chosen
        cell["children"] = [button]
    return cell


def _evidence(row: dict[str, object], words: Words) -> str:
    if row["n_strong"]:
        return words.plain("deadlines.strong", n=str(row["n_strong"]))
    if row["n_evidence"]:
        return words.plain("deadlines.weak", n=str(row["n_evidence"]))
    # Where no report is held nobody knows whether the place has spoken of it.
    return words.plain("deadlines.unseen" if row["is_reported"] else "deadlines.unheld")


def _joined(units: object) -> str:
    return "、".join(map(str, units)) if isinstance(units, list) else ""


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
