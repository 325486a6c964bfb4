"""Which ranking a page looks at: an outline and a level.

Here: the two rows of buttons that several pages share.
Not here: the rankings (`queries.ranking`).
"""

import streamlit as st

from dashboards.components import address
from dashboards.queries import ranking as queries
from dashboards.views.visit import Visit

LEVELS = ("province", "city", "district")


def choose(visit: Visit) -> tuple[str, str]:
    """The outline and the level; where the address is silent, the fullest ranking there is."""
    words = visit.words
    there = queries.tables(visit.published)
    fullest = there.sort("framework", "n_ranked", descending=True).head(1)
    first, common = (
        fullest.select("framework", "level").row(0) if fullest.height else ("2021", "city")
    )
    with st.container(horizontal=True, gap="medium"):
        framework = address.segments(
            words("ranking.framework"),
            address.Choice(
                "framework",
                {code: words.code("framework", code) for code in ("2021", "2015")},
                first,
                drops=("page", "province", "city"),
            ),
        )
        level = address.segments(
            words("ranking.level"),
            address.Choice(
                "level",
                {code: words.code("level", code) for code in LEVELS},
                common,
                drops=("page", "province", "city"),
            ),
        )
    return framework, level
