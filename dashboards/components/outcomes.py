"""What reports say beside what was promised.

Here: the trees that `paper` draws for pairs of target and reported value, and for values handed
down; promises without evidence as a table.
Not here: which pairs they are (`queries.delivery`, `queries.descent`).
"""

from collections.abc import Callable, Mapping

import polars as pl
import streamlit as st

from dashboards.components import exports, grids, quotes, values
from dashboards.components.paper import Element, element, words_of_document
from dashboards.labels.words import Words

Row = Mapping[str, object]

SIGNS = {
    "meets": ("full", "●"),
    "misses": ("none", "✕"),
    "partial": ("half", "◐"),
    "not_comparable": ("apart", "?"),
    "kept": ("full", "="),
    "sharpened": ("full", "▲"),
    "weakened": ("half", "▼"),
}
"""Each relation by a sign of its own, so that colour is never the only carrier."""

_PARTS = ("value", "value_high", "unit", "comparator", "kind")
_FLAGS = ("is_digits", "is_approximate", "is_placeholder")


def pairs(frame: pl.DataFrame, words: Words) -> list[Element]:
    """Targets beside reported values, each with its sentence."""
    return [
        _pair(
            row,
            ("target", "achieved"),
            _headline(row, "relation", words),
            words,
        )
        for row in frame.iter_rows(named=True)
    ]


def descents(frame: pl.DataFrame, words: Words) -> list[Element]:
    """Values of a document beside those of the one above it."""
    return [
        _pair(row, ("parent", "child"), _headline(row, "direction", words), words)
        for row in frame.iter_rows(named=True)
    ]


def unseen(frame: pl.DataFrame, everything: Callable[[], pl.DataFrame], words: Words) -> int | None:
    """The first measures without evidence, and all to take along; yields the row selected."""
    cells = ("jurisdiction_name", "text", "due_on", "title")
    names = st.column_config
    rows = grids.show(
        frame.select(cells),
        "unseen_table",
        words("delivery.unseen"),
        selection="single-row",
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "text": names.TextColumn(words("due.sentence"), width="large"),
            "due_on": grids.date_column(words("due.on")),
            "title": names.TextColumn(words("search.document")),
        },
    )
    exports.buttons(lambda: everything().select(cells), "without_evidence", words)
    return rows[0] if rows else None


def value_of(row: Row, side: str, words: Words) -> str:
    """The value of one side of a pair, as a person writes it."""
    metric = {name: row[f"{side}_{name}"] for name in (*_PARTS, *_FLAGS)}
    return values.value(metric, words)


def _headline(row: Row, code: str, words: Words) -> Element:
    look, sign = SIGNS.get(str(row[code]), ("apart", "?"))
    reason = row["link_reason"]
    said = f"：{words.plain_code('link_reason', str(reason))}" if reason else ""
    return element(
        "div",
        "item-head",
        element(
            "span",
            "",
            element("span", f"sign {look}", f"{sign} "),
            words.plain_code(code, str(row[code])) + said,
        ),
        element("span", "quiet", words_of_document(_about(row, words))),
    )


def _about(row: Row, words: Words) -> str:
    parts = (
        [words.plain("delivery.year", year=str(row["report_year"]))] if "report_year" in row else []
    )
    if row.get("kinship") not in (None, "own"):
        parts.append(words.plain_code("kinship", str(row["kinship"])))
    parts.append(words.plain("delivery.similarity", share=f"{row['similarity']:.2f}"))
    return " · ".join(parts)


def _pair(row: Row, sides: tuple[str, str], head: Element, words: Words) -> Element:
    return element(
        "div", "item pair", head, element("div", "sides", *(_side(row, s, words) for s in sides))
    )


def _side(row: Row, side: str, words: Words) -> Element:
    start = int(str(row[f"{side}_start"]))
    span = (int(str(row[f"{side}_value_start"])), int(str(row[f"{side}_value_end"])))
    place = str(row[f"{side}_place"] or words.plain("descent.nation"))
    open_it = element("button", "follow", words.plain("delivery.open"))
    open_it["pick"] = f"{row[f'{side}_document_id']}\t{row[f'{side}_sentence_id']}"
    return element(
        "div",
        "side",
        element(
            "p",
            "quiet",
            words.plain(f"side.{side}"),
            " · ",
            words_of_document(place),
            " · ",
            words_of_document(str(row[f"{side}_title"] or words.plain("city.untitled"))),
        ),
        element(
            "p",
            "metric",
            words_of_document(str(row[f"{side}_indicator"] or row[f"{side}_text"])),
            " ",
            element("strong", "", words_of_document(value_of(row, side, words))),
        ),
        quotes.sentence(str(row[f"{side}_sentence"]), start, [span]),
        open_it,
    )
