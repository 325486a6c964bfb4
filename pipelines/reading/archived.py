"""The archive of a raw home as inputs of a run.

Here: which of its bodies are read now, with the address that each came from and when; what could
not be fetched, as a refusal; what is gone, by its absence; folders that the registry names.
Not here: fetching (`fetch`), what stands in the inbox (`reading.raw`).
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipelines.fetch import ledger, registry
from pipelines.fetch.archive import Archive
from pipelines.fetch.registry import Registry
from pipelines.fetch.sources import Source, SourceType
from pipelines.fetch.standing import NOT_DOCUMENTS, Standing, standings
from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.hints import NO_HINTS, Hints
from pipelines.reading.places import find_code, full_name
from pipelines.reading.raw import Found, RawSet, Root, scan

ARCHIVE = "archive"


def scan_all(raw_set: RawSet) -> list[Found]:
    """Every input of a raw set: files that people dropped, folders of the registry, the archive."""
    taken: dict[str, Found] = {}
    for found in _every(raw_set):
        name = found.source
        while name in taken:
            name += "~"
        taken[name] = replace(found, source=name)
    return [taken[source] for source in sorted(taken)]


def read_registry(home: Path) -> Registry:
    """The registry of a raw home."""
    return registry.load(home / registry.NAME, find_code)


def _every(raw_set: RawSet) -> Iterator[Found]:
    yield from scan(raw_set)
    for home in raw_set.homes:
        known = read_registry(home)
        for source in known.sources:
            if source.type is SourceType.FOLDER:
                root = Root(home / source.url, f"{source.url.rstrip('/')}/")
                yield from scan(RawSet(raw_set.label, (root,), is_sample=False))
        yield from find_archived(home, known)


def find_archived(home: Path, known: Registry) -> Iterator[Found]:
    """What the ledger of a raw home says is there, and what it says cannot be had.

    An address whose source a person took out of the registry is no longer there; a registry with a
    problem, or without a row, takes out nothing.
    """
    archive = Archive(home / ARCHIVE)
    sources = {source.url: source for source in known.sources}
    for standing in standings(ledger.read(archive.ledger)).values():
        source = sources.get(standing.last.source)
        is_taken_out = source is None and bool(sources) and not known.problems
        if not is_taken_out and not (standing.is_gone and standing.good):
            yield _found(archive, standing, source)


def _found(archive: Archive, standing: Standing, source: Source | None) -> Found:
    url, good = standing.url, standing.good
    if standing.last.role in NOT_DOCUMENTS and standing.reason is None:
        return Found(url, archive.root, ignored="leads to documents and is none")
    if good is None or good.sha256 is None or standing.last.role in NOT_DOCUMENTS:
        reason = standing.reason or Reason.EMPTY
        refusal = QuarantineError(reason, standing.detail or "fetch it again", stage="fetch")
        return Found(url, archive.root, refusal=refusal)
    path = archive.path(good.sha256)
    if not path.is_file():
        detail = "its bytes are not in the archive any more: fetch it again"
        return Found(url, path, refusal=QuarantineError(Reason.UNREADABLE_FILE, detail, "fetch"))
    return Found(
        source=url,
        path=path,
        size=good.byte_count,
        modified_ns=path.stat().st_mtime_ns,
        sha256=good.sha256,
        fetched_at=standing.brought_at,
        hints=_hints(source),
    )


def _hints(source: Source | None) -> Hints:
    if source is None:
        return NO_HINTS
    name = source.jurisdiction_name
    code = find_code(name, source.province_name) if name else None
    # A list's day says nothing of the pages that it leads to.
    day = source.published_on if source.type is SourceType.PAGE else None
    return Hints(full_name(code) if code else "", day.isoformat() if day else "")
