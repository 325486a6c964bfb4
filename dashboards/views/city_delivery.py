"""The part of the page about one place that tells what reports say of its promises.

Here: the pairs of this place alone.
Not here: those of all places (`delivery`).
"""

import streamlit as st

from dashboards.components import address, outcomes, paper
from dashboards.queries import delivery as queries
from dashboards.views.delivery import PAGE, follow
from dashboards.views.visit import Visit


def render(visit: Visit, plan: dict[str, object]) -> None:
    """Draws the first pairs, and the way to all of them."""
    words = visit.words
    place = str(plan["jurisdiction_code"])
    st.caption(words("delivery.self"))
    scope = queries.Scope(place=place)
    frame = queries.links(visit.published, scope, None, PAGE, 0)
    if frame.is_empty():
        st.info(words("delivery.none"))
    else:
        picked = paper.draw(
            list(outcomes.pairs(frame, words)),
            lang=words.lang,
            key="place_pairs",
            on_pick=lambda: None,
        )
        follow(visit, picked)
    st.page_link(
        visit.pages["delivery"],
        label=words("delivery.all"),
        query_params=address.state(place=place, framework=None, level=None),
    )
