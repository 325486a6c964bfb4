"""The state of the data as tables.

Here: documents by kind, sources that are gone, inputs put aside, problems, runs.
Not here: the problems of one document (`documents`).
"""

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.labels.words import CODES, Words


def kinds(frame: pl.DataFrame, words: Words) -> None:
    """Documents by kind and level."""
    table = frame.with_columns(
        grids.called(frame, "kind", "kind", words), grids.called(frame, "level", "level", words)
    )
    names = st.column_config
    grids.show(
        table,
        "kinds_table",
        words("health.kinds"),
        columns={
            "kind": names.TextColumn(words("ranking.kind"), pinned=True),
            "level": names.TextColumn(words("ranking.level")),
            "n_documents": grids.count_column(words("health.n_documents")),
            "n_gone": grids.count_column(words("health.n_gone")),
            "n_flagged": grids.count_column(words("health.n_flagged")),
            "n_ranked": grids.count_column(words("ranking.n_ranked")),
        },
    )
    exports.buttons(lambda: table, "kinds", words)


def gone(frame: pl.DataFrame, words: Words) -> None:
    """Sources that no longer carry their document."""
    table = frame.drop("document_id")
    names = st.column_config
    grids.show(
        table,
        "gone_table",
        words("health.gone"),
        columns={
            "source": names.TextColumn(words("ranking.source"), width="large", pinned=True),
            "last_seen_at": grids.moment_column(words("document.last_seen")),
            "gone_since": grids.moment_column(words("document.gone_since")),
        },
    )
    exports.buttons(lambda: table, "gone_sources", words)


def quarantine(frame: pl.DataFrame, words: Words) -> None:
    """Inputs that could not be used, each with what can be done."""
    table = frame.select(
        "source",
        grids.called(frame, "reason", "quarantine", words),
        _advised(frame, "reason", "quarantine_advice", "detail", words),
        grids.called(frame, "stage", "stage", words),
        "detail",
        "tries",
        "first_seen_at",
        "last_seen_at",
    )
    names = st.column_config
    grids.show(
        table,
        "quarantine_table",
        words("health.quarantine"),
        columns={
            "source": names.TextColumn(words("ranking.source"), pinned=True),
            "reason": names.TextColumn(words("ranking.reason")),
            "advice": names.TextColumn(words("document.advice"), width="large"),
            "stage": names.TextColumn(words("health.stage")),
            "detail": names.TextColumn(words("health.detail"), width="medium"),
            "tries": grids.count_column(words("health.tries")),
            "first_seen_at": grids.moment_column(words("document.first_seen")),
            "last_seen_at": grids.moment_column(words("document.last_seen")),
        },
    )
    exports.buttons(lambda: table, "quarantine", words)


def problems(frame: pl.DataFrame, words: Words) -> None:
    """What was not understood, by kind, with what can be done."""
    table = frame.select(
        grids.called(frame, "kind", "problem", words),
        "n_problems",
        "n_documents",
        _advised(frame, "kind", "problem_advice", "advice", words),
    )
    names = st.column_config
    grids.show(
        table,
        "problem_kinds",
        words("health.problems"),
        columns={
            "kind": names.TextColumn(words("document.kind"), pinned=True),
            "n_problems": grids.count_column(words("health.n_problems")),
            "n_documents": grids.count_column(words("health.n_documents")),
            "advice": names.TextColumn(words("document.advice"), width="large"),
        },
    )
    exports.buttons(lambda: table, "problem_kinds", words)


def runs(frame: pl.DataFrame, words: Words) -> None:
    """Every run, what it saw, and why it failed where it did."""
    table = frame.with_columns(grids.called(frame, "status", "run_status", words))
    names = st.column_config
    counts = {
        name: grids.count_column(words(f"health.{name}"))
        for name in frame.columns
        if name.startswith("n_")
    }
    grids.show(
        table,
        "runs_table",
        words("health.runs"),
        columns={
            "status": names.TextColumn(words("health.status"), pinned=True),
            "generation": grids.count_column(words("health.generation")),
            "started_at": grids.moment_column(words("health.started_at")),
            "ended_at": grids.moment_column(words("health.ended_at")),
            **counts,
            "error": names.TextColumn(words("health.error"), width="large"),
            "code_version": names.TextColumn(words("health.code_version")),
        },
    )
    exports.buttons(lambda: table, "runs", words)


def _advised(frame: pl.DataFrame, column: str, kind: str, other: str, words: Words) -> pl.Series:
    """What can be done about each row; what stands in `other` where its code is new here."""
    said = [
        words.plain_code(kind, row[column]) if row[column] in CODES[kind] else row[other]
        for row in frame.iter_rows(named=True)
    ]
    return pl.Series("advice", said, dtype=pl.String)
