import time

import duckdb
import pytest

from pipelines.store.generations import DATABASE, Folder, point_to
from pipelines.store.reader import (
    Limits,
    NotPublishedError,
    QuestionError,
    opened,
    published_file,
)

ESCAPES = [
    "copy (select 1) to '{place}/out.csv'",
    "select * from read_text('{place}/secret')",
    "select * from read_csv('{place}/secret')",
    "from '{place}/secret.csv'",
    "attach '{place}/other.duckdb'",
    "export database '{place}/all'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset memory_limit",
    "pragma memory_limit = '64GB'",
    "set temp_directory = '{place}'",
    "create table mine as select 1",
    "insert into words values ('mine')",
    "drop table words",
    "select * from glob('{place}/*')",
]


@pytest.fixture
def folder(tmp_path):
    """One published file with one table, and a secret beside it."""
    folder = Folder(tmp_path / "warehouse")
    folder.database(1).parent.mkdir(parents=True)
    with duckdb.connect(str(folder.database(1))) as connection:
        connection.execute("create table words as select 'canary' as word")
    point_to(folder, 1)
    (tmp_path / "secret").write_text("canary")
    (tmp_path / "secret.csv").write_text("canary")
    return folder


def test_a_question_is_answered_with_names_and_rows(folder):
    with opened(published_file(folder)) as reader:
        answer = reader.ask("select word, $n as n from words", {"n": 3})
    assert (answer.columns, answer.rows, answer.is_cut) == (("word", "n"), (("canary", 3),), False)


def test_the_file_is_opened_by_its_own_path(folder):
    assert published_file(folder) == folder.versions / "1" / DATABASE


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_question_leaves_the_file(folder, tmp_path, escape):
    before = sorted(path.name for path in tmp_path.iterdir())
    with opened(published_file(folder)) as reader, pytest.raises(QuestionError) as caught:
        reader.ask(escape.format(place=tmp_path))
    assert "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_runaway_question_is_stopped_and_the_next_one_answered(folder):
    runaway = "select count(distinct hash(i)) from range(9000000000) as numbers (i)"
    with opened(published_file(folder), Limits(seconds=1.5)) as reader:
        started = time.monotonic()
        with pytest.raises(QuestionError, match=r"stopped after 2 s|limit|memory|GiB|GB"):
            reader.ask(runaway)
        assert time.monotonic() - started < 10
        assert reader.ask("select 1").rows == ((1,),)


def test_what_a_question_spilled_is_removed(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "spill"))
    (tmp_path / "spill").mkdir()
    limits = Limits(memory="30MB", spill="40MB", seconds=20)
    with opened(published_file(folder), limits) as reader:
        query = "select i, repeat(i::varchar, 20) as s from range(5000000) as n (i) order by s"
        with pytest.raises(QuestionError, match=r"(?i)memory|temp|disk|directory"):
            reader.ask(query)
    assert list((tmp_path / "spill").iterdir()) == []


def test_more_rows_than_the_limit_are_cut_and_said(folder):
    with opened(published_file(folder), Limits(rows=10)) as reader:
        assert reader.ask("from range(10)").is_cut is False
        answer = reader.ask("from range(11)")
    assert (len(answer.rows), answer.is_cut) == (10, True)


def test_nothing_published_says_which_command_to_type(tmp_path):
    with pytest.raises(NotPublishedError, match="planledger run"):
        published_file(Folder(tmp_path))
