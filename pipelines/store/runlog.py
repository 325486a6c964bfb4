"""The log of runs, beside the warehouse so that it outlives a build that fails.

Here: one line when a run begins, one when it ends; the last line of a run counts.
Not here: what a run does (`store.runs`), the table of runs in a build (`store.warehouse`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from pipelines.store.generations import Generation, sync

KEPT = 1000
"""Runs that the log keeps; a daily run fills it in some three years."""

KILLED = "the process ended without a word: killed, or the machine stopped; run again"

ADVICE = {
    "No space left on device": "free space, then run again",
    "File too large": "free space or raise the limit of file sizes, then run again",
    "Disk quota exceeded": "free space, then run again",
    "Permission denied": "grant access, then run again",
    "readonly database": "grant access, then run again",
    "Read-only file system": "make it writable, then run again",
    "Too many open files": "raise the limit of open files (ulimit -n), then run again",
}
"""What to do about what the system says; libraries pass its words on, each in an own error."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the inputs that a run saw."""

    n_seen: int
    n_accepted: int
    n_flagged: int
    n_quarantined: int
    n_ignored: int
    n_new: int
    n_changed: int
    n_gone: int


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run; times are UTC, ISO 8601, and counts are null until the inputs were seen."""

    run_id: str
    status: str
    started_at: str
    code_version: str
    generation: int | None = None
    ended_at: str | None = None
    published_at: str | None = None
    n_seen: int | None = None
    n_accepted: int | None = None
    n_flagged: int | None = None
    n_quarantined: int | None = None
    n_ignored: int | None = None
    n_new: int | None = None
    n_changed: int | None = None
    n_gone: int | None = None
    error: str | None = None

    def with_tally(self, tally: Tally) -> "RunRecord":
        """The same run, with what became of its inputs."""
        return replace(self, **asdict(tally))


def append(log: Path, record: RunRecord) -> None:
    """Add a line, on disk when this returns; a line that a killed run left half stays apart."""
    with log.open("ab+") as file:
        if file.tell():
            file.seek(-1, 2)
            if file.read(1) != b"\n":
                file.write(b"\n")
        file.write(json.dumps(asdict(record), ensure_ascii=False).encode() + b"\n")
    sync(log)


def read(log: Path) -> list[RunRecord]:
    """Every run, oldest first, as its last readable line says."""
    try:
        lines = log.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    runs: dict[str, RunRecord] = {}
    for line in lines:
        record = _parse(line)
        if record:
            runs[record.run_id] = record
    return list(runs.values())


def settle(log: Path, current: Generation | None, now: str) -> list[RunRecord]:
    """The runs, with those that died while running set to what they reached.

    Only for the holder of the lock: nobody else can be running then.
    """
    for record in read(log):
        if record.status == "running":
            append(log, ended(record, current, now))
    runs = read(log)
    if len(runs) > 2 * KEPT:
        runs = runs[-KEPT:]
        _rewrite(log, runs)
    return runs


def ended(record: RunRecord, served: Generation | None, now: str) -> RunRecord:
    """The run as it ended; what it put in service counts, whatever went wrong afterwards."""
    if served and served.run_id == record.run_id:
        return replace(
            record,
            status="published",
            generation=served.number,
            published_at=served.published_at,
            ended_at=now,
            error=None,
        )
    if record.status == "running":
        return replace(record, status="failed", ended_at=now, error=KILLED)
    return replace(record, ended_at=now)


def one_line(error: BaseException | str) -> str:
    """An error as one line; those that are worded for people stand without their type."""
    text = " ".join(str(error).split())
    is_worded = isinstance(error, str) or type(error).__module__.startswith("pipelines.")
    line = (text if is_worded else f"{type(error).__name__}: {text}")[:1000]
    advice = next((do for said, do in ADVICE.items() if said in line), None)
    return f"{line}: {advice}" if advice and advice not in line else line


def last_good_end(runs: Iterable[RunRecord]) -> datetime | None:
    """When the last run ended that published, or found nothing new."""
    ended = (run.ended_at for run in runs if run.status in {"published", "unchanged"})
    return max((datetime.fromisoformat(at) for at in ended if at), default=None)


def has_ended_well_since(runs: Iterable[RunRecord], then: datetime) -> bool:
    """Whether some run has done what it should since `then`."""
    last = last_good_end(runs)
    return last is not None and last >= then


def published_numbers(runs: Iterable[RunRecord]) -> set[int]:
    """The generations that a run put in service."""
    return {run.generation for run in runs if run.status == "published" and run.generation}


def as_columns(runs: Sequence[RunRecord]) -> dict[str, list[object]]:
    """The runs column by column, as the table of runs takes them."""
    rows = [asdict(run) for run in runs]
    columns = {name: [row[name] for row in rows] for name in RunRecord.__dataclass_fields__}
    for name in ("started_at", "ended_at", "published_at"):
        columns[name] = [datetime.fromisoformat(at) if at else None for at in columns[name]]
    return columns


def _parse(line: bytes) -> RunRecord | None:
    try:
        return RunRecord(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _rewrite(log: Path, runs: Iterable[RunRecord]) -> None:
    aside = log.with_suffix(".next")
    aside.unlink(missing_ok=True)
    for run in runs:
        append(aside, run)
    aside.replace(log)
    sync(log.parent)
