"""`dashboards.queries.warehouse`: one whole generation at a time, and nothing but reading."""

import os
import threading
import time

import duckdb
import pytest

from dashboards.queries import warehouse
from dashboards.queries.ranking import ranking
from dashboards.queries.status import status
from tests.integration.made_warehouse import publish


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


def test_no_folder_and_an_empty_one_are_no_data(tmp_path):
    assert warehouse.open_published(tmp_path / "absent") is None
    assert warehouse.open_published(tmp_path) is None


def test_a_dangling_pointer_leads_to_the_newest_generation_there_is(tmp_path):
    publish(tmp_path, generation=7)
    current = tmp_path / "current"
    current.unlink()
    current.symlink_to("versions/8", target_is_directory=True)
    published = warehouse.open_published(tmp_path)
    assert published is not None
    assert published.is_fallback
    assert status(published).generation == 7


def test_a_new_generation_is_seen_and_the_old_one_stays_whole(tmp_path):
    old = warehouse.open_published(publish(tmp_path, generation=1, n_places=2))
    new = warehouse.open_published(publish(tmp_path, generation=2, n_places=4))
    assert old is not None
    assert new is not None
    assert status(old).generation == 1
    assert ranking(old, "2021", "city").height == 2
    assert status(new).generation == 2
    assert ranking(new, "2021", "city").height == 4


def test_generations_are_ordered_by_number_not_by_name(tmp_path):
    for generation in (9, 10):
        publish(tmp_path, generation=generation)
    (tmp_path / "current").unlink()
    published = warehouse.open_published(tmp_path)
    assert published is not None
    assert status(published).generation == 10


@pytest.mark.parametrize("damage", [b"", b"<html>", b"\x00" * 8192])
def test_a_damaged_file_is_passed_over_for_the_one_before(tmp_path, damage):
    publish(tmp_path, generation=1)
    publish(tmp_path, generation=2)
    newest = tmp_path / "versions" / "2" / warehouse.FILE
    newest.chmod(0o644)
    newest.write_bytes(damage)
    published = warehouse.open_published(tmp_path)
    assert published is not None
    assert published.is_fallback
    assert status(published).generation == 1
    assert status(published).is_fallback


def test_a_file_made_anew_at_the_same_path_is_read_anew(tmp_path):
    first = warehouse.open_published(publish(tmp_path, generation=1, n_places=2))
    assert first is not None
    assert status(first).n_documents == 4
    other = publish(tmp_path / "other", generation=1, n_places=3) / "versions" / "1"
    (other / warehouse.FILE).replace(tmp_path / "versions" / "1" / warehouse.FILE)
    again = warehouse.open_published(tmp_path)
    assert again is not None
    assert status(again).n_documents == 5


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '{folder}/out.csv'",
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/passwd')",
        "attach '{folder}/other.duckdb'",
        "create table main.mine (a integer)",
        "delete from main.dim_document",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "load httpfs",
        "install fts",
        "export database '{folder}/out'",
        "select * from 'http://127.0.0.1:9/a.parquet'",
    ],
)
def test_a_question_can_only_read(tmp_path, statement):
    published = warehouse.open_published(publish(tmp_path, n_places=1))
    assert published is not None
    with (
        warehouse.open_cursor(published.path, published.mark) as cursor,
        pytest.raises(duckdb.Error),
    ):
        cursor.execute(statement.format(folder=tmp_path)).fetchall()
    assert not (tmp_path / "out.csv").exists()
    assert not (tmp_path / "other.duckdb").exists()


def test_a_question_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "SECONDS", 0.5)
    published = warehouse.open_published(publish(tmp_path, n_places=1))
    assert published is not None
    started = time.monotonic()
    with pytest.raises(duckdb.InterruptException):
        published.ask("select sum(a.range % 7) from range(100000000) a, range(100000) b")
    assert time.monotonic() - started < 10


def test_a_file_that_broke_while_open_is_opened_anew(tmp_path, monkeypatch):
    opened: list[str] = []
    really_open = duckdb.connect

    class Broken:
        def cursor(self):
            raise duckdb.FatalException("database has been invalidated")

    def connect(path, **options):
        opened.append(path)
        return Broken() if len(opened) == 1 else really_open(path, **options)

    folder = publish(tmp_path, n_places=1)
    monkeypatch.setattr(duckdb, "connect", connect)
    published = warehouse.open_published(folder)
    assert published is not None
    assert published.ask("select 7").item() == 7
    assert opened == [published.path] * 2


def test_a_missing_table_is_named_as_such(tmp_path):
    published = warehouse.open_published(publish(tmp_path, n_places=1))
    assert published is not None
    with pytest.raises(warehouse.ShapeError):
        published.ask("select * from main.not_there")


def test_parameters_are_bound_and_never_part_of_a_question(tmp_path):
    published = warehouse.open_published(publish(tmp_path, n_places=2))
    assert published is not None
    hostile = "2021' or 1 = 1; drop table dim_document; --"
    assert ranking(published, hostile, "city").is_empty()
    assert status(published).n_documents == 4


def test_many_readers_at_once_get_right_answers(tmp_path):
    published = warehouse.open_published(publish(tmp_path, n_places=6))
    assert published is not None
    wrong: list[object] = []

    def read(number: int) -> None:
        for nth in range(10):
            answer = published.ask("select $1 + $2 as n", number, nth).item()
            if answer != number + nth:
                wrong.append((number, nth, answer))

    threads = [threading.Thread(target=read, args=(number * 100,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_folder_comes_from_the_environment_or_stands_below_the_project(monkeypatch, tmp_path):
    monkeypatch.setenv("PLANLEDGER_WAREHOUSE", str(tmp_path))
    assert warehouse.location() == tmp_path
    monkeypatch.delenv("PLANLEDGER_WAREHOUSE")
    assert os.fspath(warehouse.location()) == "warehouse"
