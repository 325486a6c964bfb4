"""The text of one document, to read and to link into.

Here: gathering what was found in the text, and the sentence that the address names.
Not here: how it is drawn (`components.transcript`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, evidence, paper, transcript
from dashboards.components.paper import Element, element
from dashboards.queries import city as queries
from dashboards.queries import document, sentences
from dashboards.views.visit import Visit


def render(visit: Visit, plan: dict[str, object]) -> None:
    """Draws the headings and the text; a picked sentence goes into the address."""
    words, document_id = visit.words, str(plan["document_id"])
    text = sentences.clean_text(visit.published, document_id)
    if not text:
        st.info(words("document.no_text"))
        return
    measures = sentences.measures(visit.published, document_id)
    done = sentences.achievements(visit.published, document_id)
    ids = [*measures["measure_id"], *done["achievement_id"]]
    shown = address.read("sentence", ids, None)
    st.caption(words("transcript.note"))
    picked = paper.draw(
        transcript.Transcript(
            text,
            document.sections(visit.published, document_id),
            [
                *_told(measures, _cards(visit, document_id, measures, shown)),
                *_done(done, shown),
            ],
            transcript.Marks(_marks(visit, document_id, text, measures)),
        ).drawn(words),
        lang=words.lang,
        key="transcript",
        on_pick=lambda: None,
    )
    if picked is not None and picked in ids:
        # The sentence that is shown already is folded again.
        address.write("sentence", None if picked == shown else picked, None)
        st.rerun()


def _told(measures: pl.DataFrame, cards: dict[str, Element]) -> list[transcript.Told]:
    return [
        transcript.Told(
            row["char_start"],
            row["char_end"],
            row["measure_id"],
            evidence.look(row),
            cards.get(row["measure_id"]),
        )
        for row in measures.iter_rows(named=True)
    ]


def _done(done: pl.DataFrame, shown: str | None) -> list[transcript.Told]:
    return [
        transcript.Told(
            row["char_start"],
            row["char_end"],
            row["achievement_id"],
            "done",
            element("div", "card") if row["achievement_id"] == shown else None,
        )
        for row in done.iter_rows(named=True)
    ]


def _cards(
    visit: Visit, document_id: str, measures: pl.DataFrame, shown: str | None
) -> dict[str, Element]:
    """What was found in the sentence that is shown."""
    found = measures.filter(pl.col("measure_id") == (shown or ""))
    if found.is_empty():
        return {}
    gathered = evidence.gather(
        "",
        sentences.tasks(visit.published, document_id),
        sentences.task_units(visit.published, document_id),
        sentences.metrics(visit.published, document_id),
    )
    row = found.row(0, named=True)
    details = evidence.particulars(row, gathered, visit.words)
    return {row["measure_id"]: element("div", f"measure card {evidence.look(row)}", *details)}


def _marks(
    visit: Visit, document_id: str, text: str, measures: pl.DataFrame
) -> list[transcript.Mark]:
    published = visit.published
    return [
        *transcript.headings(text, document.sections(published, document_id)),
        *transcript.bodies(text, document.units(published, document_id)),
        *transcript.within(text, measures),
        *transcript.spans(sentences.metrics(published, document_id), "number"),
        *transcript.spans(queries.problems(published, document_id), "odd"),
    ]
