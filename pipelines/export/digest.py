"""What a published generation changed, for people who do not look every day.

Here: a generation beside the one before it: texts, inputs, dates that passed, places in the list.
Not here: how it reads (`.digest_text`), whom it is sent to (`orchestration`).
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipelines.export.aside import whole_file
from pipelines.export.digest_text import as_markdown
from pipelines.export.published import ExportError, Published
from pipelines.store import warehouse
from pipelines.store.generations import Folder, Generation

KEPT = 400
"""Digests that are kept: a year of days."""

MOST_ROWS = 200
"""Rows of one list; how many there are in all stands beside it."""

_CHINA = ZoneInfo("Asia/Shanghai")

_DOCUMENTS = """
    select
        documents.document_id, documents.title, documents.source, documents.is_current,
        documents.text_sha256, coalesce(documents.jurisdiction_name, '') as place,
        versions.n_added, versions.n_dropped, versions.n_altered
    from main.dim_document as documents
    left join main.document_version as versions
        on documents.document_id = versions.document_id and versions.valid_to is null
    order by place, documents.title, documents.document_id
"""

_QUARANTINED = "select source, reason, detail from main.quarantined_document order by source"

_OVERDUE = """
    select
        deadlines.commitment_id, deadlines.text, cast(deadlines.due_on as varchar) as due_on,
        deadlines.days_left, documents.title,
        coalesce(documents.jurisdiction_name, '') as place
    from main.mart_deadlines as deadlines
    inner join main.dim_document as documents on deadlines.document_id = documents.document_id
    where
        deadlines.is_current
        and deadlines.deadline_source = 'explicit'
        and deadlines.days_left < 0
        and not deadlines.has_evidence
    order by deadlines.due_on desc, deadlines.commitment_id
"""

_RANKING = """
    select framework, level, jurisdiction_code, jurisdiction_name as place, rank
    from main.mart_city_ranking
    order by framework desc, level, rank, jurisdiction_code
"""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Listed:
    """Some rows, of so many."""

    n: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One generation beside the one before it; `since` is that one's number, null for the first.

    `overdue` are sentences with a date of their own that has passed, of which no report tells that
    they were done; `newly_overdue` counts those that the generation before did not have.
    """

    generation: int
    published_on: str
    is_sample: bool
    since: int | None
    new: Listed
    changed: Listed
    gone: Listed
    quarantined: Listed
    overdue: Listed
    newly_overdue: int
    rank_moves: Listed


def write(folder: Folder, generation: Generation, before: Generation | None) -> Path:
    """The digest of a generation beside the warehouse, as Markdown and as JSON; the first's path.

    Raises:
        ExportError: If the generation cannot be read.
        OSError: If the files cannot be written.
    """
    digest = compare(folder, generation, before)
    folder.digests.mkdir(exist_ok=True)
    stem = folder.digests / f"{generation.number:06}"
    text = json.dumps(asdict(digest), ensure_ascii=False, indent=1) + "\n"
    with whole_file(stem.with_suffix(".json")) as path:
        path.write_text(text, "utf-8")
    with whole_file(stem.with_suffix(".md")) as path:
        path.write_text(as_markdown(asdict(digest)), "utf-8")
    for old in sorted(folder.digests.glob("[0-9]*.*"))[: -2 * KEPT]:
        old.unlink(missing_ok=True)
    return stem.with_suffix(".md")


def compare(folder: Folder, generation: Generation, before: Generation | None) -> Digest:
    """What became different.

    Raises:
        ExportError: If the generation cannot be read; one before it that cannot is left out.
    """
    now = _facts(folder, generation)
    try:
        past = _facts(folder, before) if before else None
    except ExportError:
        before, past = None, None
    past = past or _Facts({}, {}, {}, {})
    documents = now.documents.items()
    known = past.documents
    is_new = [row for key, row in documents if row["is_current"] and not _was_there(known, key)]
    overdue = list(now.overdue.values())
    published = datetime.fromisoformat(generation.published_at).astimezone(_CHINA)
    return Digest(
        generation=generation.number,
        published_on=published.date().isoformat(),
        is_sample=generation.is_sample,
        since=before.number if before else None,
        new=_listed(is_new),
        changed=_listed(row for key, row in documents if _is_changed(known.get(key), row)),
        gone=_listed(
            row for key, row in documents if not row["is_current"] and _was_there(known, key)
        ),
        quarantined=_listed(
            row
            for key, row in now.quarantined.items()
            if past.quarantined.get(key, {}).get("reason") != row["reason"]
        ),
        overdue=_listed(overdue),
        newly_overdue=sum(key not in past.overdue for key in now.overdue),
        rank_moves=_listed(_moves(past.ranking, now.ranking) if before else ()),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is compared, each by its key."""

    documents: dict[object, Row]
    quarantined: dict[object, Row]
    overdue: dict[object, Row]
    ranking: dict[object, Row]


def _facts(folder: Folder, generation: Generation) -> _Facts:
    database = folder.database(generation.number)
    with warehouse.connected(database, read_only=True) as connection:
        published = Published(connection, generation)
        return _Facts(
            documents=_by(published.ask(_DOCUMENTS).to_dicts(), "document_id"),
            quarantined=_by(published.ask(_QUARANTINED).to_dicts(), "source"),
            overdue=_by(published.ask(_OVERDUE).to_dicts(), "commitment_id"),
            ranking=_by(
                published.ask(_RANKING).to_dicts(), "framework", "level", "jurisdiction_code"
            ),
        )


def _by(rows: Iterable[Row], *names: str) -> dict[object, Row]:
    return {tuple(row[name] for name in names): row for row in rows}


def _was_there(known: dict[object, Row], key: object) -> bool:
    return bool(known.get(key, {}).get("is_current"))


def _is_changed(old: Row | None, new: Row) -> bool:
    return old is not None and old["text_sha256"] != new["text_sha256"]


def _moves(old: dict[object, Row], new: dict[object, Row]) -> Iterable[Row]:
    """Who stands elsewhere; a rank is null where a government was, or is, in no list."""
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key, {}).get("rank"), new.get(key, {}).get("rank")
        if before != after:
            row = new.get(key) or old[key]
            yield {**row, "old_rank": before, "rank": after}


def _listed(rows: Iterable[Row]) -> Listed:
    rows = tuple(rows)
    return Listed(len(rows), rows[:MOST_ROWS])
