"""Delivery: what was promised beside what reports say became of it.

Here: whose promises are looked at, the pairs, the promises that no report speaks of.
Not here: how a pair is drawn (`components.outcomes`).
"""

import math

import streamlit as st

from dashboards.components import address, facets, outcomes, paper
from dashboards.queries import city, search
from dashboards.queries import delivery as queries
from dashboards.views import found
from dashboards.views.visit import Visit

PAGE = 20
"""Pairs drawn at once."""

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
            "province": search.provinces(visit.published),
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
            st.metric(words.code("relation", relation), counts.get(relation, 0))
    options = {"": words.plain("search.all"), **facets.codes(words, "relation", _RELATIONS)}
    relation = address.selection(
        words("delivery.outcome"),
        address.Choice("relation", options, "", drops=("page",)),
        width=facets.WIDTH,
    )
    n_found = queries.count(visit.published, scope, relation or None)
    st.caption(words("search.found", n=n_found))
    if n_found == 0:
        return
    offset = (address.page(math.ceil(n_found / PAGE)) - 1) * PAGE
    frame = queries.links(visit.published, scope, relation or None, PAGE, offset)
    picked = paper.draw(
        list(outcomes.pairs(frame, words)), lang=words.lang, key="pairs", on_pick=lambda: None
    )
    follow(visit, picked)


def _unseen(visit: Visit, scope: queries.Scope) -> None:
    words = visit.words
    st.subheader(words("delivery.unseen"), anchor=False)
    st.caption(words("delivery.unseen_note"))
    n_unseen = queries.count_unseen(visit.published, scope)
    if n_unseen == 0:
        st.caption(words("delivery.unseen_none"))
        return
    st.caption(words("delivery.unseen_count", n=n_unseen))
    frame = queries.unseen(visit.published, scope, search.ROWS // 10, 0)
    row = outcomes.unseen(frame, words)
    if row is not None:
        found.sentence(visit, frame.row(row, named=True))
