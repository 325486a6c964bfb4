"""A run, from the lock to the switch: build aside, judge, then serve.

Here: who may write, where a build stands until it is served, and what is left when it is not.
Not here: what is written into a build (`reading`, dbt), what it must hold (`store.gate`), the
switch itself (`store.publish`).

Whatever kills a run, at whatever moment: the served generation is whole, the lock is free, and
the next run removes what was left.
"""

import logging
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines.store import gate, generations, publish, runlog, warehouse
from pipelines.store.frames import frame
from pipelines.store.generations import DATABASE, Folder, Generation
from pipelines.store.lock import Holder, held, is_still_ours
from pipelines.store.publish import Clock
from pipelines.store.runlog import RunRecord, Tally

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What a build was made from and by."""

    raw_set: str
    is_sample: bool
    extractor_version: str


class Run:
    """One run that holds the warehouse."""

    def __init__(self, folder: Folder, record: RunRecord, clock: Clock, handle: int) -> None:
        self.folder = folder
        self.record = record
        self.warnings: tuple[str, ...] = ()
        self._clock = clock
        self._handle = handle
        self._base: Generation | None = None
        self._number = generations.next_number(
            folder, max(runlog.published_numbers(runlog.read(folder.run_log)), default=0)
        )

    @property
    def now(self) -> datetime:
        """The time, in UTC."""
        return self._clock().astimezone(UTC)

    @property
    def database(self) -> Path:
        """The file under construction."""
        return self.folder.staging(self.record.run_id) / DATABASE

    @property
    def base(self) -> Generation | None:
        """The generation that this run builds on, once it was looked for."""
        return self._base

    @property
    def served(self) -> Generation | None:
        """The generation that readers see now."""
        return generations.find_current(self.folder)

    def find_base(self, raw_set: str) -> Generation | None:
        """The newest whole generation of a raw set, the served one before all others."""
        served = generations.find_current(self.folder)
        kept = generations.generations(self.folder)
        candidates = [served, *kept] if served else kept
        self._base = next(
            (
                one
                for one in candidates
                if one.raw_set == raw_set and generations.is_whole(self.folder, one)
            ),
            None,
        )
        return self._base

    def is_served(self, generation: Generation) -> bool:
        """Whether this is the generation that readers see, made by the code that runs now."""
        served = generations.find_current(self.folder)
        is_same_code = generation.code_version == self.record.code_version
        return served == generation and is_same_code

    @property
    def has_new_code(self) -> bool:
        """Whether the base was made by other code than runs now, or there is none."""
        return self._base is None or self._base.code_version != self.record.code_version

    def stage(self) -> Path:
        """The file to build in, with what the base knew in schema `plans`."""
        self.database.parent.mkdir()
        link = self.folder.building.parent
        generations.remove(link)
        link.symlink_to(self.database.parent.name, target_is_directory=True)
        base = self._base
        is_same_schema = base is not None and base.schema_version == warehouse.schema_version()
        if base and is_same_schema:
            shutil.copyfile(self.folder.database(base.number), self.database)
        with warehouse.connected(self.database) as connection:
            warehouse.create(connection)
            if base and not is_same_schema:
                self._adopt(connection, base)
        return self.database

    def note(self, connection: duckdb.DuckDBPyConnection, tally: Tally) -> None:
        """Keep what became of the inputs, and write the runs up to this one into the build.

        The build tells of its own run as of one that succeeded: nobody sees it otherwise.
        """
        now = self.now.isoformat()
        self.record = self.record.with_tally(tally)
        told = replace(self.record, status="published", generation=self._number, published_at=now)
        past = [run for run in runlog.read(self.folder.run_log) if run.status != "running"]
        runs = [*past[-runlog.KEPT :], told]
        warehouse.rewrite(connection, {"runs": frame("runs", runlog.as_columns(runs))})

    def leave_unchanged(self, tally: Tally) -> None:
        """End without a build: the served generation says all that there is to say."""
        self.record = replace(self.record.with_tally(tally), status="unchanged")

    def fail(self, error: BaseException | str) -> None:
        """End without a build, for this reason; the first reason counts."""
        if self.record.status == "running":
            self.record = replace(self.record, status="failed", error=runlog.one_line(error))

    def serve(
        self, made: Made, tests: gate.DbtTests, accept_fewer: str | None = None
    ) -> gate.Verdict:
        """Put the build in service, if it may be.

        Raises:
            GateError: If it may not; the served generation stays.
        """
        sealed = publish.seal(self.database)
        before = self._base.counts if self._base else None
        verdict = gate.judge(self.database, sealed, tests, before, accept_fewer)
        self._require_lease()
        now = self.now.isoformat()
        generation = Generation(
            number=self._number,
            run_id=self.record.run_id,
            raw_set=made.raw_set,
            is_sample=made.is_sample,
            schema_version=warehouse.schema_version(),
            extractor_version=made.extractor_version,
            code_version=self.record.code_version,
            published_at=now,
            sha256=sealed,
            counts=verdict.counts,
        )
        publish.serve(self.folder, self.database.parent, generation)
        self.warnings = verdict.warnings
        self.record = replace(
            self.record, status="published", generation=self._number, published_at=now
        )
        return verdict

    def _adopt(self, connection: duckdb.DuckDBPyConnection, base: Generation) -> None:
        try:
            warehouse.adopt(connection, self.folder.database(base.number))
        except duckdb.Error as error:
            log.warning(
                "the tables changed too much to carry rows over: %s", runlog.one_line(error)
            )
            connection.execute("drop schema plans cascade")
            warehouse.create(connection)

    def _require_lease(self) -> None:
        """A run that was taken for dead must not publish over its successor."""
        served = generations.find_current(self.folder)
        if not is_still_ours(self.folder.lock, self._handle) or (
            served and served.number >= self._number
        ):
            raise gate.GateError(["another run has published meanwhile: run again"])


@contextmanager
def open_run(folder: Folder, run_id: str, code_version: str, clock: Clock) -> Generator[Run]:
    """A run that holds the warehouse until the block ends, whichever way it ends.

    Raises:
        ActiveRunError: If another run holds it.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    started = clock().astimezone(UTC).isoformat()
    with held(folder.lock, Holder(run_id, started, os.getpid())) as handle:
        served = generations.recover(folder)
        past = runlog.settle(folder.run_log, served, started)
        record = RunRecord(run_id, "running", started, code_version)
        runlog.append(folder.run_log, record)
        generations.sweep(folder, runlog.published_numbers(past))
        run = Run(folder, record, clock, handle)
        try:
            yield run
            run.fail("it ended before its build was published: run the whole job")
        except BaseException as error:
            run.fail(error)
            raise
        finally:
            _close(run)


def _close(run: Run) -> None:
    """Remove what is not served, then say how it ended; a full disk must not hide the reason."""
    generations.remove(run.folder.building.parent)
    generations.remove(run.database.parent)
    served = generations.find_current(run.folder)
    run.record = runlog.ended(run.record, served, run.now.isoformat())
    try:
        runlog.append(run.folder.run_log, run.record)
        past = runlog.read(run.folder.run_log)
        generations.sweep(run.folder, runlog.published_numbers(past))
    except OSError as error:
        log.warning("%s: the end of the run is not logged: %s", run.folder.run_log, error)
