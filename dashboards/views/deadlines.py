"""Deadlines: what falls due when, by place and body, and what nobody has reported on.

Here: what is looked for, the calendar, the list, the file for calendar programs.
Not here: the dates of one plan (`city_outlook`).
"""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import streamlit as st

from dashboards.components import address, agenda, exports, facets, paper
from dashboards.labels.words import figure
from dashboards.queries import bodies, city
from dashboards.queries import deadlines as queries
from dashboards.queries import facets as offered
from dashboards.queries.status import status
from dashboards.views import found
from dashboards.views.visit import Visit

_SPANS = ("quarter", "next", "coming", "overdue", "unseen", "unheld", "all")
_GROUPED = {
    "place": (queries.places, agenda.places),
    "body": (queries.bodies, agenda.bodies),
}
_GROUPS = ("list", *_GROUPED)


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("deadlines.title"), anchor=False)
    # The answer stands first, what narrows it below.
    figures, spans = st.container(horizontal=True), st.container()
    st.caption(words("deadlines.note"))
    sought = _sought(visit)
    counts = queries.counts(visit.published, sought)
    with figures:
        for name in ("n_quarter", "n_next", "n_overdue", "n_unseen", "n_unheld"):
            st.metric(words(f"deadlines.{name}"), figure(counts[name]))
    with spans:
        sought = replace(sought, span=_span(visit, counts))
    if queries.count(visit.published, sought) == 0:
        st.info(words("deadlines.none"))
        return
    sought = _month(visit, sought)
    _rows(visit, sought)


def _sought(visit: Visit) -> queries.Sought:
    """The facets; bodies are those that any plan of this choice names."""
    words = visit.words
    chosen = facets.lists(
        words,
        {
            "framework": facets.codes(words, "framework", found.FRAMEWORKS),
            "level": facets.codes(words, "level", found.LEVELS),
            "province": offered.provinces(visit.published),
            "place": dict(city.places(visit.published).select("jurisdiction_code", "name").rows()),
            "body": bodies.names(visit.published),
        },
    )
    source = "all" if address.switch(words("deadlines.with_ends"), "ends") else "explicit"
    return queries.Sought(
        framework=chosen["framework"],
        level=chosen["level"],
        province=chosen["province"],
        place=chosen["place"],
        body=chosen["body"],
        source=source,
    )


def _span(visit: Visit, counts: dict[str, int]) -> str:
    """The span looked at; this quarter unless nothing falls due in it."""
    words = visit.words
    return address.segments(
        words("deadlines.span"),
        address.Choice(
            "span",
            {span: words.code("span", span) for span in _SPANS},
            "quarter" if counts["n_quarter"] else "all",
            drops=("month", "page"),
        ),
        is_label_shown=False,
    )


def _month(visit: Visit, sought: queries.Sought) -> queries.Sought:
    """The calendar of the span; picking a month keeps that month alone."""
    words = visit.words
    frame = queries.months(visit.published, sought)
    known = [f"{year}-{month:02d}" for year, month in frame.select("due_year", "due_month").rows()]
    chosen = address.read("month", known, None)
    st.subheader(words("deadlines.calendar"), anchor=False)
    st.caption(words("deadlines.calendar_note"))
    picked = paper.draw(
        agenda.months(frame, chosen, words),
        lang=words.lang,
        key="months",
        on_pick=lambda: None,
    )
    if picked is not None and picked in known:
        address.write("month", None if picked == chosen else picked, None)
        st.query_params.pop("page", None)
        st.rerun()
    return replace(sought, month=chosen)


def _rows(visit: Visit, sought: queries.Sought) -> None:
    words, published = visit.words, visit.published
    group = address.segments(
        words("deadlines.group"),
        address.Choice("group", {name: words(f"group_by.{name}") for name in _GROUPS}, "list"),
        is_label_shown=False,
    )
    if group == "list":
        _list(visit, sought)
        return
    ask, show = _GROUPED[group]
    frame = ask(published, sought)
    show(frame, words)
    _take_along(visit, sought, f"deadlines_by_{group}", lambda: frame)


def _list(visit: Visit, sought: queries.Sought) -> None:
    words, published = visit.words, visit.published
    n_found = queries.count(published, sought)
    st.caption(words("search.found", n=n_found))
    pages = math.ceil(min(n_found, queries.ROWS) / found.PAGE)
    offset = (address.page(pages) - 1) * found.PAGE
    frame = queries.dues(published, sought, found.PAGE, offset)
    st.caption(words("deadlines.pick"))
    row = agenda.dues(frame, words)
    _take_along(
        visit, sought, "deadlines", lambda: queries.dues(published, sought, queries.ROWS, 0)
    )
    if row is not None:
        found.sentence(visit, frame.row(row, named=True))


def _take_along(
    visit: Visit, sought: queries.Sought, stem: str, rows: Callable[[], pl.DataFrame]
) -> None:
    with st.container(horizontal=True):
        exports.buttons(rows, stem, visit.words)
        exports.calendar(lambda: _file(visit, sought), visit.words)


def _file(visit: Visit, sought: queries.Sought) -> bytes:
    rows = queries.dues(visit.published, sought, queries.ROWS, 0)
    stamp = status(visit.published).published_at or datetime.now(UTC)
    return agenda.ics(rows, stamp, visit.words)
