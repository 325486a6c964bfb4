"""A few places side by side.

Here: choosing them, and what is compared.
Not here: how it is drawn (`components.comparison`, `components.ranking_charts`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, comparison, ranking_charts
from dashboards.queries import comparison as queries
from dashboards.views.visit import Visit

_FEWEST, _MOST = 2, 5


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("compare.title"), anchor=False)
    framework = address.segments(
        words("ranking.framework"),
        address.Choice(
            "framework",
            {code: words.code("framework", code) for code in ("2021", "2015")},
            "2021",
            drops=("places",),
        ),
    )
    plans = ranking_charts.named(queries.plans(visit.published, framework))
    if plans.is_empty():
        st.info(words("compare.none"))
        return
    chosen = _choose(visit, plans)
    if chosen.height < _FEWEST:
        st.info(words("compare.few"))
        return
    _draw(visit, chosen)


def _choose(visit: Visit, plans: pl.DataFrame) -> pl.DataFrame:
    """The plans of the places that the address names; else the first three, of one level if any."""
    words = visit.words
    options = {
        row[
            "jurisdiction_code"
        ]: f"{row['place_name']} · {words.plain_code('of_level', row['level'])}"
        for row in plans.iter_rows(named=True)
    }
    fullest = plans.group_by("level").len().sort("len", "level").row(-1)[0]
    peers = plans.filter(pl.col("level") == fullest)
    first = (peers if peers.height >= _FEWEST else plans)["jurisdiction_code"].head(3).to_list()
    codes = address.several(
        words("compare.places"), address.Choice("places", options, ",".join(first)), _MOST
    )
    order = pl.DataFrame({"jurisdiction_code": codes}, schema={"jurisdiction_code": pl.String})
    return order.join(plans, on="jurisdiction_code", how="inner", maintain_order="left")


def _draw(visit: Visit, chosen: pl.DataFrame) -> None:
    words = visit.words
    places = dict(chosen.select("document_id", "place_name").iter_rows())
    if chosen["level"].n_unique() > 1:
        # Ranks of two levels are no ranks of one list.
        chosen = chosen.with_columns(place="place_name")
    st.subheader(words("ranking.index_chart"), anchor=False)
    picked = ranking_charts.index_bars(chosen, words)
    if picked:
        st.switch_page(visit.pages["city"], query_params=address.state(city=picked))
    st.subheader(words("ranking.pillars"), anchor=False)
    ranking_charts.pillar_bars(chosen, words)
    comparison.figures(chosen, words)
    st.subheader(words("compare.common"), anchor=False)
    common = queries.common_metrics(visit.published, list(places))
    if common.is_empty():
        st.info(words("compare.common_none"))
    else:
        st.caption(words("compare.common_note"))
        comparison.common(common, places, words)
    st.subheader(words("compare.topics"), anchor=False)
    st.caption(words("compare.topics_note"))
    comparison.topic_heat(queries.topics(visit.published, list(places)), places, words)
