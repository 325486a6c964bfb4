"""Dates and improvements of one plan as drawings.

Here: measures due by quarter, and the additions that would raise the index most.
Not here: which they are (`queries.outlook`).
"""

from functools import partial

import altair as alt
import polars as pl
import streamlit as st

from dashboards.components import charts, exports, grids
from dashboards.components.palette import palette
from dashboards.components.paper import Element, element, words_of_document
from dashboards.labels.words import Words

_HEIGHT = 180


def quarter_bars(frame: pl.DataFrame, words: Words) -> None:
    """How many measures fall due in each quarter, from the first to the last."""
    named = frame.select(
        quarter=pl.format(
            "{} Q{}", pl.col("starts_on").dt.year(), pl.col("starts_on").dt.quarter()
        ),
        n_due="n_due",
    )
    charts.draw(
        partial(_quarters, named, words), (named, words), key="quarters", alt_text=words("due.alt")
    )
    exports.buttons(lambda: named, "quarters", words)


def _quarters(named: pl.DataFrame, words: Words) -> alt.Chart:
    chart = alt.Chart(
        named, mark=alt.MarkDef(type="bar", color=palette().index, cornerRadiusEnd=2)
    ).encode(
        x=alt.X("quarter:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("n_due:Q", title=None, axis=alt.Axis(tickMinStep=1)),
        tooltip=[
            alt.Tooltip("quarter:O", title=words("due.quarter")),
            alt.Tooltip("n_due:Q", title=words("due.n")),
        ],
    )
    return chart.properties(height=_HEIGHT)


def due_table(frame: pl.DataFrame, words: Words) -> None:
    """Each dated measure with its date as printed and its owner."""
    owner = pl.coalesce("owner_raw", "units")
    table = frame.select(
        "due_on",
        "due_text",
        pl.Series(
            "precision", [words.plain_code("precision", code) for code in frame["due_precision"]]
        ),
        "text",
        owner=owner,
    )
    names = st.column_config
    grids.show(
        table,
        "due_table",
        words("due.table_alt"),
        columns={
            "due_on": grids.date_column(words("due.on"), pinned=True),
            "due_text": names.TextColumn(words("due.printed")),
            "precision": names.TextColumn(words("due.precision")),
            "text": names.TextColumn(words("due.sentence"), width="large"),
            "owner": names.TextColumn(words("due.owner")),
        },
    )
    exports.buttons(lambda: table, "deadlines", words)


def improvements(frame: pl.DataFrame, topics: dict[str, str], words: Words) -> list[Element]:
    """Sentence by sentence, the one of most gain first: what could be added, and what it gains."""
    return [
        _improved(rows.to_dicts(), topics, words)
        for _, rows in frame.group_by("measure_id", maintain_order=True)
    ]


def _improved(rows: list[dict[str, object]], topics: dict[str, str], words: Words) -> Element:
    first, is_firm = rows[0], any(row["makes_firm"] for row in rows)
    return element(
        "div",
        "measure firm" if is_firm else "measure soft",
        element("p", "sentence", words_of_document(str(first["text"]))),
        element("p", "quiet", topics.get(str(first["topic_code"]), str(first["topic_code"]))),
        *(_addition(row, words) for row in rows),
    )


def _addition(row: dict[str, object], words: Words) -> Element:
    gain, after = f"{row['index_gain']:.2f}", f"{row['index_after']:.1f}"
    return element(
        "div",
        "addition",
        element("span", "", words.plain(f"improve.{row['element']}")),
        element(
            "strong",
            "",
            words.plain("improve.gain", gain=gain, after=after),
            f" · {words.plain('improve.firm')}" if row["makes_firm"] else None,
        ),
    )
