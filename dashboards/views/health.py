"""How the data are doing: how fresh, from where, what was put aside, which runs failed.

Here: the order of the page and its empty states.
Not here: its tables (`components.condition`).
"""

from collections.abc import Callable
from datetime import datetime

import polars as pl
import streamlit as st

from dashboards.components import condition, values
from dashboards.labels.words import Words, figure
from dashboards.queries import health as queries
from dashboards.queries import ranking
from dashboards.views.visit import Visit

Table = Callable[[pl.DataFrame, Words], None]


def render(visit: Visit) -> None:
    """Draws the page."""
    words, published = visit.words, visit.published
    st.title(words("health.title"), anchor=False)
    fresh = queries.freshness(published)
    runs = queries.runs(published)
    failed = runs.filter(pl.col("status") == "failed")
    _verdict(runs, ranking.quarantined(published), words)
    with st.container(horizontal=True):
        st.metric(words("health.n_sources"), figure(int(str(fresh["n_sources"]))))
        st.metric(words("health.n_gone"), figure(int(str(fresh["n_gone"]))))
        st.metric(words("ranking.n_quarantined"), figure(ranking.quarantined(published)))
        st.metric(words("health.n_failed"), figure(failed.height))
    seen = fresh["oldest_seen_at"]
    if isinstance(seen, datetime):
        st.caption(words("health.seen", oldest=values.clock(seen)))
    parts: tuple[tuple[str, pl.DataFrame, Table], ...] = (
        ("runs", runs, condition.runs),
        ("quarantine", queries.quarantine(published), condition.quarantine),
        ("problems", queries.problems(published), condition.problems),
        ("kinds", queries.kinds(published), condition.kinds),
        ("gone", queries.gone(published), condition.gone),
    )
    for name, frame, table in parts:
        st.subheader(words(f"health.{name}"), anchor=False)
        if frame.is_empty():
            st.caption(words(f"health.no_{name}"))
        else:
            table(frame, words)


def _verdict(runs: pl.DataFrame, n_quarantined: int, words: Words) -> None:
    """The answer in a line: when these data were made, and whether everything was read."""
    made = runs.filter(pl.col("status") == "published")["ended_at"].drop_nulls()
    if made.is_empty():
        return
    when = values.clock(made[0])
    if n_quarantined:
        st.warning(words("health.read_partly", when=when, n=n_quarantined))
    else:
        st.success(words("health.read_whole", when=when))
