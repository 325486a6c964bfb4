"""Frames as grids, for those who would rather read.

Here: rows as Arrow, which is what travels to the browser; columns that many grids have; one look
for all of them.
Not here: which columns are shown and what they are called (`tables` and its neighbours).
"""

from functools import partial
from typing import TYPE_CHECKING, Literal

import polars as pl
import pyarrow as pa
import streamlit as st

from dashboards.components.values import TIME, ZONE
from dashboards.labels.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.elements.lib.column_types import ColumnConfig

_OLDEST = pl.CompatLevel.oldest()
"""Browsers do not read Arrow's newer form of texts yet."""

_DAY = 104
"""Pixels: a whole date, which the grid would cut where the first rows have none."""

Selection = Literal["single-row", "multi-row"]


def rows(frame: pl.DataFrame) -> pa.Table:
    """The frame for a grid; a frame of polars would go by way of pandas, at many times the cost."""
    return frame.to_arrow(compat_level=_OLDEST)


def show(
    frame: pl.DataFrame | pa.Table,
    key: str,
    alt: str,
    columns: "Mapping[str, ColumnConfig]",
    selection: Selection | None = None,
) -> list[int]:
    """Draws the frame, or its rows; yields the rows that are selected, where they can be."""
    draw = partial(
        st.dataframe,
        frame if isinstance(frame, pa.Table) else rows(frame),
        hide_index=True,
        placeholder="–",
        key=key,
        alt=alt,
        column_config=columns,
    )
    if selection is None:
        draw()
        return []
    return list(draw(on_select="rerun", selection_mode=selection)["selection"]["rows"])


def count_column(label: str, *, pinned: bool = False) -> "ColumnConfig":
    """A column of small whole numbers."""
    return st.column_config.NumberColumn(label, width="small", pinned=pinned)


def date_column(label: str, *, pinned: bool = False) -> "ColumnConfig":
    """A column of days."""
    return st.column_config.DateColumn(label, width=_DAY, pinned=pinned)


def moment_column(label: str, *, pinned: bool = False) -> "ColumnConfig":
    """A column of moments, by the clock of all pages."""
    return st.column_config.DatetimeColumn(label, format=TIME, timezone=ZONE, pinned=pinned)


def called(frame: pl.DataFrame, column: str, kind: str, words: Words) -> pl.Series:
    """A column of codes in words."""
    said = [words.plain_code(kind, code) for code in frame[column]]
    return pl.Series(column, said, dtype=pl.String)
