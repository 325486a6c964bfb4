"""The parts of the page about one place.

Here: topics with their measures, metrics, accountability, bodies, the document itself.
Not here: which place and document (`city`).
"""

import polars as pl
import streamlit as st

from dashboards.components import (
    address,
    documents,
    evidence,
    findings,
    paper,
    tables,
    topic_grid,
    values,
)
from dashboards.labels.words import Words
from dashboards.queries import city as queries
from dashboards.queries import sentences
from dashboards.queries.warehouse import Published
from dashboards.views.visit import Visit

Plan = dict[str, object]

_GOAL, _GOALS = "goal", topic_grid.GOALS


def topics(visit: Visit, plan: Plan) -> None:
    """The outline as tiles, the sentences of the topic that was picked, and the topics compared.

    What is no plan has no outline to be held to: its topics stand as a list.
    """
    words = visit.words
    outline = _outline(visit, plan)
    names = _names(outline, words)
    chosen = address.read("topic", list(names), None)
    counted = sentences.topics(visit.published, str(plan["document_id"]))
    is_held = outline["is_applicable"].any()
    if is_held:
        st.subheader(words("grid.title"), anchor=False)
        st.caption(words("grid.note"))
        n_goals = counted.get(_GOALS, {"n": 0})["n"]
        _pick(topic_grid.draw(outline, n_goals, words, chosen), chosen)
    if chosen is not None:
        _measures(visit, plan, names, chosen)
    elif not is_held:
        st.subheader(words("measures.title"), anchor=False)
        heads = [
            evidence.head(title, code, counted[code], words)
            for code, title in names.items()
            if code in counted
        ]
        _heads(heads, words, "measure_heads")
    _achievements(visit, plan, names, chosen)
    if plan["is_ranked"]:
        st.subheader(words("topics.chart"), anchor=False)
        topic_grid.bars(outline, words)


def metrics(visit: Visit, plan: Plan) -> None:
    """Every quantified value with its sentence."""
    words = visit.words
    found = sentences.metrics(visit.published, str(plan["document_id"]))
    if found.is_empty():
        st.info(words("metrics.none"))
        return
    said = [values.value(row, words) for row in found.iter_rows(named=True)]
    names = {
        row["topic_code"]: topic_grid.name(row, words)
        for row in _outline(visit, plan).iter_rows(named=True)
    }
    tables.metrics(found, said, words, names)


def accountability(visit: Visit, plan: Plan) -> None:
    """The ten items with their sentences."""
    words, document_id = visit.words, str(plan["document_id"])
    items = sentences.accountability(visit.published, document_id)
    if items.is_empty():
        st.info(words("items.none"))
        return
    st.caption(words("items.note"))
    text = sentences.clean_text(visit.published, document_id)
    paper.draw([findings.accountability(items, text, words)], lang=words.lang, key="items")


def bodies(visit: Visit, plan: Plan) -> None:
    """The bodies made answerable."""
    found = queries.bodies(visit.published, str(plan["document_id"]))
    if found.is_empty():
        st.info(visit.words("bodies.none"))
        return
    tables.bodies(found, visit.words)


def document(visit: Visit, plan: Plan) -> None:
    """Where the text came from, and what in it was not understood."""
    words, document_id = visit.words, str(plan["document_id"])
    st.subheader(words("document.sources"), anchor=False)
    documents.sources(queries.sources(visit.published, document_id), words)
    st.subheader(words("document.problems"), anchor=False)
    problems = queries.problems(visit.published, document_id)
    if problems.is_empty():
        st.caption(words("document.no_problems"))
    else:
        documents.problems(problems, words)


def _outline(visit: Visit, plan: Plan) -> pl.DataFrame:
    """The topics as this plan covers them, beside the ranking that it would stand in."""
    framework, level = plan["framework"], plan["level"]
    return queries.topics(
        visit.published,
        str(plan["document_id"]),
        str(framework) if framework else None,
        str(level) if level else None,
    )


def _pick(picked: str | None, chosen: str | None) -> None:
    """Shows a topic's sentences; picking the topic that is shown shows all topics again."""
    if picked is not None:
        address.write("topic", None if picked == chosen else picked, None)
        st.rerun()


def _measures(visit: Visit, plan: Plan, names: dict[str, str], chosen: str) -> None:
    """The sentences of one topic: all of a plan would be a book."""
    words, document_id = visit.words, str(plan["document_id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(words("measures.title"), anchor=False, width="content")
        if st.button(words("measures.close")):
            _pick(chosen, chosen)
    is_goal = pl.col("measure_type") == _GOAL
    rows = sentences.measures(visit.published, document_id).filter(
        is_goal if chosen == _GOALS else pl.col("topic_code") == chosen
    )
    if rows.is_empty():
        st.info(words("measures.none"))
        return
    gathered = _evidence(visit.published, document_id)
    # Goals first, since they stand first in a plan.
    folds = [
        evidence.topic(names[code], found, gathered, words)
        for code, found in ((_GOALS, rows.filter(is_goal)), (chosen, rows.filter(~is_goal)))
        if found.height
    ]
    paper.draw([evidence.legend(words), *folds], lang=words.lang, key="measures")


def _heads(heads: list[paper.Element], words: Words, key: str) -> None:
    """Topics to pick from."""
    if heads:
        sheet = paper.element("div", "heads", *heads)
        _pick(paper.draw([sheet], lang=words.lang, key=key, on_pick=lambda: None), None)
    else:
        st.info(words("measures.none"))


def _names(outline: pl.DataFrame, words: Words) -> dict[str, str]:
    """What each topic is called, goals first."""
    names = {_GOALS: words.plain("measures.goals")}
    for row in outline.iter_rows(named=True):
        code, title = row["topic_code"], topic_grid.name(row, words)
        names[code] = title if code == "local" else f"{code} {title}"
    return names


def _achievements(visit: Visit, plan: Plan, names: dict[str, str], chosen: str | None) -> None:
    words, document_id = visit.words, str(plan["document_id"])
    counted = sentences.done_topics(visit.published, document_id)
    if not counted:
        return
    st.subheader(words("achievements.title"), anchor=False)
    if chosen is None:
        heads = [
            findings.head(title, code, counted[code]["n"], words)
            for code, title in names.items()
            if code in counted
        ]
        _heads(heads, words, "achievement_heads")
        return
    rows = sentences.achievements(visit.published, document_id)
    shown = rows.filter(pl.col("topic_code") == chosen)
    if shown.is_empty():
        st.info(words("measures.none"))
        return
    gathered = _evidence(visit.published, document_id)
    found = sentences.metrics(visit.published, document_id)
    paper.draw(
        list(findings.achievements(shown, found, gathered, words)),
        lang=words.lang,
        key="achievements",
    )


def _evidence(published: Published, document_id: str) -> evidence.Evidence:
    return evidence.gather(
        sentences.clean_text(published, document_id),
        sentences.tasks(published, document_id),
        sentences.task_units(published, document_id),
        sentences.metrics(published, document_id),
    )
