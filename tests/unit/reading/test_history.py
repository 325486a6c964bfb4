"""Covers `reading.history` and `store.history`: versions over runs, and what they keep."""

import duckdb
import pytest

from pipelines.reading import build, refresh
from pipelines.store import history, warehouse
from tests.unit.reading.test_build import Bench

VERSIONS = """
    select source, version_no, valid_to is null, has_new_words
    from plans.document_versions inner join plans.documents using (document_id)
    order by source, version_no
"""
CHANGES = "select version_no, change, old_text, new_text from plans.changes order by all"


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def test_a_new_document_is_its_first_version(bench):
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    assert bench.ask(VERSIONS) == [("a.txt", 1, True, True)]
    assert bench.ask(CHANGES) == []


def test_changed_bytes_are_a_new_version_with_what_it_changed(bench):
    bench.drop("a.txt", "推进政务公开工作。\n规范行政执法。\n加强复议。")
    bench.run()
    bench.drop("a.txt", "推进政务公开标准化工作。\n规范行政执法。\n每年培训两次。", 1_700_000_000)
    bench.run()
    assert bench.ask(VERSIONS) == [("a.txt", 1, False, True), ("a.txt", 2, True, True)]
    assert bench.ask(CHANGES) == [
        (2, "added", None, "每年培训两次。"),
        (2, "altered", "推进政务公开工作。", "推进政务公开标准化工作。"),
        (2, "dropped", "加强复议。", None),
    ]
    same = "select content_sha256 from plans.{} {}"
    current = bench.ask(same.format("document_versions", "where valid_to is null"))
    assert current == bench.ask(same.format("documents", ""))
    order = "select count(*) from plans.document_versions where valid_to < valid_from"
    assert bench.ask(order) == [(0,)], "the second file is older than the first"


def test_versions_and_changes_outlive_the_generations_after_them(bench):
    for text in ("甲句在此。", "甲句改在此。", "甲句又改在此。"):
        bench.drop("a.txt", text)
        bench.run()
    bench.drop("b.txt", "乙。")
    bench.run()
    assert [row[:3] for row in bench.ask(VERSIONS)] == [
        ("a.txt", 1, False),
        ("a.txt", 2, False),
        ("a.txt", 3, True),
        ("b.txt", 1, True),
    ]
    assert [row[:2] for row in bench.ask(CHANGES)] == [(2, "altered"), (3, "altered")]


def test_the_same_bytes_by_newer_rules_are_no_new_version(bench, monkeypatch):
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    monkeypatch.setattr(build, "extractor_version", lambda: "newer")
    assert bench.run().is_new
    assert bench.ask("select extractor_version from plans.documents") == [("newer",)]
    assert bench.ask(VERSIONS) == [("a.txt", 1, True, True)]
    assert bench.ask(CHANGES) == []


def test_other_bytes_of_the_same_words_say_so(bench):
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    bench.drop("a.txt", "甲句　在此。")
    bench.run()
    assert bench.ask(VERSIONS) == [("a.txt", 1, False, True), ("a.txt", 2, True, False)]
    assert bench.ask(CHANGES) == []


def test_a_version_that_cannot_be_read_is_none(bench):
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    bench.drop("a.txt", "REFUSE")
    bench.run()
    assert bench.ask(VERSIONS) == [("a.txt", 1, True, True)]
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    assert bench.ask(VERSIONS) == [("a.txt", 1, True, True)]


def test_a_build_that_kept_no_versions_begins_with_the_first(bench, monkeypatch):
    bench.drop("a.txt", "甲句在此。")
    with monkeypatch.context() as before:
        before.setattr(refresh, "news", lambda *_: {})
        before.setattr(
            history,
            "replace",
            lambda connection, frames, _: warehouse.replace_documents(connection, frames),
        )
        bench.run()
        assert bench.ask(VERSIONS) == []
    bench.drop("a.txt", "甲句改在此。")
    bench.run()
    assert [row[:3] for row in bench.ask(VERSIONS)] == [("a.txt", 1, False), ("a.txt", 2, True)]
    assert [row[:2] for row in bench.ask(CHANGES)] == [(2, "altered")]


def test_facts_and_their_version_are_kept_together_or_not_at_all(bench, monkeypatch):
    bench.drop("a.txt", "甲句在此。")
    bench.run()
    whole = warehouse.put_documents

    def failing(connection, frames):
        whole(connection, frames)
        raise duckdb.ConstraintException("a row that cannot be stored")

    monkeypatch.setattr(warehouse, "put_documents", failing)
    bench.drop("a.txt", "甲句改在此。")
    bench.run()
    assert bench.inputs() == {"a.txt": "quarantined"}
    assert bench.ask("select text from plans.measures") == [("甲句在此。",)]
    assert bench.ask(VERSIONS) == [("a.txt", 1, True, True)]
    assert bench.ask(CHANGES) == []
