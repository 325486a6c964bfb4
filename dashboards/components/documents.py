"""Documents as things that came from somewhere.

Here: what places and documents are called in lists, the bytes and sources behind a document, its
citations, what in it was not understood.
Not here: its text (`transcript`), its index (`plan_card`).
"""

from collections.abc import Mapping
from datetime import datetime

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.components.paper import Node, element, words_of_document
from dashboards.components.values import clock
from dashboards.labels.words import CODES, Words


def place_name(row: Mapping[str, str], words: Words) -> str:
    """A place with the places that it lies in, as plain text."""
    parents = [
        parent
        for parent in (row["province_name"], row["city_name"])
        if parent and parent != row["name"]
    ]
    return " · ".join([row["name"], *parents, words.plain_code("of_level", row["level"])])


def name(row: Mapping[str, object], words: Words) -> str:
    """A document by its title and kind, as plain text."""
    title = str(row["title"] or words.plain("city.untitled"))
    return f"{title} · {words.plain_code('kind', str(row['kind']))}"


def origin(row: Mapping[str, object], words: Words) -> list[Node]:
    """Which bytes a document was read from, and when."""
    fetched = row["fetched_at"]
    pairs = {
        "media_type": str(row["media_type"]),
        "part_no": str(row["part_no"]),
        "fetched_at": clock(fetched) if isinstance(fetched, datetime) else "–",
        "sha256": str(row["content_sha256"]),
    }
    return [
        element(
            "dl",
            "facts",
            *(
                element(
                    "div",
                    "fact",
                    element("dt", "", words.plain(f"origin.{key}")),
                    element("dd", "", words_of_document(value)),
                )
                for key, value in pairs.items()
            ),
        )
    ]


def citations(frame: pl.DataFrame, words: Words) -> None:
    """What a document rests on; a source where the warehouse holds it."""
    table = frame.select("cited_title", "cited_issuer", "source")
    names = st.column_config
    grids.show(
        table,
        "citations_table",
        words("document.citations"),
        columns={
            "cited_title": names.TextColumn(words("document.cited_title"), width="large"),
            "cited_issuer": names.TextColumn(words("document.cited_issuer")),
            "source": names.TextColumn(words("document.cited_source")),
        },
    )
    exports.buttons(lambda: table, "citations", words)


def sources(frame: pl.DataFrame, words: Words) -> None:
    """The files and addresses that carry a document."""
    names = st.column_config
    grids.show(
        frame,
        "sources_table",
        words("document.source_alt"),
        columns={
            "source": names.TextColumn(words("ranking.source"), width="large"),
            "first_seen_at": grids.moment_column(words("document.first_seen")),
            "last_seen_at": grids.moment_column(words("document.last_seen")),
            "gone_since": grids.moment_column(words("document.gone_since")),
        },
    )


def problems(frame: pl.DataFrame, words: Words) -> None:
    """What was seen in a document and not understood."""
    table = frame.select(
        kind=pl.Series(
            [words.plain_code("problem", code) for code in frame["kind"]], dtype=pl.String
        ),
        text="text",
        advice=_advised(frame, "kind", "problem_advice", words),
    )
    names = st.column_config
    grids.show(
        table,
        "problems_table",
        words("document.problem_alt"),
        columns={
            "kind": names.TextColumn(words("document.kind")),
            "text": names.TextColumn(words("document.text"), width="medium"),
            "advice": names.TextColumn(words("document.advice"), width="large"),
        },
    )
    exports.buttons(lambda: table, "problems", words)


def _advised(frame: pl.DataFrame, column: str, kind: str, words: Words) -> pl.Series:
    """What can be done about each row; the warehouse's own words about what is new here."""
    said = [
        words.plain_code(kind, row[column]) if row[column] in CODES[kind] else row["advice"]
        for row in frame.iter_rows(named=True)
    ]
    return pl.Series("advice", said, dtype=pl.String)
