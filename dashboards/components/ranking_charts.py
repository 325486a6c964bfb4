"""The ranking as bars.

Here: the index of each place, and its pillars as small multiples.
Not here: the same figures as a table (`tables`).
"""

from dataclasses import dataclass
from functools import partial

import altair as alt
import polars as pl
import streamlit as st

from dashboards.components import charts
from dashboards.components.palette import palette
from dashboards.kept import by_frame
from dashboards.labels.words import Words

PILLARS = ("specification", "coverage", "accountability")

_NAMED = ("place", "place_name", "jurisdiction_code")
_BOUNDS = ("index_owner_absent", "index_owner_present")
"""What travels to the browser with a figure: no column that no chart shows."""

_STEP = 26
"""Pixels a place: a finger's width on a telephone."""

_PICK = "picked"
_ROOM = 1.08


@by_frame(60)
def named(frame: pl.DataFrame) -> pl.DataFrame:
    """Places with a `place` that is theirs alone: the parent is added where two share a name."""
    shared = pl.col("jurisdiction_name").is_duplicated() & pl.col("parent_name").is_not_null()
    place = (
        pl.when(shared)
        .then(pl.format("{}（{}）", "jurisdiction_name", "parent_name"))
        .otherwise(pl.col("jurisdiction_name"))
    )
    return frame.with_columns(place=pl.format("{} {}", pl.col("rank"), place), place_name=place)


def index_bars(frame: pl.DataFrame, words: Words, *, has_bounds: bool = False) -> str | None:
    """Bars of the index, best first; yields the place that was clicked.

    With bounds, a line shows where the index lies if no owner, or every owner, stands in a table
    that is not held.
    """
    frame = frame.select(*_NAMED, "completeness_index", *(_BOUNDS if has_bounds else ()))
    drawing = _Bars(frame, "completeness_index", words("pillar.index"), 100, ".1f")

    def make() -> charts.Chart:
        click = alt.selection_point(name=_PICK, fields=["jurisdiction_code"])
        bars = drawing.chart(palette().index, click)
        return alt.layer(bars, drawing.bounds(words)) if has_bounds else bars

    shown = charts.draw(
        make,
        (frame, words),
        is_picked_from=True,
        key="index_bars_bounded" if has_bounds else "index_bars",
        alt_text=words("ranking.index_alt"),
    )
    picked = shown.get(_PICK, [])
    return picked[0].get("jurisdiction_code") if picked else None


def pillar_bars(frame: pl.DataFrame, words: Words) -> None:
    """One small chart a pillar, all in the order of the ranking and on one scale."""
    for column, pillar in zip(st.columns(3, gap="medium"), PILLARS, strict=True):
        with column:
            st.markdown(words(f"pillar.{pillar}"))
            st.caption(words(f"ranking.{pillar}_note"))
            narrow = frame.select(*_NAMED, pillar)
            drawing = _Bars(narrow, pillar, words(f"pillar.{pillar}"), 1, ".2f")
            charts.draw(
                partial(drawing.chart, palette().pillar(pillar)),
                (narrow, words),
                key=f"pillar_{pillar}",
                alt_text=words("ranking.pillar_alt"),
            )


@dataclass(frozen=True, slots=True)
class _Bars:
    """One bar a place, from 0 to `top`, with its number at its end."""

    frame: pl.DataFrame
    field: str
    title: str
    top: float
    form: str

    def chart(
        self, colour: str, click: alt.Parameter | None = None
    ) -> alt.LayerChart | alt.FacetChart:
        bars = self._layer(
            alt.MarkDef(
                type="bar",
                color=colour,
                cornerRadiusEnd=2,
                cursor="pointer" if click else "default",
            )
        )
        # Nobody has to measure a bar against the axis.
        numbers = self._layer(
            alt.MarkDef(type="text", align="left", dx=4, color=palette().text)
        ).encode(text=alt.Text(self.field, type="quantitative", format=self.form))
        layers = alt.layer(bars.add_params(click) if click else bars, numbers)
        return layers.properties(height=alt.Step(_STEP))

    def bounds(self, words: Words) -> alt.Chart:
        """A line from the lower to the upper bound of each index."""
        mark = alt.MarkDef(type="rule", color=palette().coverage, strokeWidth=3)
        return (
            self._layer(mark)
            .encode(
                x="index_owner_absent:Q",
                x2="index_owner_present:Q",
                tooltip=[
                    alt.Tooltip("place_name:N", title=" "),
                    alt.Tooltip("index_owner_absent:Q", format=".1f", title=words("ranking.low")),
                    alt.Tooltip("index_owner_present:Q", format=".1f", title=words("ranking.high")),
                ],
            )
            .transform_filter("datum.index_owner_absent != datum.index_owner_present")
        )

    def _layer(self, mark: alt.MarkDef) -> alt.Chart:
        return alt.Chart(self.frame, mark=mark).encode(
            x=alt.X(
                self.field,
                type="quantitative",
                # Room beyond the longest bar, so that its number is never cut off.
                scale=alt.Scale(domain=[0, self.top * _ROOM]),
                axis=alt.Axis(values=[self.top * part / 5 for part in range(6)]),
                title=None,
            ),
            y=alt.Y(
                "place:N",
                sort=self.frame["place"].to_list(),
                axis=alt.Axis(ticks=False, domain=False, labelLimit=150),
                title=None,
            ),
            tooltip=[
                alt.Tooltip("place_name:N", title=" "),
                alt.Tooltip(self.field, type="quantitative", format=self.form, title=self.title),
            ],
        )
