"""Charts that are worked out once and then only shown.

Here: a chart's description and its rows as the browser gets them, kept by what they were made of.
Making and checking them takes most of the time of a page; those of the same frame are the same.
Not here: what any chart shows (the components that make them).
"""

import io
from collections.abc import Callable, Hashable
from threading import Condition

import altair as alt
import polars as pl
import pyarrow as pa
import streamlit as st
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

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
    if is_picked_from:
        shown = st.vega_lite_chart(described, key=key, alt=alt_text, on_select="rerun")
        return shown["selection"]
    st.vega_lite_chart(described, key=key, alt=alt_text)
    return {}


def _content(frame: pl.DataFrame) -> str:
    """What two frames share only if they are the same."""
    return f"{frame.schema}{frame.rows()}"


def _arrow(rows: list[dict[str, object]]) -> bytes:
    """Rows in the form in which they travel to the browser."""
    table, body = pa.Table.from_pylist(rows), io.BytesIO()
    with pa.ipc.new_stream(body, table.schema) as stream:
        stream.write_table(table)
    return body.getvalue()


def _made_of(
    key: str, frame: pl.DataFrame, words: Words, colours: Palette, _make: object
) -> Hashable:
    return hashkey(key, _content(frame), words, colours)


@cached(LRUCache(300), key=_made_of, condition=Condition())
def _description(
    _key: str,
    _frame: pl.DataFrame,
    _words: Words,
    _colours: Palette,
    make: Callable[[], Chart],
) -> dict[str, object]:
    described = make().to_dict()
    # Altair's own measures of a chart; the page's theme has others.
    described.pop("config", None)
    datasets = described.get("datasets", {})
    described["datasets"] = {name: _arrow(rows) for name, rows in datasets.items()}
    return described
