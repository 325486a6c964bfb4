"""Covers FAULTS S1–S5: a daemon that was down, runs too long, killed or stopped, lost machines."""

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import dagster as dg
import pytest
import yaml

from pipelines.orchestration import home as dagster_home
from pipelines.orchestration.resources import AUTOMATION, RAW, SCHEDULE, WAREHOUSE
from pipelines.store import runlog
from pipelines.store.generations import Folder, find_current
from pipelines.store.lock import find_holder
from tests.conftest import PROJECT
from tests.integration.plans import drop

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1500)]

NEVER = "0 0 29 2 *"
POLL_SECONDS = 5
PATIENCE = 300
LOCATION = Path(__file__).with_name("quick_location.py")


class Daemon:
    """Dagster's daemon over one shop, with its code server and its workers, in one group."""

    def __init__(self, home: Path, folder: Folder, log: Path) -> None:
        self.home, self.folder = home, folder
        self._log = log
        self._process: subprocess.Popen | None = None

    def start(self, *, delay: float = 0, max_runtime: int = 600, more: dict | None = None) -> None:
        settings = dagster_home.prepare(self.folder)
        path = settings / "dagster.yaml"
        written = yaml.safe_load(path.read_text("utf-8"))
        written["run_monitoring"]["poll_interval_seconds"] = POLL_SECONDS
        written["run_monitoring"]["max_runtime_seconds"] = max_runtime
        path.write_text(yaml.safe_dump(written), "utf-8")
        environment = {
            **os.environ,
            RAW: str(self.home),
            WAREHOUSE: str(self.folder.root),
            AUTOMATION: "on",
            SCHEDULE: NEVER,
            "DAGSTER_HOME": str(settings),
            "DAGSTER_DISABLE_TELEMETRY": "yes",
            "QUICK_DELAY": str(delay),
            "QUICK_MAX_RUNTIME": str(max_runtime),
            "PYTHONPATH": str(PROJECT),
            **(more or {}),
        }
        command = [sys.executable, "-m", "dagster._daemon", "run", "-f", str(LOCATION)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """As when the machine goes down: the daemon, its code server and its workers at once."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def states(self) -> list[dg.DagsterRunStatus]:
        """Of all runs that it started, the oldest first."""
        with dg.DagsterInstance.from_config(str(self.folder.dagster)) as instance:
            runs = instance.get_runs(ascending=True)
            return [run.status for run in runs if "dagster/sensor_name" in run.tags]

    def reasons(self) -> list[str]:
        """Why the sensor started no run, tick by tick."""
        with dg.DagsterInstance.from_config(str(self.folder.dagster)) as instance:
            (state,) = [one for one in instance.all_instigator_state() if one.name == "inbox"]
            ticks = instance.get_ticks(state.instigator_origin_id, state.selector_id)
            return [tick.skip_reason or "" for tick in ticks]


@pytest.fixture
def daemon(first_generation, tmp_path):
    made = first_generation.copied_to(tmp_path)
    started = Daemon(made.home, Folder(made.warehouse), tmp_path / "daemon.log")
    yield started
    started.kill()


def wait_for(what: str, is_so, seconds: float = PATIENCE) -> float:
    """How long it took."""
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() < started + seconds, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.5)
    return time.monotonic() - started


def served(daemon: Daemon) -> int:
    current = find_current(daemon.folder)
    assert current is not None
    return current.number


def worker(daemon: Daemon) -> int:
    """The process that holds the warehouse, once there is one."""
    wait_for("a run that holds the warehouse", lambda: find_holder(daemon.folder.lock))
    holder = find_holder(daemon.folder.lock)
    assert holder is not None
    return holder.pid


def test_a_daemon_that_was_down_catches_up_with_one_run(daemon):
    daemon.start()
    drop(daemon.home, 2)
    wait_for("generation 2", lambda: served(daemon) == 2)
    wait_for("rest", lambda: not find_holder(daemon.folder.lock))
    before = len(daemon.states())
    daemon.kill()
    for version in range(3, 8):
        drop(daemon.home, version)
        time.sleep(2)
    daemon.start()
    wait_for("generation 3", lambda: served(daemon) == 3)
    time.sleep(20)
    assert len(daemon.states()) == before + 1
    runs = runlog.read(daemon.folder.run_log)
    assert (runs[-1].status, runs[-1].n_changed) == ("published", 3)


def test_a_run_longer_than_the_interval_is_never_doubled(daemon):
    daemon.start(delay=30)
    for version in (2, 3):
        drop(daemon.home, version)
        worker(daemon)
        time.sleep(20)
    wait_for("generation 3", lambda: served(daemon) == 3)
    runs = [run for run in runlog.read(daemon.folder.run_log) if run.ended_at]
    times = sorted((run.started_at, run.ended_at or "") for run in runs)
    assert all(ended <= started for (_, ended), (started, _) in pairwise(times))
    assert sum("is active since" in reason for reason in daemon.reasons()) >= 10


def test_a_killed_worker_is_noticed_and_tried_once_more(daemon, record_property):
    daemon.start(delay=15)
    drop(daemon.home, 2)
    os.kill(worker(daemon), signal.SIGKILL)
    failed = dg.DagsterRunStatus.FAILURE
    seconds = wait_for("a failure", lambda: failed in daemon.states(), 60)
    record_property("seconds_until_noticed", round(seconds, 1))
    wait_for("generation 2", lambda: served(daemon) == 2)
    states = [run.status for run in runlog.read(daemon.folder.run_log)]
    assert states == ["published", "failed", "published"]


def test_after_a_lost_machine_the_queue_moves_again(daemon, record_property):
    daemon.start(delay=300, max_runtime=30)
    drop(daemon.home, 2)
    worker(daemon)
    daemon.kill()
    assert not find_holder(daemon.folder.lock), "the kernel frees the lock"
    assert dg.DagsterRunStatus.STARTED in daemon.states()
    daemon.start(max_runtime=30)
    ended = {dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED}
    seconds = wait_for("the end of the lost run", lambda: ended & set(daemon.states()))
    record_property("seconds_until_freed", round(seconds, 1))
    drop(daemon.home, 3)
    wait_for("a generation after it", lambda: served(daemon) >= 2)
    assert runlog.read(daemon.folder.run_log)[1].status == "failed"


def test_a_stopped_worker_publishes_nothing_when_it_goes_on(daemon):
    daemon.start(delay=10, max_runtime=20)
    drop(daemon.home, 2)
    stopped = worker(daemon)
    os.kill(stopped, signal.SIGSTOP)
    ended = {dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED}
    wait_for("the end of the stopped run", lambda: ended & set(daemon.states()))
    os.kill(stopped, signal.SIGCONT)
    wait_for("the lock", lambda: _holder(daemon) != stopped)
    first = runlog.read(daemon.folder.run_log)[1]
    wait_for("its last line", lambda: runlog.read(daemon.folder.run_log)[1].ended_at)
    assert runlog.read(daemon.folder.run_log)[1].status == "failed"
    drop(daemon.home, 3)
    wait_for("a generation after it", lambda: served(daemon) == 2)
    current = find_current(daemon.folder)
    assert current is not None
    assert current.run_id != first.run_id


def _holder(daemon: Daemon) -> int:
    holder = find_holder(daemon.folder.lock)
    return holder.pid if holder else 0
