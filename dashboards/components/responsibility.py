"""Bodies and what they answer for as drawings.

Here: the matrix of bodies and topics, and bodies, places, tasks and successors as tables.
Not here: the bodies of one plan (`tables`).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.components.paper import Element, Node, element, words_of_document
from dashboards.labels.words import Words

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

SHOWN = 20
"""Bodies in the matrix: as many as can be taken in at a look."""

LISTED = 200
"""Tasks of one body that are listed; more of them leave as a file."""

Topics = Mapping[str, str]


def matrix(
    bodies: pl.DataFrame,
    cells: pl.DataFrame,
    topics: Topics,
    chosen: tuple[str | None, str | None],
    words: Words,
) -> list[Node]:
    """One row a body, one column a topic; a darker cell has more tasks, and says how many."""
    counts = {(body, topic): n for body, topic, n in cells.iter_rows()}
    most = max(counts.values(), default=1)
    head = element(
        "tr",
        "",
        element("th", "", words.plain("bodies.unit")),
        *(_headed(code, name) for code, name in topics.items()),
    )
    rows = []
    for row in bodies.head(SHOWN).iter_rows(named=True):
        line = [element("th", "", words_of_document(row["name"]))]
        for code, name in topics.items():
            count = counts.get((row["body"], code), 0)
            cell = element("td", "")
            if count:
                spot = (row["body"], code)
                cell["children"] = [
                    _button(spot, count, count / most, f"{name}：{count}", is_on=spot == chosen)
                ]
            line.append(cell)
        rows.append(element("tr", "", *line))
    table = element("table", "matrix", element("thead", "", head), element("tbody", "", *rows))
    return [element("div", "scroll", table)]


def bodies_table(frame: pl.DataFrame, words: Words) -> None:
    """Every body with its tasks."""
    kinds = [words.plain_code("unit_kind", kind) for kind in frame["unit_kind"]]
    table = frame.select(
        "name",
        pl.Series("unit_kind", kinds, dtype=pl.String),
        "n_places",
        "n_lead",
        "n_responsible",
        "n_support",
    )
    names = st.column_config
    grids.show(
        table,
        "bodies_all",
        words("bodies.alt"),
        columns={
            "name": names.TextColumn(words("bodies.unit"), pinned=True),
            "unit_kind": names.TextColumn(words("bodies.kind")),
            "n_places": grids.count_column(words("bodies.n_places")),
            **_duties(words),
        },
    )
    exports.buttons(lambda: table, "all_bodies", words)


def places_table(frame: pl.DataFrame, words: Words) -> None:
    """One body, place by place."""
    table = frame.drop("jurisdiction_code")
    names = st.column_config
    grids.show(
        table,
        "body_places",
        words("bodies.places_alt"),
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "units": names.TextColumn(words("bodies.called"), width="medium"),
            **_duties(words),
            "n_measures": grids.count_column(words("bodies.n_measures")),
            "n_dated": grids.count_column(words("bodies.n_dated")),
            "n_firm": grids.count_column(words("bodies.n_firm")),
        },
    )
    exports.buttons(lambda: table, "body_places", words)


def tasks_table(frame: pl.DataFrame, topics: Topics, words: Words) -> int | None:
    """The first tasks of one body, and all to take along; yields the row that was selected."""
    table = frame.select(
        "jurisdiction_name",
        pl.Series("duty", [words.plain_code("responsibility", d) for d in frame["responsibility"]]),
        "task",
        "unit_raw",
        pl.Series("topic", [topics.get(code, code) for code in frame["topic_code"]]),
        "document",
    )
    names = st.column_config
    if table.height > LISTED:
        st.caption(words("export.more", n=LISTED, all=table.height))
    rows = grids.show(
        table.head(LISTED),
        "body_tasks",
        words("bodies.tasks_alt"),
        selection="single-row",
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "duty": names.TextColumn(words("bodies.duty")),
            "task": names.TextColumn(words("bodies.task"), width="medium"),
            "unit_raw": names.TextColumn(words("bodies.printed_as")),
            "topic": names.TextColumn(words("search.topic")),
            "document": names.TextColumn(words("search.document"), width="medium"),
        },
    )
    exports.buttons(lambda: table, "body_tasks", words)
    return rows[0] if rows else None


def successors_table(frame: pl.DataFrame, words: Words) -> None:
    """Abolished bodies and who took over."""
    table = frame.drop("body")
    names = st.column_config
    grids.show(
        table,
        "successors",
        words("bodies.successors_alt"),
        columns={
            "unit": names.TextColumn(words("bodies.abolished"), pinned=True),
            "successor": names.TextColumn(words("bodies.successor")),
            "n_places": grids.count_column(words("bodies.n_places")),
            "n_tasks": grids.count_column(words("bodies.n_tasks")),
        },
    )
    exports.buttons(lambda: table, "successors", words)


def _headed(code: str, name: str) -> Element:
    head = element("th", "", "…" if not code.isdigit() else code)
    head["tip"] = name
    return head


def _button(spot: tuple[str, str], count: int, share: float, tip: str, *, is_on: bool) -> Element:
    button = element("button", "cell strong" if share > 1 / 2 else "cell", str(count))
    button["share"] = share
    button["pick"] = "\t".join(spot)
    button["tip"] = tip
    button["pressed"] = is_on
    return button


def _duties(words: Words) -> "dict[str, ColumnConfig]":
    return {
        name: grids.count_column(words(f"bodies.{name}"))
        for name in ("n_lead", "n_responsible", "n_support")
    }
