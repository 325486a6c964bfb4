"""What a build knows of its inputs: which file gave which document, and what became of each.

Here: reading that from the last build of the same raw set, and writing it to the next.
Not here: deciding which input is which document (`reading.matching`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import duckdb

from pipelines.store import warehouse
from pipelines.store.frames import frame


@dataclass(frozen=True, slots=True)
class KnownInput:
    """One file or address, as the last build saw it."""

    source: str
    content_sha256: str | None
    byte_count: int | None
    outcome: str
    detail: str | None
    extractor_version: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One document: the first source that carried it, and a digest of its words."""

    document_id: str
    source: str
    part_no: int
    text_sha256: str
    content_sha256: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A source that carries a document."""

    document_id: str
    source: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be used, and for how long it has not been."""

    source: str
    content_sha256: str | None
    stage: str
    reason: str
    detail: str
    first_seen_at: datetime
    last_seen_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class State:
    """What the last build of a raw set knew; all empty before the first."""

    inputs: dict[str, KnownInput] = field(default_factory=dict)
    documents: dict[str, KnownDocument] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    refusals: dict[str, Refusal] = field(default_factory=dict)


def read_state(connection: duckdb.DuckDBPyConnection) -> State:
    """The state that a build carries."""
    inputs = connection.execute(
        "select source, content_sha256, byte_count, outcome, detail, extractor_version "
        "from plans.inputs"
    ).fetchall()
    documents = connection.execute(
        "select document_id, source, part_no, text_sha256, content_sha256, fetched_at "
        "from plans.documents"
    ).fetchall()
    links = connection.execute(
        "select document_id, source, content_sha256 from plans.document_sources "
        "where gone_since is null order by document_id, source"
    ).fetchall()
    refusals = connection.execute(
        "select source, content_sha256, stage, reason, detail, "
        "first_seen_at, last_seen_at, tries from plans.quarantine"
    ).fetchall()
    return State(
        inputs={row[0]: KnownInput(*row) for row in inputs},
        documents={row[0]: KnownDocument(*row) for row in documents},
        links=tuple(Link(*row) for row in links),
        refusals={row[0]: Refusal(*row) for row in refusals},
    )


def write_inputs(connection: duckdb.DuckDBPyConnection, inputs: Sequence[KnownInput]) -> None:
    """What became of every input of this run, in the place of what was known of the last."""
    warehouse.rewrite(connection, {"inputs": frame("inputs", _columns("inputs", inputs))})


def write_refusals(connection: duckdb.DuckDBPyConnection, refusals: Sequence[Refusal]) -> None:
    """Every input that cannot be used now."""
    warehouse.rewrite(
        connection, {"quarantine": frame("quarantine", _columns("quarantine", refusals))}
    )


def write_links(
    connection: duckdb.DuckDBPyConnection, links: Iterable[Link], now: datetime
) -> None:
    """Which source carries which document now; what no longer does stays, flagged as gone.

    A document is gone since its last source went.
    """
    links = tuple(links)
    seen = frame(
        "document_sources",
        {
            "document_id": [link.document_id for link in links],
            "source": [link.source for link in links],
            "content_sha256": [link.content_sha256 for link in links],
            "first_seen_at": [now] * len(links),
            "last_seen_at": [now] * len(links),
            "gone_since": [None] * len(links),
        },
    )
    with warehouse.transaction(connection):
        connection.execute(
            "update plans.document_sources set gone_since = coalesce(gone_since, $now)",
            {"now": now},
        )
        connection.register("seen", seen.to_arrow())
        connection.execute(
            "insert into plans.document_sources by name select * from seen "
            "on conflict (document_id, source) do update set gone_since = null, "
            "last_seen_at = excluded.last_seen_at, content_sha256 = excluded.content_sha256"
        )
        connection.unregister("seen")
        connection.execute(_FIND_OTHERWISE)
        warehouse.touch(connection, "select document_id from otherwise")
        connection.execute(
            "update plans.documents as documents "
            "set is_current = otherwise.is_current, gone_since = otherwise.gone_since "
            "from otherwise where documents.document_id = otherwise.document_id"
        )
        connection.execute("drop table otherwise")


_FIND_OTHERWISE = """
    create or replace temporary table otherwise as
    select carried.document_id, carried.is_current, carried.gone_since
    from (
        select
            document_id,
            bool_or(gone_since is null) as is_current,
            case when bool_or(gone_since is null) then null else max(gone_since) end as gone_since
        from plans.document_sources
        group by document_id
    ) as carried
    inner join plans.documents as documents on carried.document_id = documents.document_id
    where (documents.is_current, documents.gone_since)
        is distinct from (carried.is_current, carried.gone_since)
"""
"""Documents that are there again, or gone, and are not yet known to be."""


def _columns(table: str, records: Sequence[object]) -> dict[str, list[object]]:
    names = warehouse.TABLES[table].column_names()
    return {name: [getattr(record, name) for record in records] for name in names}
