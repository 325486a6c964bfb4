"""Covers the whole path by the real command: from raw folders to the published generation."""

import json
import os
import shutil
import subprocess
import sys
import time
from functools import partial

import dagster as dg
import duckdb
import pytest
import yaml

from pipelines.orchestration import home as dagster_home
from pipelines.orchestration import launch, resources
from pipelines.orchestration.resources import Settings
from pipelines.reading.build import Request
from pipelines.reading.raw import Samples
from pipelines.store import runlog
from pipelines.store.generations import DATABASE, Folder, find_current, generations, is_whole
from pipelines.store.schemas import TABLES
from tests.conftest import PROJECT, SAMPLES, planledger
from tests.integration.plans import drop
from tests.unit.reading.fakes import FAKE


def ask(warehouse, query: str) -> list[tuple]:
    file = (warehouse / "current" / DATABASE).resolve(strict=True)
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_samples_are_published_with_a_ranking_and_its_exceptions(built_warehouse):
    folder = Folder(built_warehouse)
    current = find_current(folder)
    assert current is not None
    assert (current.number, current.is_sample, is_whole(folder, current)) == (1, True, True)
    ranked = ask(built_warehouse, "select count(*) from mart_city_ranking where framework = '2021'")
    assert ranked[0][0] >= 8
    reasons = {
        row[0]
        for row in ask(
            built_warehouse,
            "select distinct not_ranked_reason from mart_plan_completeness where not is_ranked",
        )
    }
    assert {"anonymised", "not_a_plan", "truncated"} <= reasons


def test_every_input_is_in_the_books(built_warehouse):
    files = sum(len(names) for _, _, names in os.walk(SAMPLES))
    query = "select n_seen, n_accepted + n_flagged + n_quarantined + n_ignored from pipeline_run"
    assert ask(built_warehouse, query) == [(files, files)]
    assert ask(built_warehouse, "select count(*) from plans.inputs") == [(files,)]


def test_the_run_shows_in_dagsters_own_storage(built_warehouse):
    home = built_warehouse / "dagster"
    with dg.DagsterInstance.from_config(str(home)) as instance:
        runs = instance.get_runs()
        assert [(run.job_name, run.status) for run in runs] == [
            ("refresh", dg.DagsterRunStatus.SUCCESS)
        ]
        keys = {key.to_user_string() for key in instance.get_asset_keys()}
        logged = runlog.read(built_warehouse / "runs.jsonl")
        assert [run.run_id for run in runs] == [run.run_id for run in logged]
    assert {f"plans/{table}" for table in TABLES} <= keys
    assert {"core/fct_measures", "marts/mart_city_ranking", "published"} <= keys


def test_status_tells_what_is_published(built_warehouse):
    text = planledger("status", "--warehouse", built_warehouse).stdout
    assert "generation 1, published" in text
    assert "read from samples" in text
    assert planledger("status", "--warehouse", built_warehouse, "--max-age", 1).returncode == 0


@pytest.fixture(scope="module")
def shop(first_generation, tmp_path_factory):
    """A raw home with three plans, and a warehouse with their first generation."""
    made = first_generation.copied_to(tmp_path_factory.mktemp("shop"))
    return made.home, made.warehouse


def served(warehouse) -> int:
    current = find_current(Folder(warehouse))
    assert current is not None
    return current.number


