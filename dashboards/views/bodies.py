"""Bodies: who answers for what, across governments.

Here: whose plans are looked at, which body and topic, and the way to the text.
Not here: the bodies of one plan (`city_parts`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, facets, paper, responsibility, topic_grid
from dashboards.queries import bodies as queries
from dashboards.queries import facets as offered
from dashboards.views import found
from dashboards.views.visit import Visit

_DUTIES = ("lead", "responsible", "support")


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("bodies.title"), anchor=False)
    scope = _scope(visit)
    bodies = queries.bodies(visit.published, scope)
    if bodies.is_empty():
        st.info(words("bodies.nobody"))
        return
    topics = {
        row["topic_code"]: topic_grid.name(row, words)
        for row in offered.topics(visit.published).iter_rows(named=True)
    }
    _matrix(visit, scope, bodies, topics)
    _one(visit, scope, bodies, topics)
    st.subheader(words("bodies.all"), anchor=False)
    responsibility.bodies_table(bodies, words)
    st.subheader(words("bodies.successors"), anchor=False)
    gone = queries.successors(visit.published)
    if gone.is_empty():
        st.caption(words("bodies.successors_none"))
        return
    st.caption(words("bodies.successors_note"))
    responsibility.successors_table(gone, words)


def _scope(visit: Visit) -> queries.Scope:
    words = visit.words
    chosen = facets.lists(
        words,
        {
            "framework": facets.codes(words, "framework", found.FRAMEWORKS),
            "level": facets.codes(words, "level", found.LEVELS),
            "province": offered.provinces(visit.published),
            "duty": facets.codes(words, "responsibility", _DUTIES),
        },
    )
    return queries.Scope(**chosen)


def _matrix(
    visit: Visit, scope: queries.Scope, bodies: pl.DataFrame, topics: dict[str, str]
) -> None:
    words = visit.words
    st.subheader(words("bodies.matrix"), anchor=False)
    st.caption(words("bodies.matrix_note", n=min(bodies.height, responsibility.SHOWN)))
    cells = queries.cells(visit.published, scope)
    chosen = (
        address.read("body", bodies["body"].to_list(), None),
        address.read("topic", list(topics), None),
    )
    picked = paper.draw(
        responsibility.matrix(bodies, cells, topics, chosen, words),
        lang=words.lang,
        key="bodies_matrix",
        on_pick=lambda: None,
    )
    body, _, topic = (picked or "").partition("\t")
    if body in bodies["body"] and topic in topics:
        is_same = (body, topic) == chosen
        address.write("body", None if is_same else body, None)
        address.write("topic", None if is_same else topic, None)
        st.rerun()


def _one(visit: Visit, scope: queries.Scope, bodies: pl.DataFrame, topics: dict[str, str]) -> None:
    """One body: where it answers for how much, and for which tasks."""
    words = visit.words
    names = dict(bodies.select("body", "name").iter_rows())
    st.subheader(words("bodies.one"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        body = address.selection(
            words("bodies.choose"), address.Choice("body", names, bodies["body"][0])
        )
        topic = address.selection(
            words("search.topic"),
            address.Choice("topic", {"": words.plain("search.all"), **topics}, ""),
        )
    places = queries.places(visit.published, scope, body, topic or None)
    if places.is_empty():
        st.info(words("bodies.no_task"))
        return
    responsibility.places_table(places, words)
    st.caption(words("bodies.pick"))
    tasks = queries.tasks(visit.published, scope, body, topic or None)
    row = responsibility.tasks_table(tasks, topics, words)
    if row is not None:
        task = tasks.row(row, named=True)
        st.switch_page(
            visit.pages["document"],
            query_params=address.state(
                document=task["document_id"], sentence=task["measure_id"], city=None
            ),
        )
