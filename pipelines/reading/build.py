"""What is read into a build: from the raw folders to schema `plans`, where anything is new.

Here: the steps of the reading, in their order.
Not here: each step (`reading.raw`, `.matching`, `.refresh`), dbt and the switch (`orchestration`).
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.archived import scan_all
from pipelines.reading.correction_file import load
from pipelines.reading.matching import Survey, survey
from pipelines.reading.raw import (
    STILL_WRITTEN,
    Found,
    RawSet,
    Samples,
    choose,
    is_unchanged,
)
from pipelines.reading.reference import reference_frames
from pipelines.reading.refresh import Occasion, Progress, refresh
from pipelines.reading.versions import extractor_version
from pipelines.reading.workers import READER, Extractor, Task, pool
from pipelines.store import warehouse
from pipelines.store.generations import Folder, Generation, generations
from pipelines.store.ledger import State, read_state
from pipelines.store.runlog import Tally
from pipelines.store.runs import Made, Run

REST_SECONDS = 10.0
"""A file is taken once it has kept its size and time for so long."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to read."""

    folders: Sequence[Path]
    samples: Samples = Samples.AUTO
    progress: Progress = lambda _done, _total, _source: None
    pause: Callable[[float], None] = time.sleep
    reader: str = READER
    extractor: Extractor = pool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; where nothing is new, no file was made."""

    made: Made
    tally: Tally
    is_new: bool


def read_into(run: Run, request: Request) -> Outcome:
    """Read what is new into the run's file.

    Raises:
        CorrectionError: If corrections.yml is damaged, or one of its entries no longer fits.
    """
    raw_set = chosen(run.folder, request.folders, request.samples)
    version = extractor_version()
    made = Made(raw_set.label, raw_set.is_sample, version)
    base = run.find_base(raw_set.label)
    state = _state(run.folder, base)
    found = scan_all(raw_set)
    corrections = load(raw_set)
    plan = survey(found, state, version, corrections)
    if not raw_set.is_sample:
        moving = _moving(plan.tasks, run.now.timestamp(), request.pause)
        found = [moving.get(one.source, one) for one in found]
        plan = survey(found, state, version, corrections) if moving else plan
    if plan.changes_nothing and (base is None or run.is_served(base)):
        tally = _tally(plan)
        run.leave_unchanged(tally)
        return Outcome(made, tally, is_new=False)
    occasion = Occasion(
        run.now,
        version,
        raw_set.is_sample,
        request.progress,
        request.reader,
        request.extractor,
    )
    with warehouse.connected(run.stage()) as connection:
        warehouse.expect_much(connection)
        tally = refresh(connection, plan, state, occasion, reference_frames())
        if run.has_new_code:
            warehouse.touch_all(connection)
        run.note(connection, tally)
    return Outcome(made, tally, is_new=True)


def chosen(folder: Folder, folders: Sequence[Path], samples: Samples) -> RawSet:
    """The raw set that a run on this warehouse reads."""
    known = {generation.raw_set for generation in generations(folder)}
    return choose(folders, samples, lambda raw_set: raw_set.label in known)


def _state(folder: Folder, base: Generation | None) -> State:
    if base is None:
        return State()
    with warehouse.connected(folder.database(base.number), read_only=True) as connection:
        return read_state(connection)


def _moving(tasks: Sequence[Task], now: float, pause: Callable[[float], None]) -> dict[str, Found]:
    """Those of the inputs to read that somebody still writes to, refused for this run.

    Files that were written a moment ago are looked at again, all after one wait.
    """
    young = [
        task.found
        for task in tasks
        # A body of the archive came there whole.
        if not task.found.fetched_at and now - task.found.modified_ns / 1e9 < REST_SECONDS
    ]
    if young:
        newest = max(found.modified_ns for found in young) / 1e9
        pause(min(REST_SECONDS, max(0.0, newest + REST_SECONDS - now)))
    refusal = QuarantineError(Reason.STILL_CHANGING, STILL_WRITTEN, stage="fetch")
    return {
        found.source: replace(found, sha256=None, refusal=refusal)
        for found in young
        if not is_unchanged(found)
    }


def _tally(plan: Survey) -> Tally:
    """The inputs of a run that reads none of them."""
    outcomes = Counter(known.outcome for known in plan.carried)
    return Tally(
        n_seen=len(plan.carried) + len(plan.refused) + len(plan.ignored),
        n_accepted=outcomes["accepted"],
        n_flagged=outcomes["flagged"],
        n_quarantined=outcomes["quarantined"] + len(plan.refused),
        n_ignored=len(plan.ignored),
        n_new=0,
        n_changed=0,
        n_gone=0,
    )
