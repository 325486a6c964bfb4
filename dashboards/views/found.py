"""What the two search pages share: counting, paging, downloads, the sentence in its document.

Here: the frame of a result list.
Not here: what is looked for (`measures`, `metrics`).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl
import streamlit as st

from dashboards.components import address, evidence, exports, findings, paper
from dashboards.queries import search, sentences
from dashboards.views.visit import Visit

PAGE = 50
"""Rows shown at once."""

FRAMEWORKS = ("2021", "2015")
LEVELS = ("province", "city", "district")


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows were found, what they are rows of, and their order."""

    stem: str
    n: int
    sort: str


def listing(
    visit: Visit,
    found: Found,
    ask: Callable[[search.Slice], pl.DataFrame],
    show: Callable[[pl.DataFrame], list[int]],
) -> None:
    """A page of the rows, what is selected in it or all to take along, and the last selected."""
    words = visit.words
    st.caption(words("search.found", n=found.n))
    if found.n == 0:
        st.info(words("search.none"))
        return
    reachable = min(found.n, search.ROWS)
    offset = (address.page(math.ceil(reachable / PAGE)) - 1) * PAGE
    frame = ask(search.Slice(found.sort, PAGE, offset))
    st.caption(words("search.pick"))
    selected = frame[show(frame)]
    everything = partial(ask, search.Slice(found.sort, search.ROWS))
    exports.buttons((lambda: selected) if selected.height else everything, found.stem, words)
    st.caption(words("export.limit", n=search.ROWS))
    if selected.height:
        sentence(visit, selected.row(-1, named=True))


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
