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


def topics(visit: Visit, plan: Plan) -> None:
    """The outline as tiles, a topic's measures below, and the topics compared."""
    words, document_id = visit.words, str(plan["document_id"])
    outline = _outline(visit, plan)
    chosen = address.read("topic", outline["topic_code"].to_list(), None)
    if outline["is_applicable"].any():
        st.subheader(words("grid.title"), anchor=False)
        st.caption(words("grid.note"))
        picked = topic_grid.draw(outline, words, chosen)
        if picked is not None and picked in outline["topic_code"]:
            # Picking the chosen topic again shows all topics again.
            address.write("topic", None if picked == chosen else picked, None)
            st.rerun()
    _measures(visit, document_id, outline, chosen)
    _achievements(visit, document_id)
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


def _measures(visit: Visit, document_id: str, outline: pl.DataFrame, chosen: str | None) -> None:
    words = visit.words
    names = {row["topic_code"]: row for row in outline.iter_rows(named=True)}
    rows = sentences.measures(visit.published, document_id)
    shown = rows if chosen is None else rows.filter(pl.col("topic_code") == chosen)
    st.subheader(words("measures.title"), anchor=False)
    if chosen is not None:
        st.caption(words("measures.one", topic=topic_grid.name(names[chosen], words)))
        if st.button(words("measures.all")):
            address.write("topic", None, None)
            st.rerun()
    if shown.is_empty():
        st.info(words("measures.none"))
        return
    gathered = _evidence(visit.published, document_id)
    paper.draw(
        [evidence.legend(words), *_folded(shown, names, gathered, words, chosen)],
        lang=words.lang,
        key="measures",
    )


def _folded(
    shown: pl.DataFrame,
    names: dict[str, Plan],
    gathered: evidence.Evidence,
    words: Words,
    chosen: str | None,
) -> list[paper.Element]:
    """A fold a topic in the outline's order, goals first since they stand first in a plan."""
    is_goal = pl.col("measure_type") == "goal"
    goals, scored = shown.filter(is_goal), shown.filter(~is_goal)
    folds = []
    if goals.height:
        folds.append(
            evidence.topic(
                words.plain("measures.goals"), goals, gathered, words, is_open=chosen is not None
            )
        )
    for code, row in names.items():
        rows = scored.filter(pl.col("topic_code") == code)
        if rows.height:
            title = topic_grid.name(row, words)
            title = title if code == "local" else f"{code} {title}"
            folds.append(evidence.topic(title, rows, gathered, words, is_open=chosen is not None))
    return folds


def _achievements(visit: Visit, document_id: str) -> None:
    words = visit.words
    rows = sentences.achievements(visit.published, document_id)
    if rows.is_empty():
        return
    st.subheader(words("achievements.title"), anchor=False)
    gathered = _evidence(visit.published, document_id)
    found = sentences.metrics(visit.published, document_id)
    paper.draw(
        list(findings.achievements(rows, found, gathered, words)),
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
