"""Runs in this process, with a fault in one of their phases.

Here: where each phase begins, what can go wrong in it, and what a warehouse then holds.
Not here: what must hold of it (`test_faults_*`), runs killed from outside (`test_kills`).
"""

import resource
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipelines.orchestration import launch, manifest
from pipelines.orchestration.resources import Settings
from pipelines.reading import build
from pipelines.reading.raw import Samples
from pipelines.store import gate, publish
from pipelines.store.generations import DATABASE, Folder
from pipelines.store.runlog import RunRecord
from tests.integration.conftest import Shop

PHASES: dict[str, tuple[Any, str]] = {
    "load": (build, "refresh"),
    "dbt": (manifest, "build"),
    "gate": (gate, "judge"),
    "publish": (publish, "serve"),
}
AT_REST = {"current", "dagster", "dbt", "digests", "run.lock", "runs.jsonl", "versions"}


def run_here(shop: Shop) -> RunRecord:
    """How a run in this process ended."""
    settings = Settings((shop.home,), shop.warehouse)
    return launch.run_here(settings, Samples.AUTO, None, lambda *_: None).record


def during(monkeypatch, phase: str, fault: Callable[[], None]) -> None:
    """From now on the fault befalls a run when it comes to this phase."""
    owner, name = PHASES[phase]
    whole = getattr(owner, name)

    def befallen(*values: object, **named: object) -> object:
        fault()
        return whole(*values, **named)

    monkeypatch.setattr(owner, name, befallen)


@contextmanager
def file_sizes() -> Generator[None]:
    """The limit of file sizes is as it was when the block ends, whatever happened to it."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def fill_up() -> None:
    """No file can grow from now on, as on a full disk; any user may ask the kernel for that."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))


def altered(folder: Folder, statement: str) -> Callable[[], None]:
    """A fault that changes the file under construction."""

    def fault() -> None:
        with duckdb.connect(str(folder.building)) as connection:
            connection.execute(statement)

    return fault


def size(root: Path) -> int:
    """Bytes of all files below a folder, each counted once."""
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())


def served_file(warehouse: Path) -> Path:
    """The file that readers see."""
    return (warehouse / "current" / DATABASE).resolve(strict=True)
