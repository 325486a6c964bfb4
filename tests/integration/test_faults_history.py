"""Covers FAULTS S6, S7 and S9 of Dagster's own storage: what it holds, loses and lets go."""

import os
import shutil
import time

import dagster as dg

from pipelines.orchestration import home
from pipelines.orchestration.home import KEPT_RUNS, forget_old_runs, prepare
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.sensors import inbox
from pipelines.store.generations import KEPT, Folder
from tests.integration.faults import run_here, size
from tests.integration.plans import drop, make_home

GIGABYTE = 1_000_000_000


@dg.op
def nothing() -> None:
    """Does nothing."""


@dg.job
def idle() -> None:
    nothing()


def test_the_oldest_runs_leave_with_their_files(tmp_path, monkeypatch):
    monkeypatch.setattr(home, "KEPT_RUNS", 2)
    folder = Folder(tmp_path)
    with dg.DagsterInstance.from_config(str(prepare(folder))) as instance:
        ids = [idle.execute_in_process(instance=instance).run_id for _ in range(5)]
        forget_old_runs(folder, instance)
        assert {run.run_id for run in instance.get_runs()} == set(ids[3:])
        assert instance.get_event_records(dg.EventRecordsFilter(dg.DagsterEventType.RUN_SUCCESS))
        files = {path.name.split(".")[0] for path in folder.dagster.rglob("history/runs/[!.]*.db*")}
        assert files == {*ids[3:], "index"}
        forget_old_runs(folder, instance)
        assert instance.get_runs_count() == 2


def test_a_thousand_runs_take_less_than_a_gigabyte(built_warehouse, record_property):
    """What stays is bounded by number: so many runs of the samples' size, three generations."""
    folder = Folder(built_warehouse)
    a_run = size(folder.dagster)
    in_all = KEPT_RUNS * a_run + (KEPT + 1) * size(folder.versions) + size(folder.dbt)
    record_property("megabytes_a_run", round(a_run / 1e6, 2))
    record_property("megabytes_in_all", round(in_all / 1e6))
    assert in_all < GIGABYTE


def test_a_history_that_was_deleted_changes_no_fact(first_generation, tmp_path):
    shop = first_generation.copied_to(tmp_path)
    shutil.rmtree(shop.warehouse / "dagster")
    record = run_here(shop)
    assert (record.status, record.n_seen, record.n_new) == ("unchanged", 3, 0)


def test_files_of_tomorrow_do_not_keep_the_sensor_waiting(tmp_path):
    """A clock that was set back leaves files whose time is still to come."""
    settings = Settings((make_home(tmp_path),), tmp_path / "warehouse")
    drop(settings.raw[0], 1)
    tomorrow = time.time() + 86_400
    for path in (settings.raw[0] / "inbox").iterdir():
        os.utime(path, (tomorrow, tomorrow))
    with dg.instance_for_test() as instance:
        found = inbox(settings)(dg.build_sensor_context(instance=instance))
    assert isinstance(found, dg.SensorResult)
    assert found.run_requests


def test_other_words_under_the_same_time_are_seen(tmp_path):
    settings = Settings((make_home(tmp_path),), tmp_path / "warehouse")
    drop(settings.raw[0], 1)
    file = next((settings.raw[0] / "inbox").iterdir())
    before = file.stat()
    with dg.instance_for_test() as instance:
        first = inbox(settings)(dg.build_sensor_context(instance=instance))
        assert isinstance(first, dg.SensorResult)
        words = file.read_text(encoding="utf-8")
        file.write_text(words.replace("第1版", "第2版"), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert file.stat().st_size == before.st_size
        context = dg.build_sensor_context(instance=instance, cursor=first.cursor)
        second = inbox(settings)(context)
    assert isinstance(second, dg.SensorResult)
    assert second.cursor != first.cursor
