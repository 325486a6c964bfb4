"""One whole run without Dagster and dbt, as a process that may be killed at any step.

Usage: python -m tests.unit.store.tiny_run WAREHOUSE RUN_ID [POINT], where POINT is the function
before which the process kills itself; `POINT:after` kills it after.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from pipelines.store import generations, publish, runs, warehouse
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder
from pipelines.store.publish import Clock
from pipelines.store.runlog import Tally
from pipelines.store.runs import Made, Run, open_run
from tests.unit.store.made import fill

ALL = DbtTests(expected=1, executed=1)
MADE = Made("inbox", is_sample=False, extractor_version="e")
TALLY = Tally(3, 3, 0, 0, 0, 3, 0, 0)
NAMES = [f"{nth:016x}" for nth in range(3)]

POINTS = {
    "stage": (Run, "stage"),
    "create": (warehouse, "create"),
    "note": (Run, "note"),
    "seal": (publish, "seal"),
    "judge": (runs.gate, "judge"),
    "serve": (publish, "serve"),
    "write_facts": (generations, "write_facts"),
    "rename": (Path, "rename"),
    "symlink_to": (Path, "symlink_to"),
    "replace": (Path, "replace"),
    "sweep": (generations, "sweep"),
}


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def run_once(
    folder: Folder, run_id: str, text: str, tests: DbtTests = ALL, clock: Clock = now
) -> Run:
    """Publish three documents that all say `text`."""
    with open_run(folder, run_id, "code", clock) as run:
        run.find_base("inbox")
        database = run.stage()
        fill(database, {name: f"{text}\n{name}" for name in NAMES})
        with warehouse.connected(database) as connection:
            run.note(connection, TALLY)
        run.serve(MADE, tests)
    return run


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _arm(point: str) -> None:
    """Make the process die at the point; the first call of it counts, but for a link of `stage`."""
    name, _, when = point.partition(":")
    owner, attribute = POINTS[name]
    whole = getattr(owner, attribute)

    def dying(*values: object, **named: object) -> object:
        if name == "symlink_to" and "staging" in str(values[0]):
            return whole(*values, **named)
        if when != "after":
            _die()
        result = whole(*values, **named)
        _die()
        return result

    setattr(owner, attribute, dying)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        _arm(sys.argv[3])
    run_once(Folder(Path(sys.argv[1])), sys.argv[2], f"由{sys.argv[2]}写成。")
