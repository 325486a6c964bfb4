"""The reference outline as one plan covers it: tiles to pick from, bars to compare by.

Here: the state of each topic in shape, words and colour, and its specification beside others'.
Not here: the measures of a topic (`evidence`).
"""

from functools import partial

import altair as alt
import polars as pl
import streamlit as st

from dashboards.components import charts, exports, paper
from dashboards.components.palette import palette
from dashboards.components.paper import Element, Node, element
from dashboards.labels.words import Words

SIGNS = {"firm": "●", "soft": "◐", "open": "○", "apart": "–"}
"""The state of a topic as a sign, so that colour is never the only carrier."""

GOALS = "goals"
"""What stands in the place of a topic's code for all goals of a document."""

_STEP = 22
_LOCAL = "local"


def state(row: dict[str, object]) -> str:
    """What a plan has on a topic: a firm measure, soft ones, none, or nothing to ask for."""
    if not row["is_applicable"] and not row["n_measures"]:
        return "apart"
    if row["has_firm_measure"]:
        return "firm"
    return "soft" if row["n_measures"] else "open"


def name(row: dict[str, object], words: Words) -> str:
    """A topic's name in the language of the page."""
    if row["topic_code"] == _LOCAL:
        return words.plain("grid.local")
    return words.either(str(row["item_zh"]), str(row["item_en"]))


def nodes(topics: pl.DataFrame, n_goals: int, words: Words, chosen: str | None) -> list[Node]:
    """The legend, a tile a topic, and one for the goals, if there are any."""
    legend = element(
        "div",
        "legend",
        *(
            element("span", "", element("span", f"sign {sign}", f"{SIGNS[sign]} "), said)
            for sign in SIGNS
            if (said := words.plain(f"grid.{sign}"))
        ),
    )
    tiles = [_tile(row, words, chosen) for row in topics.iter_rows(named=True)]
    goals = _goals(n_goals, words, chosen) if n_goals else None
    return [legend, element("div", "grid", *tiles, goals)]


def draw(topics: pl.DataFrame, n_goals: int, words: Words, chosen: str | None) -> str | None:
    """Draws the tiles; yields the topic that was picked."""
    drawn = nodes(topics, n_goals, words, chosen)
    return paper.draw(drawn, lang=words.lang, key="topic_grid", on_pick=lambda: None)


def bars(topics: pl.DataFrame, words: Words) -> None:
    """Each applicable topic's specification, with the best and the median of the ranking."""
    frame = topics.filter(pl.col("is_applicable") | (pl.col("n_measures") > 0))
    labels = [
        f"{row['topic_code']} {name(row, words)}"
        if row["topic_code"] != _LOCAL
        else name(row, words)
        for row in frame.iter_rows(named=True)
    ]
    frame = frame.select(
        pl.Series("topic", labels),
        pl.col("specification").fill_null(0),
        "best",
        "middle",
    )

    st.caption(words("topics.chart_note"))
    charts.draw(
        partial(_bars, frame, words),
        (frame, words),
        key="topic_bars",
        alt_text=words("topics.chart_alt"),
    )
    exports.buttons(lambda: frame, "topics", words)


def _bars(frame: pl.DataFrame, words: Words) -> charts.Chart:
    colours, labels = palette(), frame["topic"].to_list()

    def layer(field: str, mark: alt.MarkDef) -> alt.Chart:
        return alt.Chart(frame, mark=mark).encode(
            x=alt.X(
                field,
                type="quantitative",
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(tickCount=5),
                title=None,
            ),
            y=alt.Y("topic:N", sort=labels, title=None, axis=axis),
            tooltip=tips,
        )

    axis = alt.Axis(labelLimit=170, ticks=False)
    tips = [
        alt.Tooltip("topic:N", title=" "),
        alt.Tooltip("specification:Q", format=".2f", title=words("topics.this")),
        alt.Tooltip("best:Q", format=".2f", title=words("topics.best")),
        alt.Tooltip("middle:Q", format=".2f", title=words("topics.median")),
    ]
    own = layer(
        "specification",
        alt.MarkDef(type="bar", color=colours.specification, opacity=0.55, cornerRadiusEnd=2),
    )
    middle = layer("middle", alt.MarkDef(type="tick", color=colours.text, thickness=2, size=14))
    best = layer(
        "best",
        alt.MarkDef(type="point", color=colours.coverage, shape="diamond", filled=True, size=70),
    )
    return alt.layer(own, middle, best).properties(height=alt.Step(_STEP))


def _tile(row: dict[str, object], words: Words, chosen: str | None) -> Element:
    code, at = str(row["topic_code"]), state(row)
    counts = (
        words.plain("grid.counts", measures=str(row["n_measures"]), metrics=str(row["n_metrics"]))
        if row["n_measures"]
        else words.plain(f"grid.{at}" if at == "apart" else "grid.no_counts")
    )
    sign = element("span", f"sign {at}", SIGNS[at])
    sign["spoken"] = words.plain(f"grid.{at}")
    title = name(row, words) if code == _LOCAL else f"{code} {name(row, words)}"
    parts = (sign, element("span", "", title), element("small", "", counts))
    if not row["n_measures"]:
        return element("div", f"tile {at}", *parts)
    return _pickable(element("button", f"tile {at}", *parts), code, chosen)


def _goals(n: int, words: Words, chosen: str | None) -> Element:
    """Goals are asked for by no topic: a tile of their own, without a state."""
    said = element("span", "", words.plain("measures.goals"))
    count = element("small", "", words.plain("grid.n_goals", n=n))
    return _pickable(element("button", "tile", element("span", ""), said, count), GOALS, chosen)


def _pickable(tile: Element, code: str, chosen: str | None) -> Element:
    tile["pick"] = code
    tile["pressed"] = code == chosen
    if code == chosen:
        tile["look"] = f"{tile['look']} chosen"
    return tile
