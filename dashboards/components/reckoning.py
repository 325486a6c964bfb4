"""A plan reckoned step by step, and how sure the result is.

Here: the trees of the worked example, the effect of choices as bars, the error card as a table.
Not here: the figures themselves (`queries.method`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import altair as alt
import polars as pl
import streamlit as st

from dashboards.components import charts, exports, grids
from dashboards.components.palette import palette
from dashboards.components.paper import Element, Node, element, words_of_document
from dashboards.labels.words import Words

_STEP = 24
_ROOM = 1.08
_ELEMENTS = ("owner", "deadline", "target", "verification")
_PILLARS = ("specification", "coverage", "accountability")

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """One plan, one topic of it with its measures, and the figures that lead to its index."""

    plan: Mapping[str, object]
    topic: str
    specification: float
    measures: pl.DataFrame
    figures: Figures

    def drawn(self, words: Words) -> list[Node]:
        """The steps from sentences to the index."""
        return [
            element("h3", "", words.plain("method.step_measures", topic=self.topic)),
            element("p", "quiet", words.plain("method.measures_note")),
            element("div", "scroll", self._table(words)),
            *self._lines(words),
        ]

    def _table(self, words: Words) -> Element:
        head = [words.plain("search.sentence"), words.plain("search.type")]
        head += [words.plain(f"element.{name}") for name in _ELEMENTS]
        head.append(words.plain("search.completeness"))
        rows = [
            element(
                "tr",
                "",
                element("td", "", words_of_document(row["text"])),
                element("td", "", words.plain_code("measure_type", row["measure_type"])),
                *(element("td", "", _figure(row[f"score_{name}"])) for name in _ELEMENTS),
                element("td", "", element("strong", "", _figure(row["completeness"]))),
            )
            for row in self.measures.iter_rows(named=True)
        ]
        return element(
            "table",
            "reckoning",
            element("thead", "", element("tr", "", *(element("th", "", said) for said in head))),
            element("tbody", "", *rows),
        )

    def _lines(self, words: Words) -> Iterable[Node]:
        plan = {name: f"{self.plan[name]:.4f}" for name in _PILLARS}
        whole = {name: str(value) for name, value in self.figures.items()}
        for step, said in (
            ("topic", {"n": whole["best"], "topic": f"{self.specification:.4f}"}),
            ("specification", {**whole, **plan}),
            ("coverage", {**whole, **plan}),
            ("accountability", {**whole, **plan}),
            ("index", {**whole, **plan, "index": f"{self.plan['completeness_index']:.2f}"}),
        ):
            yield element("h3", "", words.plain(f"step.{step}"))
            yield element("p", "formula", words.plain(f"reckoned.{step}", **said))


def plain(words: Words, key: str) -> list[Node]:
    """Sentences of ours as a list, one a line of the words."""
    lines = words.plain(key).split("\n")
    return [element("ul", "plain", *(element("li", "", line) for line in lines))]


def sensitivity_bars(frame: pl.DataFrame, words: Words) -> None:
    """By how many places each choice alone moves a plan, on average."""
    named = frame.with_columns(
        choice=pl.Series(
            [
                f"{words.plain_code('choice', row['choice'])} · "
                f"{words.plain_code('setting', row['setting'])}"
                for row in frame.iter_rows(named=True)
            ],
            dtype=pl.String,
        )
    ).drop("setting")
    charts.draw(
        partial(_effects, named, words),
        (named, words),
        key="sensitivity",
        alt_text=words("method.sensitivity_alt"),
    )
    exports.buttons(lambda: named, "sensitivity", words)


def _effects(named: pl.DataFrame, words: Words) -> charts.Chart:
    # Up to one place at least, so that next to nothing looks like next to nothing.
    scale = alt.Scale(domain=[0, max(1.0, *named["mean_rank_change"]) * _ROOM])
    axis = alt.Axis(labelLimit=230, ticks=False, domain=False)
    tips = [
        alt.Tooltip("choice:N", title=" "),
        alt.Tooltip("mean_rank_change:Q", format=".2f", title=words("method.mean_change")),
        alt.Tooltip("max_rank_change:Q", title=words("method.max_change")),
        alt.Tooltip("n_draws:Q", title=words("method.n_draws")),
    ]

    def layer(mark: alt.MarkDef) -> alt.Chart:
        return alt.Chart(named, mark=mark).encode(
            x=alt.X("mean_rank_change:Q", title=words("method.mean_change"), scale=scale),
            y=alt.Y("choice:N", sort=named["choice"].to_list(), title=None, axis=axis),
            tooltip=tips,
        )

    bars = layer(alt.MarkDef(type="bar", color=palette().index, cornerRadiusEnd=2))
    figures = layer(alt.MarkDef(type="text", align="left", dx=4, color=palette().text)).encode(
        text=alt.Text("mean_rank_change:Q", format=".2f")
    )
    return alt.layer(bars, figures).properties(height=alt.Step(_STEP))


def error_card(frame: pl.DataFrame, words: Words) -> None:
    """How often each element was read otherwise than by people."""
    said = [words.plain_code("read_element", code) for code in frame["element"]]
    table = frame.select(pl.Series("element", said, dtype=pl.String), "error_rate", "n_items")
    names = st.column_config
    grids.show(
        table,
        "error_card",
        words("method.errors_alt"),
        columns={
            "element": names.TextColumn(words("method.element"), pinned=True),
            "error_rate": names.NumberColumn(words("method.error_rate"), format="percent"),
            "n_items": names.NumberColumn(words("method.n_items")),
        },
    )
    exports.buttons(lambda: table, "error_rates", words)


def parameters(frame: pl.DataFrame, words: Words) -> None:
    """Every weight and cut-off as the warehouse keeps it."""
    names = st.column_config
    grids.show(
        frame,
        "parameters",
        words("method.parameters"),
        columns={
            "parameter": names.TextColumn(words("method.parameter"), pinned=True),
            "value": names.NumberColumn(words("metrics.value")),
            "reason": names.TextColumn(words("method.reason"), width="large"),
            "source": names.TextColumn(words("method.source"), width="medium"),
        },
    )
    exports.buttons(lambda: frame, "parameters", words)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
