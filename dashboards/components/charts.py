"""Charts that are worked out once and then only shown.

Here: a chart's description and its rows as the browser gets them, kept by what they were made of.
Making and checking them takes most of the time of a page; those of the same frame are the same.
Not here: what any chart shows (the components that make them).
"""

import io
from collections.abc import Callable

import altair as alt
import polars as pl
import pyarrow as pa
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
    if not is_picked_from:
        _shown(key, *of, palette(), alt_text, make)
        return {}
    described = _description(key, *of, palette(), make)
    return st.vega_lite_chart(described, key=key, alt=alt_text, on_select="rerun")["selection"]


def _content(frame: pl.DataFrame) -> str:
    """What two frames share only if they are the same."""
    return f"{frame.schema}{frame.rows()}"


def _arrow(rows: list[dict[str, object]]) -> bytes:
    """Rows in the form in which they travel to the browser."""
    table, body = pa.Table.from_pylist(rows), io.BytesIO()
    with pa.ipc.new_stream(body, table.schema) as stream:
        stream.write_table(table)
    return body.getvalue()


# A chart that nothing is picked from is played back whole; all but the last are the cache's key.
@st.cache_data(max_entries=300, show_spinner=False, hash_funcs={pl.DataFrame: _content})
def _shown(
    key: str,
    frame: pl.DataFrame,
    words: Words,
    colours: Palette,
    alt_text: str,
    _make: Callable[[], Chart],
) -> None:
    st.vega_lite_chart(_description(key, frame, words, colours, _make), key=key, alt=alt_text)


@st.cache_data(max_entries=300, show_spinner=False, hash_funcs={pl.DataFrame: _content})
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
    datasets = described.get("datasets", {})
    described["datasets"] = {name: _arrow(rows) for name, rows in datasets.items()}
    return described
