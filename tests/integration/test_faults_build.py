"""Covers FAULTS W9, W10, W12, W17 and W18: builds that must not be seen, and equal ones."""

import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime

import duckdb
import pytest

from pipelines.orchestration import manifest
from pipelines.store import generations, publish
from pipelines.store.generations import Folder, digest, find_current
from tests.conftest import SAMPLES, planledger
from tests.integration.faults import altered, during, run_here, served_file
from tests.integration.plans import drop

OTHER_MACHINE = {
    "PYTHONHASHSEED": "77",
    "TZ": "America/St_Johns",
    "LC_ALL": "C",
    "PYTHONUTF8": "1",
}

OF_THE_RUN = ("runs", "pipeline_run")
CLOCK = ("first_seen_at", "last_seen_at")
"""What a run says of itself, and when it saw what; nothing else may differ between two runs."""

DRIFTS = {
    "a column is gone": "alter table plans.metrics drop column value",
    "a type has changed": "alter table plans.metrics alter column value type varchar",
    "a table is gone": "drop table plans.citations",
}


@pytest.fixture(scope="module")
def shop(first_generation, tmp_path_factory):
    """A shop with something new to publish."""
    made = first_generation.copied_to(tmp_path_factory.mktemp("drift"))
    drop(made.home, 2)
    return made


def assert_untouched(shop, sha256: str) -> None:
    current = find_current(Folder(shop.warehouse))
    assert current is not None
    assert current.number == 1
    assert digest(served_file(shop.warehouse)) == sha256
    assert not list(shop.warehouse.glob("staging*"))


@pytest.mark.parametrize(
    "drift",
    [
        pytest.param(drift, marks=pytest.mark.soak if nth else [])
        for nth, drift in enumerate(DRIFTS)
    ],
)
def test_what_a_model_cannot_be_built_from_is_not_published(shop, drift, monkeypatch):
    sha256 = digest(served_file(shop.warehouse))
    during(monkeypatch, "dbt", altered(Folder(shop.warehouse), DRIFTS[drift]))
    record = run_here(shop)
    assert record.status == "failed"
    assert (record.error or "").startswith("dbt: ")
    assert_untouched(shop, sha256)


def test_tests_that_were_not_run_are_missed(shop, monkeypatch):
    """As by a slip in a selection: dbt itself is content."""
    sha256 = digest(served_file(shop.warehouse))

    class Slipped(manifest.dbtRunner):
        def invoke(self, args, **more):
            slip = ["--exclude-resource-type", "test"] if "build" in args else []
            return super().invoke([*args, *slip], **more)

    monkeypatch.setattr(manifest, "dbtRunner", Slipped)
    record = run_here(shop)
    assert record.status == "failed"
    assert "dbt ran 0 of " in (record.error or "")
    assert_untouched(shop, sha256)


def test_going_back_takes_less_than_a_second_and_builds_nothing(first_generation, tmp_path):
    folder = Folder(first_generation.copied_to(tmp_path).warehouse)
    first = find_current(folder)
    assert first is not None
    shutil.copytree(folder.versions / "1", folder.versions / "2")
    (folder.versions / "2" / generations.FACTS).chmod(0o644)
    generations.write_facts(folder.versions / "2", replace(first, number=2))
    generations.point_to(folder, 2)
    started = time.monotonic()
    assert publish.roll_back(folder, lambda: datetime.now(UTC)).number == 1
    assert time.monotonic() - started < 1
    assert find_current(folder) == first
    assert {digest(folder.database(one)) for one in (1, 2)} == {first.sha256}


def sums(warehouse) -> dict[str, object]:
    """One sum for each column of each table, whatever the order of its rows."""
    with duckdb.connect(str(served_file(warehouse)), read_only=True) as connection:
        columns = connection.execute(
            "select schema_name || '.' || table_name, column_name from duckdb_columns() "
            "where schema_name in ('plans', 'main') and not internal"
        ).fetchall()
        return {
            f"{table}.{column}": connection.execute(
                f"select count(*), sum(hash({column}::varchar)) from {table}"
            ).fetchall()
            for table, column in columns
            if table.split(".")[1] not in OF_THE_RUN and column not in CLOCK
        }


def test_a_rebuild_from_nothing_on_another_machine_gives_the_same_tables(
    built_warehouse, first_generation, tmp_path
):
    """Another hash seed, time zone and locale; every column of every table."""
    again = tmp_path / "warehouse"
    again.mkdir()
    # What dbt knows of the project is no result: parsed once, it serves both.
    shutil.copytree(first_generation.warehouse / "dbt", again / "dbt")
    done = planledger("run", "--raw", SAMPLES, "--warehouse", again, **OTHER_MACHINE)
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = sums(built_warehouse), sums(again)
    assert len(first) > 200
    assert {column for column in first if first[column] != second.get(column)} == set()
    assert first.keys() == second.keys()
