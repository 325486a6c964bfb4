"""What documents said before: their versions, and what each new one changed.

Here: the facts that a document has until it is replaced, and the rows that tell of it after.
Not here: how two versions are compared (`reading.changes`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from pipelines.store import warehouse
from pipelines.store.frames import Frames

COMPARED = ("measures", "achievements", "metrics")
"""The facts that two versions are compared by."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """The version of a document that its facts are of."""

    document_id: str
    version_no: int
    content_sha256: str
    text_sha256: str
    extractor_version: str
    valid_from: datetime


def known_versions(
    connection: duckdb.DuckDBPyConnection, names: Iterable[str]
) -> dict[str, KnownVersion]:
    """The newest version of each of these documents that is known."""
    rows = connection.execute(
        "select documents.document_id, versions.version_no, versions.content_sha256, "
        "versions.text_sha256, documents.extractor_version, versions.valid_from "
        "from plans.documents as documents "
        "inner join plans.document_versions as versions "
        "on documents.document_id = versions.document_id and versions.valid_to is null "
        "where list_contains($names, documents.document_id)",
        {"names": list(names)},
    ).fetchall()
    return {row[0]: KnownVersion(*row) for row in rows}


def facts(connection: duckdb.DuckDBPyConnection, document_id: str) -> Frames:
    """What the document is known to say."""
    return {
        table: connection.execute(
            f"select * from plans.{table} where document_id = $name",  # noqa: S608 - our own table
            {"name": document_id},
        ).pl()
        for table in COMPARED
    }


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """A first version for every document that has none: one of a build that kept no versions."""
    connection.execute(
        "insert into plans.document_versions by name "
        "select document_id, 1 as version_no, content_sha256, text_sha256, "
        "fetched_at as valid_from, null as valid_to, true as has_new_words "
        "from plans.documents "
        "where document_id not in (select document_id from plans.document_versions)"
    )


def replace(connection: duckdb.DuckDBPyConnection, frames: Frames, news: Frames) -> None:
    """Documents with their facts in the place of what was known of them, and what that changed.

    `news` holds the new versions among them, each of which ends the one before it. One
    transaction: no version without its facts, no facts without their version.

    Raises:
        duckdb.Error: If a row cannot be stored; nothing is changed then.
    """
    with warehouse.transaction(connection):
        connection.register("newer", news["document_versions"].to_arrow())
        connection.execute(
            "update plans.document_versions as versions set valid_to = newer.valid_from "
            "from newer "
            "where versions.document_id = newer.document_id and versions.valid_to is null"
        )
        connection.unregister("newer")
        for table in ("document_versions", "changes"):
            warehouse.insert(connection, table, news[table])
        warehouse.put_documents(connection, frames)
