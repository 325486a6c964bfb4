"""What the assets are handed: the settings, and the run that holds the warehouse.

Here: the one place below the command line that reads the environment and the clock.
Not here: what a run does (`store.runs`), how Dagster's own storage is kept (`.home`).
"""

import importlib
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import dagster as dg

from pipelines.orchestration.home import sign
from pipelines.reading.build import Request, read_into
from pipelines.reading.raw import Samples
from pipelines.reading.versions import PROJECT, code_version
from pipelines.reading.workers import Extractor, pool
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder
from pipelines.store.lake import CATALOGUE, LAKE_DATA, Lake, Shared
from pipelines.store.runs import Made, Run, open_run

RAW = "PLANLEDGER_RAW"
WAREHOUSE = "PLANLEDGER_WAREHOUSE"
AUTOMATION = "PLANLEDGER_AUTOMATION"
SCHEDULE = "PLANLEDGER_SCHEDULE"
FETCH_SCHEDULE = "PLANLEDGER_FETCH_SCHEDULE"
CONTACT = "PLANLEDGER_CONTACT"
REHEARSAL = "PLANLEDGER_REHEARSAL"
RETRY_SECONDS = "PLANLEDGER_RETRY_SECONDS"
WEBHOOK = "PLANLEDGER_WEBHOOK"
SCHEDULER = "PLANLEDGER_SCHEDULER"
SHARDS = "PLANLEDGER_SHARDS"

EVERY_MORNING = "0 6 * * *"
"""Before offices open in China."""

EVERY_NIGHT = "0 1 * * *"
"""When public hosts have the least to do; a crawl of some hundred pages ends before the build."""

FIRST_RETRY = 30.0
"""Seconds before a crawl that broke off is gone on with; twice that before the next time."""


def utc_now() -> datetime:
    """The clock of every run."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run reads and writes, and whether and when it starts by itself."""

    raw: tuple[Path, ...]
    warehouse: Path
    is_automatic: bool = False
    schedule: str = EVERY_MORNING
    fetch_schedule: str = EVERY_NIGHT
    contact: str = ""
    rehearsal: str = ""
    retry_seconds: float = FIRST_RETRY
    webhook: str = ""
    scheduler: str = ""
    shards: str = ""
    catalogue: str = ""
    lake_data: str = ""

    @property
    def folder(self) -> Folder:
        """The warehouse folder."""
        return Folder(self.warehouse)

    @property
    def lake(self) -> Lake | None:
        """The catalogue that tables are made in, where one is named."""
        if not self.catalogue:
            return None
        return Lake(self.catalogue, self.lake_data or str(self.warehouse / "lake"))

    @property
    def extractor(self) -> Extractor:
        """Who reads: the processes of this machine, or those of a scheduler.

        Raises:
            dg.Failure: If a scheduler is named and what speaks with it is not installed.
        """
        if not self.scheduler:
            return pool
        try:
            module = importlib.import_module("pipelines.reading.cluster")
        except ModuleNotFoundError as error:
            why = f"{self.scheduler}: {error.name} is not installed: pip install planledger[scale]"
            raise dg.Failure(why, allow_retries=False) from error
        return module.cluster(self.scheduler, self.shards or str(self.warehouse / "shards"))

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings as the environment gives them; several raw folders as in PATH."""
        raw = os.environ.get(RAW) or str(PROJECT / "raw")
        warehouse = os.environ.get(WAREHOUSE) or str(PROJECT / "warehouse")
        return cls(
            raw=tuple(Path(part).absolute() for part in raw.split(os.pathsep)),
            warehouse=Path(warehouse).absolute(),
            is_automatic=os.environ.get(AUTOMATION, "").lower() in {"1", "on", "true", "yes"},
            schedule=os.environ.get(SCHEDULE) or EVERY_MORNING,
            fetch_schedule=os.environ.get(FETCH_SCHEDULE) or EVERY_NIGHT,
            contact=os.environ.get(CONTACT, ""),
            rehearsal=os.environ.get(REHEARSAL, ""),
            retry_seconds=float(os.environ.get(RETRY_SECONDS) or FIRST_RETRY),
            webhook=os.environ.get(WEBHOOK, ""),
            scheduler=os.environ.get(SCHEDULER, ""),
            shards=os.environ.get(SHARDS, ""),
            catalogue=os.environ.get(CATALOGUE, ""),
            lake_data=os.environ.get(LAKE_DATA, ""),
        )


Report = Callable[[str, int, int, str], None]
"""Told how far a stage is: its name, how many are done, of how many, and which was the last."""


class Build:
    """One run's build as the assets pass it on, from reading to publishing."""

    def __init__(
        self, run: Run, settings: Settings, report: Report = lambda _stage, _done, _of, _what: None
    ) -> None:
        self.run = run
        self.report = report
        self.tests = DbtTests(expected=0, executed=0)
        self.webhook = settings.webhook
        self._settings = settings
        self._made: Made | None = None

    @property
    def shared(self) -> Shared | None:
        """The catalogue that the tables are made in, where the settings name one."""
        base = self.run.base
        lake = self._settings.lake
        return Shared(lake, base.run_id if base else None) if lake else None

    @contextmanager
    def recording(self) -> Generator[None]:
        """What goes wrong inside is the reason that the run is remembered by."""
        try:
            yield
        except Exception as error:
            self.run.fail(error)
            raise

    def read(self, samples: Samples) -> bool:
        """Read what is new into the build; whether there was anything."""
        request = Request(
            folders=self._settings.raw,
            samples=samples,
            progress=partial(self.report, "reading"),
            pause=self._wait,
            extractor=self._settings.extractor,
        )
        outcome = read_into(self.run, request)
        self._made = outcome.made
        return outcome.is_new

    def _wait(self, seconds: float) -> None:
        self.report("waiting", 0, 0, f"{seconds:.0f} s")
        time.sleep(seconds)

    def publish(self, accept_fewer: str | None) -> tuple[str, ...]:
        """Put the build in service; what a person should look at.

        Raises:
            GateError: If it may not be served.
        """
        if self._made is None:
            raise dg.Failure("nothing was read in this run: run the whole job `refresh`")
        return self.run.serve(self._made, self.tests, accept_fewer).warnings


def build_resource(settings: Settings) -> dg.ResourceDefinition:
    """The build of a run that Dagster started: locked while it lasts."""

    @dg.resource
    def build(context: dg.InitResourceContext) -> Generator[Build]:
        run_id = context.run.run_id if context.run else "adhoc"
        if context.run and context.instance:
            sign(context.instance, run_id)
        with open_run(settings.folder, run_id, code_version(), utc_now) as run:
            yield Build(run, settings)

    return build
