"""Quantified values of all documents, found by word and facet.

Here: what can be asked for, and the rows that answer.
Not here: the frame of a result list (`found`).
"""

from functools import partial

import streamlit as st

from dashboards.components import address, facets, topic_grid
from dashboards.components import found as tables
from dashboards.queries import facets as offered
from dashboards.queries import search
from dashboards.views import found
from dashboards.views.visit import Visit

_KINDS = ("ratio", "count", "amount", "time_limit", "coverage")
_ROLES = ("target", "achieved", "baseline")
_COMPARATORS = (">=", "<=", "=", "between")
_SORTS = ("place", "high", "low", "due")


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("metrics.page"), anchor=False)
    text = address.search_words(words("search.words"), "q", words.plain("search.metrics_hint"))
    topics = {
        row["topic_code"]: topic_grid.name(row, words)
        for row in offered.topics(visit.published).iter_rows(named=True)
    }
    chosen, sort = facets.draw(
        words,
        {
            "framework": facets.codes(words, "framework", found.FRAMEWORKS),
            "level": facets.codes(words, "level", found.LEVELS),
            "province": offered.provinces(visit.published),
            "topic": topics,
            "kind": facets.codes(words, "metric_kind", _KINDS),
            "role": facets.codes(words, "metric_role", _ROLES),
            "comparator": facets.codes(words, "comparator", _COMPARATORS),
        },
        _SORTS,
    )
    sought = search.SoughtMetrics(words=text, **chosen)
    found.listing(
        visit,
        found.Found("metrics", search.count_metrics(visit.published, sought), sort),
        partial(search.metrics, visit.published, sought),
        lambda frame: tables.metrics(frame, topics, words),
    )
