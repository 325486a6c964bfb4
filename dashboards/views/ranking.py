"""The ranking of one framework and level, and who is in none.

Here: the page's questions, in their order on the page.
Not here: how anything is drawn (`components`) or asked (`queries`).
"""

from functools import partial

import polars as pl
import streamlit as st

from dashboards.components import address, rank_intervals, ranking_charts, tables
from dashboards.kept import by_frame
from dashboards.labels.words import figure
from dashboards.queries import ranking as queries
from dashboards.views import own_weights, table_choice
from dashboards.views.visit import Visit

_PAGE = 40
"""Places drawn at once: more bars than this nobody compares by eye."""

_LISTED = 200
"""Documents without a rank that are listed."""

_LIST_WIDTH = 320
_WEIGHTS = {"s": "weight_specification", "c": "weight_coverage", "g": "weight_accountability"}


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("ranking.title"), anchor=False)
    st.caption(words("about.index"))
    framework, level = table_choice.choose(visit)
    province = _choose_province(visit, framework, level)
    whole = ranking_charts.named(queries.ranking(visit.published, framework, level))
    ranked = _within(whole, province) if province else whole
    n_absent = queries.count_not_ranked(visit.published, framework)
    _counts(visit, ranked, n_absent)
    parameters = queries.parameters(visit.published)
    if ranked.is_empty():
        st.info(words("ranking.none"))
    else:
        _ranked(visit, ranked)
        table = own_weights.Ranking(framework, level, whole, province)
        own_weights.render(visit, table, parameters)
    _absent(visit, framework, level, n_absent)
    _how(visit, parameters)


def _choose_province(visit: Visit, framework: str, level: str) -> str | None:
    """One province, or none for all; asked only where there is more than one."""
    words = visit.words
    provinces = queries.provinces(visit.published, framework, level)
    if provinces.height <= 1:
        return None
    names = dict(provinces.iter_rows())
    chosen = address.selection(
        words("ranking.province"),
        address.Choice(
            "province", {"": words.plain("ranking.everywhere"), **names}, "", drops=("page",)
        ),
        width=_LIST_WIDTH,
    )
    return chosen or None


@by_frame(60)
def _within(ranking: pl.DataFrame, province: str) -> pl.DataFrame:
    return ranking.filter(pl.col("province_code") == province)


def _counts(visit: Visit, ranked: pl.DataFrame, n_absent: int) -> None:
    words = visit.words
    with st.container(horizontal=True):
        st.metric(words("ranking.n_ranked"), figure(ranked.height))
        st.metric(words("ranking.n_measures"), figure(int(ranked["n_measures"].sum() or 0)))
        st.metric(words("ranking.n_not_ranked"), figure(n_absent))
        st.metric(words("ranking.n_quarantined"), figure(queries.quarantined(visit.published)))


def _ranked(visit: Visit, named: pl.DataFrame) -> None:
    words = visit.words
    shown = _page_of(visit, named)
    st.subheader(words("ranking.index_chart"), anchor=False)
    st.caption(words("ranking.open"))
    picked = ranking_charts.index_bars(shown, words, has_bounds=_bounds(visit, named))
    if named["rank_p05"].is_not_null().any():
        st.subheader(words("ranking.intervals"), anchor=False)
        st.caption(words("ranking.intervals_note"))
        rank_intervals.draw(shown, words)
    st.subheader(words("ranking.pillars"), anchor=False)
    ranking_charts.pillar_bars(shown, words)
    st.subheader(words("ranking.table"), anchor=False)
    picked = picked or tables.ranking(named, words)
    if picked:
        st.switch_page(visit.pages["city"], query_params=address.state(city=picked))


def _bounds(visit: Visit, named: pl.DataFrame) -> bool:
    """Whether the bounds are to be drawn; asked only where some plan has any."""
    has_any = (named["index_owner_absent"] != named["index_owner_present"]).any()
    return has_any and address.switch(visit.words("ranking.bounds"), "bounds")


def _page_of(visit: Visit, named: pl.DataFrame) -> pl.DataFrame:
    """The part of a long ranking that the charts show."""
    if named.height <= _PAGE:
        return named
    starts = range(0, named.height, _PAGE)
    choice = address.Choice(
        "page",
        {
            str(number): f"{start + 1}–{min(start + _PAGE, named.height)}"
            for number, start in enumerate(starts, start=1)
        },
        "1",
    )
    number = int(address.selection(visit.words("ranking.page"), choice, width=_LIST_WIDTH))
    return named.slice((number - 1) * _PAGE, _PAGE)


def _absent(visit: Visit, framework: str, level: str, n_absent: int) -> None:
    """The first documents that are in no ranking; more of them leave as a file."""
    words, ask = visit.words, partial(queries.not_ranked, visit.published, framework, level)
    st.subheader(words("ranking.absent"), anchor=False)
    if n_absent == 0:
        st.caption(words("ranking.absent_none"))
        return
    st.caption(words("ranking.absent_note"))
    if n_absent > _LISTED:
        st.caption(words("export.more", n=_LISTED, all=n_absent))
    tables.not_ranked(ask(_LISTED), lambda: ask(n_absent), words)


def _how(visit: Visit, parameters: dict[str, float]) -> None:
    """The formula in words, with the weights that the warehouse was built with."""
    said = {
        letter: f"{parameters[name]:.0%}" for letter, name in _WEIGHTS.items() if name in parameters
    }
    if len(said) == len(_WEIGHTS):
        with st.expander(visit.words("ranking.how")):
            st.text(visit.words.plain("ranking.how_body", **said), width="stretch")
