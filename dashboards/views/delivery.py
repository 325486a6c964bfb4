"""Delivery: what was promised beside what reports say became of it.

Here: whose promises are looked at, the pairs, the promises that no report speaks of.
Not here: how a pair is drawn (`components.outcomes`).
"""

import math

import streamlit as st

from dashboards.components import address, facets, outcomes, paper
from dashboards.labels.words import figure
from dashboards.queries import city, search
from dashboards.queries import delivery as queries
from dashboards.queries import facets as offered
from dashboards.views import found
from dashboards.views.visit import Visit

PAGE = 20
"""Pairs drawn at once."""

SHOWN = 200
"""Measures without evidence that are listed; more of them leave as a file."""

_RELATIONS = ("meets", "misses", "partial", "not_comparable")


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("delivery.title"), anchor=False)
    st.warning(words("delivery.self"))
    chosen = facets.lists(
        words,
        {
            "framework": facets.codes(words, "framework", found.FRAMEWORKS),
            "level": facets.codes(words, "level", found.LEVELS),
            "province": offered.provinces(visit.published),
            "place": dict(city.places(visit.published).select("jurisdiction_code", "name").rows()),
        },
    )
    scope = queries.Scope(**chosen)
    _pairs(visit, scope)
    _unseen(visit, scope)


def follow(visit: Visit, picked: str | None) -> None:
    """Leads to the sentence that was picked, in its document."""
    if picked is not None:
        document, _, sentence = picked.partition("\t")
        st.switch_page(
            visit.pages["document"],
            query_params=address.state(document=document, sentence=sentence),
        )


def _pairs(visit: Visit, scope: queries.Scope) -> None:
    words = visit.words
    st.subheader(words("delivery.pairs"), anchor=False)
    counts = queries.counts(visit.published, scope)
    if not counts:
        st.info(words("delivery.none"))
        return
    with st.container(horizontal=True):
        for relation in _RELATIONS:
            st.metric(words.code("relation", relation), figure(counts.get(relation, 0)))
    options = {"": words.plain("search.all"), **facets.codes(words, "relation", _RELATIONS)}
    relation = address.selection(
        words("delivery.outcome"),
        address.Choice("relation", options, "", drops=("page",)),
        width=facets.WIDTH,
    )
    n_found = counts.get(relation, 0) if relation else sum(counts.values())
    st.caption(words("search.found", n=n_found))
    if n_found == 0:
        return
    reachable = min(n_found, search.ROWS)
    offset = (address.page(math.ceil(reachable / PAGE)) - 1) * PAGE
    frame = queries.links(visit.published, scope, relation or None, PAGE, offset)
    picked = paper.draw(
        list(outcomes.pairs(frame, words)), lang=words.lang, key="pairs", on_pick=lambda: None
    )
    follow(visit, picked)


def _unseen(visit: Visit, scope: queries.Scope) -> None:
    words = visit.words
    st.subheader(words("delivery.unseen"), anchor=False)
    st.caption(words("delivery.unseen_note"))
    frame = queries.unseen(visit.published, scope, SHOWN, 0)
    if frame.is_empty():
        st.caption(words("delivery.unseen_none"))
        return
    n_found = frame["n_found"][0]
    st.caption(words("delivery.unseen_count", n=n_found))
    if n_found > SHOWN:
        st.caption(words("export.more", n=SHOWN, all=min(n_found, search.ROWS)))
    row = outcomes.unseen(
        frame, lambda: queries.unseen(visit.published, scope, search.ROWS, 0), words
    )
    if row is not None:
        found.sentence(visit, frame.row(row, named=True))
