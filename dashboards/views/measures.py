"""Measures of all documents, found by word and facet.

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

_TYPES = ("deliverable", "threshold", "recurring", "standing_rule", "direction", "goal")
_OWNERS = ("named", "collective", "attachment", "none")
_SORTS = ("place", "complete", "due")


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("measures.page"), anchor=False)
    text = address.search_words(words("search.words"), "q", words.plain("search.measures_hint"))
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
            "type": facets.codes(words, "measure_type", _TYPES),
            "owner": facets.codes(words, "owner", _OWNERS),
            "firm": {
                "firm": words.plain("measures.firm"),
                "soft": words.plain("measures.soft"),
            },
        },
        _SORTS,
    )
    sought = search.SoughtMeasures(words=text, **chosen)
    found.listing(
        visit,
        found.Found("measures", search.count_measures(visit.published, sought), sort),
        partial(search.measures, visit.published, sought),
        lambda frame: tables.measures(frame, topics, words),
    )
