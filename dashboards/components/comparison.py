"""Plans side by side as drawings.

Here: topics by place as a heat map, common indicators as a table.
Not here: index and pillars (`ranking_charts`).
"""

from collections.abc import Mapping
from functools import partial

import altair as alt
import polars as pl

from dashboards.components import charts, exports, grids, ranking_charts, topic_grid, values
from dashboards.components.palette import palette
from dashboards.labels.words import Words

_STEP = 24
_MIDDLE = 0.55
"""From here on a cell is dark enough, or light enough, for the other colour of text."""

Places = Mapping[str, str]
"""What each plan's place is called, in the order of the columns."""


def figures(plans: pl.DataFrame, words: Words) -> None:
    """What the bars of index and pillars show, to take along."""
    table = plans.select("place_name", "completeness_index", *ranking_charts.PILLARS)
    exports.buttons(lambda: table, "plans_compared", words)


def topic_heat(frame: pl.DataFrame, places: Places, words: Words) -> None:
    """How specific each place is on each topic, figure by figure."""
    titles = [_topic(row, words) for row in frame.iter_rows(named=True)]
    cells = frame.select(
        pl.Series("topic", titles),
        pl.Series("place", [places[key] for key in frame["document_id"]]),
        "specification",
        figure=pl.Series([_figure(row) for row in frame.iter_rows(named=True)], dtype=pl.String),
    )
    charts.draw(
        partial(_heat, cells, list(places.values()), words),
        (cells, words),
        key="topic_heat",
        alt_text=words("compare.topics_alt"),
    )
    exports.buttons(lambda: cells.drop("figure"), "topics_compared", words)


def _heat(cells: pl.DataFrame, places: list[str], words: Words) -> charts.Chart:
    x = alt.X(
        "place:N",
        sort=places,
        title=None,
        axis=alt.Axis(
            orient="top", labelAngle=0, labelLimit=84, labelOverlap=False, ticks=False, domain=False
        ),
    )
    y = alt.Y(
        "topic:N",
        sort=cells["topic"].unique(maintain_order=True).to_list(),
        title=None,
        axis=alt.Axis(labelLimit=170, ticks=False, domain=False),
    )
    tips = [
        alt.Tooltip("topic:N", title=" "),
        alt.Tooltip("place:N", title=words("search.place")),
        alt.Tooltip("figure:N", title=words("topics.value")),
    ]
    colours = palette()
    heat = alt.Chart(cells, mark=alt.MarkDef(type="rect", stroke=colours.page)).encode(
        color=alt.Color(
            "specification:Q",
            scale=alt.Scale(domain=[0, 1], range=list(colours.heat)),
            legend=None,
        ),
        x=x,
        y=y,
        tooltip=tips,
    )
    figures = alt.Chart(cells, mark=alt.MarkDef(type="text")).encode(
        text=alt.Text("figure:N"),
        color=alt.condition(
            alt.datum.specification >= _MIDDLE,
            alt.value(colours.page),
            alt.value(colours.text),
        ),
        x=x,
        y=y,
        tooltip=tips,
    )
    return alt.layer(heat, figures).properties(height=alt.Step(_STEP))


def common(frame: pl.DataFrame, places: Places, words: Words) -> None:
    """One row an indicator, one column a place: each value with the words it was set in."""
    rows: dict[int, dict[str, list[str]]] = {}
    titles: dict[int, str] = {}
    for metric in frame.iter_rows(named=True):
        name = metric["indicator"]
        group = metric["group"]
        titles[group] = min(titles.get(group, name), name, key=len)
        said = f"{values.value(metric, words)}（{name}）"
        rows.setdefault(group, {}).setdefault(metric["document_id"], []).append(said)
    # Names of columns are shown as they stand, unlike labels of other elements.
    table = pl.DataFrame(
        {
            words.plain("compare.indicator"): [titles[group] for group in rows],
            **{
                place: ["\n".join(row.get(key, [])) or None for row in rows.values()]
                for key, place in places.items()
            },
        },
        schema_overrides=dict.fromkeys(places.values(), pl.String),
    )
    grids.show(table, "common_metrics", words("compare.common_alt"), {})
    exports.buttons(lambda: table, "common_indicators", words)


def _topic(row: Mapping[str, object], words: Words) -> str:
    name = topic_grid.name(dict(row), words)
    code = str(row["topic_code"])
    return name if code == "local" else f"{code} {name}"


def _figure(row: dict[str, object]) -> str | None:
    """A topic's figure; a dash where nothing stands, nothing where nothing is asked."""
    if row["n_measures"]:
        value = row["specification"]
        return f"{value:.2f}" if isinstance(value, float) else None
    return "–" if row["is_applicable"] else ""
