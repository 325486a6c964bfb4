"""How the index is made, reckoned on a plan that is published, and how sure it is.

Here: the plan that serves as the example, and the order of the explanation.
Not here: the steps as they are drawn (`components.reckoning`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, paper, reckoning, topic_grid
from dashboards.queries import city, sentences
from dashboards.queries import method as queries
from dashboards.queries import ranking as rankings
from dashboards.views import table_choice
from dashboards.views.visit import Visit

_ABOUT = 5
"""Measures of the topic that is shown: enough to see the best three chosen, few enough to read."""

_COMPARABLE = 2
"""Plans from which a choice can change a rank."""


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("method.title"), anchor=False)
    st.text(words.plain("method.what"), width="stretch")
    framework, level = table_choice.choose(visit)
    st.subheader(words("method.example"), anchor=False)
    ranked = rankings.ranking(visit.published, framework, level)
    if ranked.is_empty():
        st.info(words("ranking.none"))
    else:
        _example(visit, ranked)
    st.subheader(words("method.sensitivity"), anchor=False)
    effects = queries.sensitivity(visit.published, framework, level)
    if effects.is_empty() or ranked.height < _COMPARABLE:
        st.info(words("method.no_sensitivity"))
    else:
        st.caption(words("method.sensitivity_note"))
        reckoning.sensitivity_bars(effects, words)
    st.subheader(words("method.errors"), anchor=False)
    st.caption(words("method.errors_note"))
    reckoning.error_card(queries.errors(visit.published), words)
    st.subheader(words("method.unmeasured"), anchor=False)
    paper.draw(reckoning.plain(words, "method.unmeasured_list"), lang=words.lang, key="unmeasured")
    with st.expander(words("method.parameters")):
        reckoning.parameters(queries.parameters(visit.published), words)


def _example(visit: Visit, ranked: pl.DataFrame) -> None:
    """One ranked plan, from the sentences of one topic to its index."""
    words, published = visit.words, visit.published
    places = dict(ranked.select("jurisdiction_code", "jurisdiction_name").iter_rows())
    code = address.selection(
        words("city.choose"), address.Choice("city", places, ranked["jurisdiction_code"][0])
    )
    plan = ranked.filter(pl.col("jurisdiction_code") == code).row(0, named=True)
    document_id = plan["document_id"]
    topic = queries.example(published, document_id, _ABOUT)
    if topic is None:
        st.info(words("measures.none"))
        return
    outline = city.topics(published, document_id, None, None)
    row = outline.filter(pl.col("topic_code") == topic["topic_code"]).row(0, named=True)
    measures = sentences.measures(published, document_id).filter(
        (pl.col("topic_code") == topic["topic_code"]) & (pl.col("measure_type") != "goal")
    )
    example = reckoning.Example(
        plan,
        topic_grid.name(row, words),
        float(str(topic["specification"])),
        measures.sort("completeness", "position", descending=[True, False], nulls_last=True),
        _figures(visit, document_id),
    )
    paper.draw(example.drawn(words), lang=words.lang, key="worked_example")


def _figures(visit: Visit, document_id: str) -> dict[str, float]:
    """The counts and weights that the lines of the example name."""
    weights = rankings.parameters(visit.published)
    return {
        **queries.counts(visit.published, document_id),
        **queries.answers(visit.published, document_id),
        "best": int(weights["best_measures"]),
        "s": weights["weight_specification"],
        "c": weights["weight_coverage"],
        "g": weights["weight_accountability"],
        "covered": weights["share_covered"],
        "firm": weights["share_firm"],
        "partly": weights["score_answer_partly"],
        "floor": int(weights["index_floor"]),
        "span": int(weights["index_span"]),
    }
