"""The state of the data as tables.

Here: documents by kind, sources that are gone, inputs put aside, problems, runs.
Not here: the problems of one document (`documents`).
"""

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.components.values import TIME, ZONE
from dashboards.labels.words import CODES, Words


def kinds(frame: pl.DataFrame, words: Words) -> None:
    """Documents by kind and level."""
    table = frame.with_columns(
        _called(frame, "kind", "kind", words), _called(frame, "level", "level", words)
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        key="kinds_table",
        alt=words("health.kinds"),
        column_config={
            "kind": names.TextColumn(words("ranking.kind"), pinned=True),
            "level": names.TextColumn(words("ranking.level")),
            "n_documents": names.NumberColumn(words("health.n_documents"), width="small"),
            "n_gone": names.NumberColumn(words("health.n_gone"), width="small"),
            "n_flagged": names.NumberColumn(words("health.n_flagged"), width="small"),
            "n_ranked": names.NumberColumn(words("ranking.n_ranked"), width="small"),
        },
    )
    exports.buttons(lambda: table, "kinds", words)


def gone(frame: pl.DataFrame, words: Words) -> None:
    """Sources that no longer carry their document."""
    table = frame.drop("document_id")
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        key="gone_table",
        alt=words("health.gone"),
        column_config={
            "source": names.TextColumn(words("ranking.source"), width="large", pinned=True),
            "last_seen_at": names.DatetimeColumn(
                words("document.last_seen"), format=TIME, timezone=ZONE
            ),
            "gone_since": names.DatetimeColumn(
                words("document.gone_since"), format=TIME, timezone=ZONE
            ),
        },
    )
    exports.buttons(lambda: table, "gone_sources", words)


def quarantine(frame: pl.DataFrame, words: Words) -> None:
    """Inputs that could not be used, each with what can be done."""
    table = frame.select(
        "source",
        _called(frame, "reason", "quarantine", words),
        _advised(frame, "reason", "quarantine_advice", "detail", words),
        _called(frame, "stage", "stage", words),
        "detail",
        "tries",
        "first_seen_at",
        "last_seen_at",
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="quarantine_table",
        alt=words("health.quarantine"),
        column_config={
            "source": names.TextColumn(words("ranking.source"), pinned=True),
            "reason": names.TextColumn(words("ranking.reason")),
            "advice": names.TextColumn(words("document.advice"), width="large"),
            "stage": names.TextColumn(words("health.stage")),
            "detail": names.TextColumn(words("health.detail"), width="medium"),
            "tries": names.NumberColumn(words("health.tries"), width="small"),
            "first_seen_at": names.DatetimeColumn(
                words("document.first_seen"), format=TIME, timezone=ZONE
            ),
            "last_seen_at": names.DatetimeColumn(
                words("document.last_seen"), format=TIME, timezone=ZONE
            ),
        },
    )
    exports.buttons(lambda: table, "quarantine", words)


def problems(frame: pl.DataFrame, words: Words) -> None:
    """What was not understood, by kind, with what can be done."""
    table = frame.select(
        _called(frame, "kind", "problem", words),
        "n_problems",
        "n_documents",
        _advised(frame, "kind", "problem_advice", "advice", words),
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        key="problem_kinds",
        alt=words("health.problems"),
        column_config={
            "kind": names.TextColumn(words("document.kind"), pinned=True),
            "n_problems": names.NumberColumn(words("health.n_problems"), width="small"),
            "n_documents": names.NumberColumn(words("health.n_documents"), width="small"),
            "advice": names.TextColumn(words("document.advice"), width="large"),
        },
    )
    exports.buttons(lambda: table, "problem_kinds", words)


def runs(frame: pl.DataFrame, words: Words) -> None:
    """Every run, what it saw, and why it failed where it did."""
    table = frame.with_columns(_called(frame, "status", "run_status", words))
    names = st.column_config
    counts = {
        name: names.NumberColumn(words(f"health.{name}"), width="small")
        for name in frame.columns
        if name.startswith("n_")
    }
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="runs_table",
        alt=words("health.runs"),
        column_config={
            "status": names.TextColumn(words("health.status"), pinned=True),
            "generation": names.NumberColumn(words("health.generation"), width="small"),
            "started_at": names.DatetimeColumn(
                words("health.started_at"), format=TIME, timezone=ZONE
            ),
            "ended_at": names.DatetimeColumn(words("health.ended_at"), format=TIME, timezone=ZONE),
            **counts,
            "error": names.TextColumn(words("health.error"), width="large"),
            "code_version": names.TextColumn(words("health.code_version")),
        },
    )
    exports.buttons(lambda: table, "runs", words)


def _called(frame: pl.DataFrame, column: str, kind: str, words: Words) -> pl.Series:
    return pl.Series(
        column, [words.plain_code(kind, code) for code in frame[column]], dtype=pl.String
    )


def _advised(frame: pl.DataFrame, column: str, kind: str, other: str, words: Words) -> pl.Series:
    """What can be done about each row; what stands in `other` where its code is new here."""
    said = [
        words.plain_code(kind, row[column]) if row[column] in CODES[kind] else row[other]
        for row in frame.iter_rows(named=True)
    ]
    return pl.Series("advice", said, dtype=pl.String)
