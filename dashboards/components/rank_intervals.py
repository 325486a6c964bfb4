"""How sure each rank is.

Here: the rank intervals, medians and tiers that the warehouse has drawn.
Not here: the ranks themselves (`ranking_charts`).
"""

from functools import partial

import altair as alt
import polars as pl

from dashboards.components import charts
from dashboards.components.palette import palette
from dashboards.labels.words import Words

_STEP = 26
_FEW = 20
"""So many ranks are each named on the axis."""

_SHOWN = (
    "place",
    "place_name",
    "rank",
    "rank_p05",
    "rank_p50",
    "rank_p95",
    "tier",
    "chance_above_next",
)
"""What travels to the browser."""


def draw(frame: pl.DataFrame, words: Words) -> None:
    """One range a place, its median as a dot, its tier in words."""
    frame = frame.select(_SHOWN)
    charts.draw(
        partial(_ranges, frame, words),
        (frame, words),
        key="rank_intervals",
        alt_text=words("ranking.intervals_alt"),
    )


def _ranges(frame: pl.DataFrame, words: Words) -> charts.Chart:
    colours = palette()
    known = frame.filter(pl.col("rank_p05").is_not_null())
    said = [None if n is None else words.plain("ranking.tier_name", n=n) for n in known["tier"]]
    known = known.with_columns(
        tier_name=pl.Series(said, dtype=pl.String),
        interval=pl.format(
            "{}–{}", pl.col("rank_p05").cast(pl.Int64), pl.col("rank_p95").cast(pl.Int64)
        ),
    )
    places = frame["place"].to_list()
    last = max([*frame["rank"], *known["rank_p95"]], default=1)

    def layer(mark: alt.MarkDef) -> alt.Chart:
        return alt.Chart(known, mark=mark).encode(
            y=alt.Y(
                "place:N",
                sort=places,
                axis=alt.Axis(ticks=False, domain=False, labelLimit=150),
                title=None,
            ),
            tooltip=[
                alt.Tooltip("place_name:N", title=" "),
                alt.Tooltip("interval:N", title=words("ranking.interval")),
                alt.Tooltip("rank_p50:Q", title=words("ranking.median_rank")),
                alt.Tooltip("tier_name:N", title=words("ranking.tier")),
                alt.Tooltip("chance_above_next:Q", format=".0%", title=words("ranking.above_next")),
            ],
        )

    scale = alt.Scale(domain=[0.5, last + 1.5], nice=False)
    ticks = list(range(1, int(last) + 1)) if last <= _FEW else alt.Undefined
    axis = alt.Axis(tickMinStep=1, format="d", values=ticks)
    ranges = layer(
        alt.MarkDef(type="bar", color=colours.index, opacity=0.45, height=10, cornerRadius=4)
    ).encode(
        x=alt.X("rank_p05:Q", scale=scale, axis=axis, title=None),
        x2="rank_p95:Q",
    )
    medians = layer(
        alt.MarkDef(type="point", color=colours.index, filled=True, size=70, opacity=1)
    ).encode(x=alt.X("rank_p50:Q", scale=scale, title=None))
    tiers = layer(alt.MarkDef(type="text", align="left", dx=8, color=colours.text)).encode(
        x=alt.X("rank_p95:Q", scale=scale, title=None), text="tier_name:N"
    )
    return alt.layer(ranges, medians, tiers).properties(height=alt.Step(_STEP))
