"""The part of the page about one place that looks ahead.

Here: what would raise the plan's index most, and what is due when.
Not here: what the plan says (`city_parts`).
"""

import streamlit as st

from dashboards.components import outlook, paper, topic_grid
from dashboards.queries import city
from dashboards.queries import outlook as queries
from dashboards.views.visit import Visit


def render(visit: Visit, plan: dict[str, object]) -> None:
    """Draws improvements, of which there are few, then deadlines."""
    _improvements(visit, str(plan["document_id"]))
    _deadlines(visit, str(plan["document_id"]))


def _improvements(visit: Visit, document_id: str) -> None:
    words = visit.words
    st.subheader(words("improve.title"), anchor=False)
    found = queries.improvements(visit.published, document_id)
    if found.is_empty():
        st.info(words("improve.none"))
        return
    st.caption(words("improve.note"))
    outline = city.topics(visit.published, document_id, None, None)
    names = {
        row["topic_code"]: topic_grid.name(row, words) for row in outline.iter_rows(named=True)
    }
    paper.draw(list(outlook.improvements(found, names, words)), lang=words.lang, key="improvements")


def _deadlines(visit: Visit, document_id: str) -> None:
    words = visit.words
    st.subheader(words("due.title"), anchor=False)
    due = queries.due(visit.published, document_id)
    if due.is_empty():
        st.info(words("due.none"))
        return
    st.caption(words("due.note"))
    outlook.quarter_bars(queries.quarters(visit.published, document_id), words)
    outlook.due_table(due, words)
