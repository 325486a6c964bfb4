"""Charts that are worked out once and then only shown.

Here: a chart's description, kept by what it was made of. Making one and checking it against the
schema takes most of the time of a page; the description of the same frame is the same.
Not here: what any chart shows (the components that make them).
"""

from collections.abc import Callable

import altair as alt
import polars as pl
import streamlit as st

from dashboards.components.palette import Palette, palette
from dashboards.labels.words import Words

Chart = alt.Chart | alt.LayerChart | alt.FacetChart
Picked = dict[str, list[dict[str, str]]]


def draw(
    make: Callable[[], Chart],
    of: tuple[pl.DataFrame, Words],
    *,
    key: str,
    alt_text: str,
    is_picked_from: bool = False,
) -> Picked:
    """Draws the chart that `make` yields; yields what was selected in it.

    `key` with `of` and the viewer's theme must name all that `make` depends on.
    """
    described = _description(key, *of, palette(), make)
    if not is_picked_from:
        st.vega_lite_chart(described, key=key, alt=alt_text)
        return {}
    return st.vega_lite_chart(described, key=key, alt=alt_text, on_select="rerun")["selection"]


@st.cache_data(max_entries=300, show_spinner=False)
def _description(
    key: str,  # noqa: ARG001 - part of the cache's key, as are the three below
    frame: pl.DataFrame,  # noqa: ARG001
    words: Words,  # noqa: ARG001
    colours: Palette,  # noqa: ARG001
    _make: Callable[[], Chart],
) -> dict[str, object]:
    described = _make().to_dict()
    # Altair's own measures of a chart; the page's theme has others.
    described.pop("config", None)
    return described
