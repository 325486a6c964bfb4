"""What the two search pages share: counting, paging, downloads, the sentence in its document.

Here: the frame of a result list.
Not here: what is looked for (`measures`, `metrics`).
"""

import math
from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboards.components import address, evidence, exports, findings, paper
from dashboards.queries import search, sentences
from dashboards.views.visit import Visit

PAGE = 50
"""Rows shown at once."""

FRAMEWORKS = ("2021", "2015")
LEVELS = ("province", "city", "district")


def page_of(visit: Visit, n_found: int) -> int:
    """How many were found, and the first row that is shown."""
    st.caption(visit.words("search.found", n=n_found))
    if n_found == 0:
        st.info(visit.words("search.none"))
        return 0
    reachable = min(n_found, search.ROWS)
    return (address.page(math.ceil(reachable / PAGE)) - 1) * PAGE


def take_along(
    visit: Visit, stem: str, selected: pl.DataFrame, everything: Callable[[], pl.DataFrame]
) -> None:
    """Downloads of what is selected, else of all that was found."""
    exports.buttons((lambda: selected) if selected.height else everything, stem, visit.words)
    st.caption(visit.words("export.limit", n=search.ROWS))


def sentence(visit: Visit, row: dict[str, object]) -> None:
    """One measure or achievement as its document prints it, and the way to its place."""
    words, document_id = visit.words, str(row["document_id"])
    gathered = evidence.gather(
        sentences.clean_text(visit.published, document_id),
        sentences.tasks(visit.published, document_id),
        sentences.task_units(visit.published, document_id),
        sentences.metrics(visit.published, document_id),
    )
    drawn = _drawn(visit, row, gathered)
    if not drawn:
        return
    st.subheader(words("search.shown"), anchor=False)
    paper.draw(list(drawn), lang=words.lang, key="found_sentence")
    if row["jurisdiction_code"]:
        st.page_link(
            visit.pages["city"],
            label=words("search.open"),
            query_params=address.state(
                city=str(row["jurisdiction_code"]),
                document=document_id,
                topic=str(row["topic_code"]),
            ),
        )


def _drawn(
    visit: Visit, row: dict[str, object], gathered: evidence.Evidence
) -> list[paper.Element]:
    """The measure that a row is or belongs to, else the achievement that it belongs to."""
    words, document_id = visit.words, str(row["document_id"])
    if row["measure_id"] is not None:
        measures = sentences.measures(visit.published, document_id)
        found = measures.filter(pl.col("measure_id") == row["measure_id"])
        return [evidence.measure(one, gathered, words) for one in found.iter_rows(named=True)]
    if row.get("achievement_id") is None:
        return []
    done = sentences.achievements(visit.published, document_id)
    found = done.filter(pl.col("achievement_id") == row["achievement_id"])
    numbers = sentences.metrics(visit.published, document_id)
    return findings.achievements(found, numbers, gathered, words)
