"""Dagster's own storage, beside the warehouse, so that every run shows in its pages.

Here: the folder and its settings, and the runs of processes that died.
Not here: what runs (`jobs`), when (`schedules`, `sensors`).
"""

import os
import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import yaml

from pipelines.store.generations import Folder

MAX_RUNTIME_SECONDS = 2 * 60 * 60
"""A run that takes longer is ended: twice what reading every plan in the country would take."""

KEPT_RUNS = 400
"""Runs that Dagster's storage keeps, of about a megabyte each; `runs.jsonl` keeps more of them."""

FORGOTTEN_AT_ONCE = 50
"""Runs that leave at one time, so that a storage which grew large makes nobody wait."""

_ENDED = [
    dg.DagsterRunStatus.SUCCESS,
    dg.DagsterRunStatus.FAILURE,
    dg.DagsterRunStatus.CANCELED,
]

PROCESS = "planledger/process"
"""The tag of a run that the command line started: which process, on which machine."""

WORKER = "planledger/worker"
"""The same of a run that the daemon started, with the run's id: a new try inherits its tags."""

LANE = "planledger/lane"
"""The tag by which runs wait for each other: one build at a time, one crawl beside it."""

SETTINGS: dict[str, Any] = {
    "telemetry": {"enabled": False},
    "freshness": {"enabled": True},
    "concurrency": {
        "runs": {
            "max_concurrent_runs": 3,
            "tag_concurrency_limits": [
                {"key": LANE, "limit": 1, "value": {"applyLimitPerUniqueValue": True}}
            ],
        }
    },
    "run_monitoring": {
        "enabled": True,
        "poll_interval_seconds": 30,
        "max_runtime_seconds": MAX_RUNTIME_SECONDS,
        "free_slots_after_run_end_seconds": 15,
    },
    # A lost process is worth a second try; wrong data stays wrong.
    "run_retries": {"enabled": True, "max_retries": 1, "retry_on_asset_or_op_failure": False},
    "retention": {
        "schedule": {"purge_after_days": 90},
        "sensor": {"purge_after_days": {"skipped": 2, "failure": 30, "success": 90, "started": 30}},
    },
    # What the steps print goes to the terminal or the service's journal; files of it would pile up.
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
    },
}


def prepare(folder: Folder) -> Path:
    """The folder that DAGSTER_HOME names, with its settings as this version wants them."""
    home = folder.dagster.absolute()
    home.mkdir(parents=True, exist_ok=True)
    path = home / "dagster.yaml"
    text = yaml.safe_dump(SETTINGS, sort_keys=False)
    if not path.is_file() or path.read_text("utf-8") != text:
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_text(text, "utf-8")
        aside.replace(path)
    return home


class StorageError(Exception):
    """Dagster's storage cannot be used."""


@contextmanager
def opened(folder: Folder) -> Generator[dg.DagsterInstance]:
    """Dagster's lasting storage, with the runs of dead processes ended.

    Raises:
        StorageError: If it is damaged; the warehouse does not depend on it.
    """
    try:
        instance = dg.DagsterInstance.from_config(str(prepare(folder)))
        end_dead_runs(instance)
        forget_old_runs(folder, instance)
    except Exception as error:
        why = " ".join(str(error.__cause__ or error).split())[:200]
        message = f"{folder.dagster}: {why}: move that folder away; its history starts anew"
        raise StorageError(message) from error
    with instance:
        yield instance


def process_tag() -> str:
    """This process, as another one on any machine can name it."""
    return f"{socket.gethostname()}:{os.getpid()}"


def sign(instance: dg.DagsterInstance, run_id: str) -> None:
    """This process does the work of that run: where it dies, the run does not wait for ever."""
    instance.add_run_tags(run_id, {WORKER: f"{run_id} {process_tag()}"})


def end_dead_runs(instance: dg.DagsterInstance) -> None:
    """Runs whose process died are failed; a started one would keep every later one waiting."""
    unfinished = [
        dg.DagsterRunStatus.NOT_STARTED,
        dg.DagsterRunStatus.STARTING,
        dg.DagsterRunStatus.STARTED,
    ]
    for run in instance.get_runs(dg.RunsFilter(statuses=unfinished)):
        run_id, _, worker = run.tags.get(WORKER, "").partition(" ")
        is_signed = run_id == run.run_id
        if _is_dead(run.tags.get(PROCESS, "")) or (is_signed and _is_dead(worker)):
            instance.report_run_failed(run, "The process of this run died.")


def forget_old_runs(folder: Folder, instance: dg.DagsterInstance) -> None:
    """The oldest runs leave, each with the file of its events, which Dagster itself would leave."""
    ended = dg.RunsFilter(statuses=_ENDED)
    excess = min(instance.get_runs_count(ended) - KEPT_RUNS, FORGOTTEN_AT_ONCE)
    oldest = instance.get_runs(ended, limit=excess, ascending=True) if excess > 0 else []
    for run in oldest:
        instance.delete_run(run.run_id)
        for file in (folder.dagster / "history" / "runs").glob(f"{run.run_id}.db*"):
            file.unlink(missing_ok=True)


def _is_dead(tag: str) -> bool:
    host, _, pid = tag.rpartition(":")
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