def test_an_incremental_life(shop):
    """Nothing new, one corrected, one gone: each run does what it has to, and no more."""
    home, warehouse = shop
    first = served(warehouse)
    done = planledger("run", "--raw", home, "--warehouse", warehouse)
    assert (done.returncode, "nothing is new" in done.stdout) == (0, True)
    assert served(warehouse) == first

    ids = dict(ask(warehouse, "select source, document_id from dim_document"))
    drop(home, 2, places=("青岚市",))
    (home / "inbox" / "plan2.txt").unlink()
    done = planledger("run", "--raw", home, "--warehouse", warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
    assert served(warehouse) == first + 1
    run = "select n_new, n_changed, n_gone from pipeline_run order by started_at desc limit 1"
    assert ask(warehouse, run) == [(0, 1, 1)]
    assert dict(ask(warehouse, "select source, document_id from dim_document")) == ids
    gone = "select source from dim_document where not is_current and gone_since is not null"
    assert ask(warehouse, gone) == [("plan2.txt",)]
    statuses = [one.status for one in runlog.read(warehouse / "runs.jsonl")]
    assert statuses == ["published", "unchanged", "published"]


def here(shop, monkeypatch, reader):
    """A run in this process, with another reader."""
    home, warehouse = shop
    request = partial(Request, reader=reader)
    monkeypatch.setattr(resources, "Request", request)
    return launch.run_here(Settings((home,), warehouse), Samples.AUTO, None, lambda *_: None)


def test_a_late_test_that_fails_publishes_nothing_and_is_named(shop, monkeypatch):
    """The made reader answers no accountability item, which a test on the facts demands."""
    home, warehouse = shop
    before = served(warehouse)
    (home / "inbox" / "late.txt").write_text("一句话。")
    finished = here(shop, monkeypatch, FAKE)
    assert finished.record.status == "failed"
    assert "assert_every_plan_answers_every_accountability_item" in (finished.record.error or "")
    assert served(warehouse) == before
    assert not list(warehouse.glob("staging*"))
    (home / "inbox" / "late.txt").unlink()


def test_rows_that_lead_astray_stop_before_dbt(shop, monkeypatch):
    home, warehouse = shop
    before = served(warehouse)
    (home / "inbox" / "astray.txt").write_text("SHIFTED句话。")
    finished = here(shop, monkeypatch, FAKE)
    assert finished.record.status == "failed"
    assert "offsets_lead_to_their_text: {'measures': 1}" in (finished.record.error or "")
    assert served(warehouse) == before
    (home / "inbox" / "astray.txt").unlink()


def test_failed_runs_show_in_the_next_build(shop):
    home, warehouse = shop
    drop(home, 3)
    assert planledger("run", "--raw", home, "--warehouse", warehouse).returncode == 0
    rows = ask(warehouse, "select status, error from pipeline_run order by started_at")
    assert [row[0] for row in rows].count("failed") == 2
    assert rows[-1] == ("published", None)


def test_a_collapse_stops_until_a_person_says_why(shop):
    home, warehouse = shop
    before = served(warehouse)
    for nth in range(3):
        (home / "inbox" / f"plan{nth}.txt").unlink()
    done = planledger("run", "--raw", home, "--warehouse", warehouse)
    assert done.returncode == 1
    assert "files there fell from 3 to 0" in " ".join(done.stdout.split())
    assert served(warehouse) == before
    why = "the old plans were withdrawn"
    done = planledger("run", "--raw", home, "--warehouse", warehouse, "--accept-fewer", why)
    assert done.returncode == 0
    assert why in " ".join(done.stdout.split())


def test_two_commands_at_once_are_one_run(shop):
    home, warehouse = shop
    drop(home, 4)
    command = [sys.executable, "-m", "pipelines", "run", "--raw", home, "--warehouse", warehouse]
    lines = len((warehouse / "runs.jsonl").read_text().splitlines())
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL) as first:
        deadline = time.monotonic() + 60
        while len((warehouse / "runs.jsonl").read_text().splitlines()) == lines:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        second = planledger("run", "--raw", home, "--warehouse", warehouse)
        assert second.returncode == 1
        assert "is active since" in second.stderr
        assert first.wait(120) == 0
    assert len(generations(Folder(warehouse))) <= 3


def test_the_sql_command_reads_the_marts(built_warehouse):
    query = "select jurisdiction_name, rank from mart_city_ranking order by rank limit 1"
    done = planledger("sql", query, "--json", "--warehouse", built_warehouse)
    assert json.loads(done.stdout)["rank"] == 1


def test_dagsters_settings_hold(built_warehouse):
    text = (built_warehouse / "dagster" / "dagster.yaml").read_text()
    assert text == yaml.safe_dump(dagster_home.SETTINGS, sort_keys=False)
    runs = dagster_home.SETTINGS["concurrency"]["runs"]
    limit = {"key": dagster_home.LANE, "limit": 1, "value": {"applyLimitPerUniqueValue": True}}
    assert runs["tag_concurrency_limits"] == [limit], "one build at a time, and one crawl"
    assert dagster_home.SETTINGS["telemetry"] == {"enabled": False}
    assert dagster_home.SETTINGS["run_monitoring"]["enabled"] is True


def test_a_damaged_history_of_dagster_costs_no_warehouse(shop, monkeypatch):
    """The error names the folder; without it the history starts anew."""
    home, warehouse = shop
    drop(home, 5)
    before = served(warehouse)
    (warehouse / "dagster" / "history" / "runs.db").write_bytes(b"not a database" * 100)
    finished = here(shop, monkeypatch, FAKE)
    assert finished.record.status == "failed"
    assert "its history starts anew" in (finished.record.error or "")
    assert served(warehouse) == before
    shutil.rmtree(warehouse / "dagster")
    done = planledger("run", "--raw", home, "--warehouse", warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
