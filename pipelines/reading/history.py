"""Which of the documents just read are new versions, and what these changed.

Here: the step between reading a batch and keeping it.
Not here: the comparison (`.changes`), the tables (`store.history`), the batch (`.refresh`).

A version is what a document's bytes said. Other bytes make a new one, also where their words are
the same, which it then says. The same bytes read by newer rules, or with a person's corrections,
are the same version.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import polars as pl

from pipelines.reading.changes import Succession, changes
from pipelines.store import history
from pipelines.store.frames import Frames, frame
from pipelines.store.history import KnownVersion
from pipelines.store.schemas import TABLES


def news(connection: duckdb.DuckDBPyConnection, frames: Frames) -> Frames:
    """The new versions among the documents of `frames`, and their changes; both may be empty.

    Raises:
        RowsError: If a row breaks its table's rules.
    """
    read = frames["documents"].to_dicts()
    known = history.known_versions(connection, [row["document_id"] for row in read])
    versions: list[dict[str, Any]] = []
    altered: list[dict[str, Any]] = []
    for row in read:
        before = known.get(row["document_id"])
        if before and before.content_sha256 == row["content_sha256"]:
            continue
        version = _version(row, before)
        versions.append(version)
        if before and version["has_new_words"]:
            altered += _changes(connection, row, before, frames)
    return {
        "document_versions": frame("document_versions", _columns("document_versions", versions)),
        "changes": frame("changes", _columns("changes", altered)),
    }


def _version(row: dict[str, Any], before: KnownVersion | None) -> dict[str, Any]:
    """The row of a version; it never begins before the one that it follows."""
    begins = row["fetched_at"]
    return {
        "document_id": row["document_id"],
        "version_no": before.version_no + 1 if before else 1,
        "content_sha256": row["content_sha256"],
        "text_sha256": row["text_sha256"],
        "valid_from": max(begins, before.valid_from) if before else begins,
        "valid_to": None,
        "has_new_words": before is None or before.text_sha256 != row["text_sha256"],
    }


def _changes(
    connection: duckdb.DuckDBPyConnection,
    row: dict[str, Any],
    before: KnownVersion,
    frames: Frames,
) -> Iterator[dict[str, Any]]:
    succession = Succession(
        before.document_id,
        before.version_no + 1,
        is_same_reader=before.extractor_version == row["extractor_version"],
    )
    of_document = pl.col("document_id") == before.document_id
    said = history.facts(connection, before.document_id)
    says = {table: frames[table].filter(of_document) for table in history.COMPARED}
    yield from changes(succession, _rows(said), _rows(says))


def _rows(frames: Frames) -> dict[str, list[dict[str, Any]]]:
    return {table: found.to_dicts() for table, found in frames.items()}


def _columns(table: str, rows: list[dict[str, Any]]) -> dict[str, list[object]]:
    names = TABLES[table].column_names()
    return {name: [_plain(row[name]) for row in rows] for name in names}


def _plain(value: object) -> object:
    """A value as the rows of a document bring it: dates as text."""
    return value.isoformat() if type(value) is date else value
