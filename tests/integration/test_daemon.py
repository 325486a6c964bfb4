"""Covers issue A, point 4: the daemon up, a dropped file published, the schedule's tick run."""

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise

import dagster as dg
import pytest

from pipelines.orchestration import home as dagster_home
from pipelines.orchestration.resources import AUTOMATION, RAW, SCHEDULE, WAREHOUSE
from pipelines.store import runlog
from pipelines.store.generations import Folder, find_current
from tests.conftest import PROJECT
from tests.integration.plans import drop

EVERY_MINUTE = "* * * * *"


@pytest.fixture
def shop(first_generation, tmp_path):
    """A shop with its first generation, and Dagster's daemon over it with automation on."""
    made = first_generation.copied_to(tmp_path)
    home, folder = made.home, Folder(made.warehouse)
    environment = {
        **os.environ,
        RAW: str(home),
        WAREHOUSE: str(folder.root),
        AUTOMATION: "on",
        SCHEDULE: EVERY_MINUTE,
        "DAGSTER_HOME": str(dagster_home.prepare(folder)),
        "DAGSTER_DISABLE_TELEMETRY": "yes",
    }
    module = "pipelines.orchestration.definitions"
    command = [sys.executable, "-m", "dagster._daemon", "run", "-m", module]
    with (tmp_path / "daemon.log").open("wb") as log:
        daemon = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        yield home, folder
        os.killpg(daemon.pid, signal.SIGTERM)
        try:
            daemon.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(daemon.pid, signal.SIGKILL)


def wait_for(what: str, is_so, seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what}"
        time.sleep(1)


def ticks(folder: Folder, tag: str) -> list[dg.DagsterRun]:
    with dg.DagsterInstance.from_config(str(folder.dagster)) as instance:
        return [run for run in instance.get_runs() if tag in run.tags]


@pytest.mark.timeout(700)
def test_a_dropped_file_and_a_tick_of_the_clock_each_start_a_run(shop):
    home, folder = shop
    drop(home, 2)

    def is_new() -> bool:
        current = find_current(folder)
        return current is not None and current.number >= 2

    wait_for("the generation of the changed files", is_new)

    def has_ticked() -> bool:
        ended = {run.run_id for run in runlog.read(folder.run_log) if run.ended_at}
        by_clock = {run.run_id for run in ticks(folder, "dagster/schedule_name")}
        by_file = {run.run_id for run in ticks(folder, "dagster/sensor_name")}
        return bool(by_clock & ended) and bool(by_file & ended)

    wait_for("a run by the schedule and one by the sensor", has_ticked)
    runs = runlog.read(folder.run_log)
    assert [run.status for run in runs].count("published") == 2
    assert {run.status for run in runs} <= {"published", "unchanged", "running"}
    times = sorted((run.started_at, run.ended_at or "9999") for run in runs)
    for (_, ended), (started, _) in pairwise(times):
        assert ended <= started, "two runs overlapped"
