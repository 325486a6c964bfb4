"""Covers issue A, point 3: runs killed at random moments, with a reader that never stops asking."""

import random
import signal
import subprocess
import sys
import threading
import time

import dagster as dg
import duckdb
import pytest

from pipelines.store import runlog
from pipelines.store.generations import DATABASE, Folder, find_current, generations, is_whole
from tests.conftest import PROJECT, planledger
from tests.integration.plans import PLACES, drop

VERSIONS = """
    select regexp_extract(clean_text, '第(\\d+)版', 1) from document_text
    union all
    select regexp_extract(text, '第(\\d+)版', 1) from fct_measures where contains(text, '版')
    union all
    select cast(count(*) as varchar) || ' documents' from dim_document
"""


class Reader(threading.Thread):
    """Asks what is served, again and again, each time of the file that is current then."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self.answers: list[str] = []
        self.wrong: list[str] = []
        self._folder = folder
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            try:
                self._ask()
            except (OSError, duckdb.Error) as error:
                self.wrong.append(f"{type(error).__name__}: {error}")
            time.sleep(0.02)

    def end(self) -> None:
        self._ended.set()
        self.join()

    def _ask(self) -> None:
        file = (self._folder.current / DATABASE).resolve(strict=True)
        with duckdb.connect(str(file), read_only=True) as connection:
            said = {row[0] for row in connection.execute(VERSIONS).fetchall()}
        said.discard(f"{len(PLACES)} documents")
        if len(said) == 1:
            self.answers.append(said.pop())
        else:
            self.wrong.append(f"a mixed answer: {sorted(said)}")


def start(home, warehouse) -> subprocess.Popen:
    command = [sys.executable, "-m", "pipelines", "run", "--raw", home, "--warehouse", warehouse]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=PROJECT, stdout=quiet, stderr=quiet)


@pytest.fixture
def shop(first_generation, tmp_path):
    """A raw home, a warehouse with two generations, and how long the second took."""
    made = first_generation.copied_to(tmp_path)
    home, warehouse = made.home, made.warehouse
    drop(home, 2)
    started = time.monotonic()
    assert planledger("run", "--raw", home, "--warehouse", warehouse).returncode == 0
    return home, warehouse, time.monotonic() - started


HUNDRED = pytest.param(100, marks=[pytest.mark.soak, pytest.mark.timeout(7200)])


@pytest.mark.timeout(900)
@pytest.mark.parametrize("count", [10, HUNDRED])
def test_kills_at_random_moments_harm_nobody(shop, count):
    home, warehouse, length = shop
    folder = Folder(warehouse)
    seed = random.randrange(10**6)
    reader = Reader(folder)
    reader.start()
    try:
        version = kill(count, home, warehouse, length, random.Random(seed))
        drop(home, version + 1)
        done = planledger("run", "--raw", home, "--warehouse", warehouse)
    finally:
        reader.end()
    assert done.returncode == 0, f"seed {seed}: {done.stdout}{done.stderr}"
    assert reader.wrong == [], f"seed {seed}"
    seen = [int(answer) for answer in reader.answers]
    assert len(seen) > 20
    assert seen == sorted(seen), f"seed {seed}: a step back"
    assert_at_rest(folder)
    print(f"\nkilled {count} of {length:.0f} s each, {len(seen)} reads, seed {seed}")  # noqa: T201


def kill(count: int, home, warehouse, length: float, chance: random.Random) -> int:
    """Start runs, each with something new to publish, until so many were killed."""
    version, killed = 2, 0
    while killed < count:
        version += 1
        drop(home, version)
        with start(home, warehouse) as process:
            try:
                process.wait(chance.uniform(0.2, length))
            except subprocess.TimeoutExpired:
                process.kill()
            killed += process.wait() == -signal.SIGKILL
        assert version < 6 * count, "the runs end before they can be killed"
    return version


def assert_at_rest(folder: Folder) -> None:
    """Whole, with nothing left over, and every run known to have ended."""
    current = find_current(folder)
    assert current is not None
    assert is_whole(folder, current)
    assert len(generations(folder)) <= 3
    left = {path.name for path in folder.root.iterdir()}
    assert left == {"current", "dagster", "dbt", "digests", "run.lock", "runs.jsonl", "versions"}
    assert {run.status for run in runlog.read(folder.run_log)} == {"published", "failed"}
    with dg.DagsterInstance.from_config(str(folder.dagster)) as instance:
        assert {run.status for run in instance.get_runs()} <= {
            dg.DagsterRunStatus.SUCCESS,
            dg.DagsterRunStatus.FAILURE,
        }
