"""What was asked of whom, when, and what came of it: one row a fetch, only ever added to.

Here: the file of rows, on the disk before a crawl goes on; the crawls that they belong to.
Not here: the bodies (`archive`), what the rows say of an address today (`standing`).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

_RESUMED_WITHIN = timedelta(hours=24)
"""A crawl that was killed goes on within a day, since its robots rules hold no longer."""

_WAIT_SECONDS = 10.0


class Outcome(StrEnum):
    """What came of one fetch."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Role(StrEnum):
    """What an address is to its source."""

    PAGE = "page"
    LIST = "list"
    SITEMAP = "sitemap"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page led to, and as what; `depth` counts from the source."""

    url: str
    role: Role
    depth: int


@dataclass(frozen=True, slots=True)
class Fetch:
    """One fetch; `fetched_at` is UTC. `page` is the page that an attachment is tied to.

    `reason` is of the closed list of `model.problem`, where the fetch brought nothing to read.
    `digest_of_words` is the same for two pages that say the same.
    """

    crawl_id: int
    source: str
    url: str
    final_url: str
    role: Role
    outcome: Outcome
    fetched_at: datetime
    depth: int = 0
    page: str | None = None
    status: int | None = None
    reason: str | None = None
    detail: str | None = None
    sha256: str | None = None
    byte_count: int | None = None
    media_type: str | None = None
    digest_of_words: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()


_NAMES = tuple(one.name for one in fields(Fetch))

_SCHEMA = """
create table if not exists crawls (
    crawl_id integer primary key,
    started_at text not null,
    ended_at text,
    outcome text
);
create table if not exists fetches (
    fetch_id integer primary key,
    crawl_id integer not null references crawls (crawl_id),
    source text not null,
    url text not null,
    final_url text not null,
    role text not null,
    outcome text not null,
    fetched_at text not null,
    depth integer not null,
    page text,
    status integer,
    reason text,
    detail text,
    sha256 text,
    byte_count integer,
    media_type text,
    digest_of_words text,
    headers text not null,
    links text not null,
    check ((outcome = 'refused') = (reason is not null)),
    check (outcome = 'refused' or sha256 is not null)
);
create unique index if not exists fetches_once on fetches (crawl_id, url);
create index if not exists fetches_by_url on fetches (url, fetch_id);
create trigger if not exists fetches_stay before update on fetches
begin select raise(abort, 'a row of the ledger is never changed'); end;
create trigger if not exists fetches_remain before delete on fetches
begin select raise(abort, 'a row of the ledger is never removed'); end;
"""


class Ledger:
    """An open ledger; every row is on the disk when `add` returns."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = full")
        self._connection.execute("pragma foreign_keys = on")
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Leave one whole file behind."""
        self._connection.close()

    def begin(self, now: datetime) -> tuple[int, bool]:
        """The crawl to go on with, and whether it was begun before and did not end."""
        row = self._connection.execute(
            "select crawl_id, started_at from crawls where ended_at is null "
            "order by crawl_id desc limit 1"
        ).fetchone()
        if row and now - datetime.fromisoformat(row[1]) < _RESUMED_WITHIN:
            return row[0], True
        self._connection.execute(
            "update crawls set ended_at = ?, outcome = 'abandoned' where ended_at is null",
            (now.isoformat(),),
        )
        made = self._connection.execute(
            "insert into crawls (started_at) values (?)", (now.isoformat(),)
        )
        return int(made.lastrowid or 0), False

    def end(self, crawl_id: int, now: datetime, outcome: str) -> None:
        """Say that a crawl ended, and how."""
        self._connection.execute(
            "update crawls set ended_at = ?, outcome = ? where crawl_id = ?",
            (now.isoformat(), outcome, crawl_id),
        )

    def add(self, fetch: Fetch) -> None:
        """Keep one row; a second of the same address in one crawl is left out."""
        marks = ", ".join("?" * len(_NAMES))
        self._connection.execute(
            f"insert into fetches ({', '.join(_NAMES)}) values ({marks}) "  # noqa: S608
            "on conflict (crawl_id, url) do nothing",
            [_plain(getattr(fetch, name)) for name in _NAMES],
        )

    def of_crawl(self, crawl_id: int) -> Iterator[Fetch]:
        """The rows of one crawl, in their order."""
        return self._rows("where crawl_id = ?", (crawl_id,))

    def rows(self) -> Iterator[Fetch]:
        """Every row, in its order."""
        return self._rows("", ())

    def _rows(self, where: str, values: Iterable[object]) -> Iterator[Fetch]:
        query = f"select {', '.join(_NAMES)} from fetches {where} order by fetch_id"  # noqa: S608
        for row in self._connection.execute(query, tuple(values)):
            yield _fetch(dict(zip(_NAMES, row, strict=True)))


def read(path: Path) -> list[Fetch]:
    """Every row of the ledger at `path`; none where there is no ledger.

    Raises:
        sqlite3.DatabaseError: If the file is damaged.
    """
    if not path.is_file():
        return []
    with closing(Ledger(path)) as ledger:
        return list(ledger.rows())


def unfinished(path: Path, now: datetime) -> str | None:
    """The crawl that would be gone on with, and how many addresses it has asked; None for none.

    Raises:
        sqlite3.DatabaseError: If the file is damaged.
    """
    if not path.is_file():
        return None
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute(
            "select crawls.crawl_id, crawls.started_at, count(fetches.fetch_id) from crawls "
            "left join fetches on crawls.crawl_id = fetches.crawl_id "
            "where crawls.ended_at is null "
            "group by crawls.crawl_id order by crawls.crawl_id desc limit 1"
        ).fetchone()
    if row is None or now - datetime.fromisoformat(row[1]) >= _RESUMED_WITHIN:
        return None
    return f"{row[0]}-{row[2]}"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return json.dumps([asdict(link) for link in value], ensure_ascii=False)
    return value


def _fetch(row: dict[str, Any]) -> Fetch:
    links = json.loads(row["links"])
    values: dict[str, Any] = {
        **row,
        "role": Role(row["role"]),
        "outcome": Outcome(row["outcome"]),
        "fetched_at": datetime.fromisoformat(row["fetched_at"]),
        "headers": json.loads(row["headers"]),
        "links": tuple(Link(one["url"], Role(one["role"]), one["depth"]) for one in links),
    }
    return Fetch(**values)
