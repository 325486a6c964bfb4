"""Covers `reading.build` and `reading.refresh`: from raw folders to schema `plans`."""

import os
import time

import pytest

from pipelines.reading import refresh
from pipelines.reading.build import Request, read_into
from pipelines.reading.raw import Samples
from pipelines.store import warehouse
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder, find_current
from pipelines.store.runs import open_run
from tests.unit.reading.fakes import FAKE
from tests.unit.store.tiny_run import now

ALL = DbtTests(expected=1, executed=1)
AN_HOUR_AGO = time.time() - 3600


class Bench:
    """A raw folder, a warehouse, and runs from the one to the other without dbt."""

    def __init__(self, root) -> None:
        self.inbox = root / "plans"
        self.inbox.mkdir()
        self.folder = Folder(root / "warehouse")
        self.paused: list[float] = []
        self._runs = 0

    def drop(self, name: str, text: str, written: float = AN_HOUR_AGO) -> None:
        path = self.inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        os.utime(path, (written, written))

    def run(self, pause=None, accept_fewer=None):
        self._runs += 1
        with open_run(self.folder, f"run{self._runs}", "code", now) as run:
            pause = pause or self.paused.append
            request = Request([self.inbox], Samples.NEVER, pause=pause, reader=FAKE)
            outcome = read_into(run, request)
            if outcome.is_new:
                with warehouse.connected(run.database) as connection:
                    connection.execute(
                        "create or replace table main.mart_plan_completeness as "
                        "select 1.0 as completeness_index, true as is_ranked"
                    )
                run.serve(outcome.made, ALL, accept_fewer)
        return outcome

    def ask(self, query: str) -> list[tuple]:
        served = find_current(self.folder)
        assert served is not None
        file = self.folder.database(served.number)
        with warehouse.connected(file, read_only=True) as connection:
            return connection.execute(query).fetchall()

    def inputs(self) -> dict[str, str]:
        return dict(self.ask("select source, outcome from plans.inputs"))


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def test_seen_is_accepted_flagged_quarantined_and_ignored(bench):
    bench.drop("fine.txt", "好。")
    bench.drop("copy.txt", "好。")
    bench.drop("scan.txt", "REFUSE")
    bench.drop("README.md", "x")
    (bench.inbox / "link.txt").symlink_to("fine.txt")
    tally = bench.run().tally
    assert bench.inputs() == {
        "README.md": "ignored",
        "copy.txt": "accepted",
        "fine.txt": "accepted",
        "link.txt": "quarantined",
        "scan.txt": "quarantined",
    }
    assert (tally.n_seen, tally.n_accepted, tally.n_quarantined, tally.n_ignored) == (5, 2, 2, 1)
    assert tally.n_new == 3
    assert bench.ask("select count(*) from plans.documents") == [(1,)]
    assert bench.ask("select source from plans.document_sources order by 1") == [
        ("copy.txt",),
        ("fine.txt",),
    ]
    assert bench.ask("select source, reason, tries from plans.quarantine order by 1") == [
        ("link.txt", "not_a_file", 1),
        ("scan.txt", "needs_ocr", 1),
    ]


def test_the_same_again_changes_nothing(bench):
    bench.drop("fine.txt", "好。")
    bench.drop("scan.txt", "REFUSE")
    assert bench.run().is_new
    again = bench.run()
    assert not again.is_new
    assert (again.tally.n_seen, again.tally.n_accepted, again.tally.n_quarantined) == (2, 1, 1)
    served = find_current(bench.folder)
    assert served is not None
    assert served.number == 1


def test_nothing_at_all_is_nothing_to_do(bench):
    assert not bench.run().is_new
    assert find_current(bench.folder) is None


def test_a_corrected_file_replaces_its_facts_and_keeps_its_ids(bench):
    bench.drop("plan.txt", "一。\n二。")
    bench.run()
    before = dict(bench.ask("select text, measure_id from plans.measures"))
    bench.drop("plan.txt", "一。\n改。")
    tally = bench.run(accept_fewer="corrected").tally
    after = dict(bench.ask("select text, measure_id from plans.measures"))
    assert set(after) == {"一。", "改。"}
    assert after["一。"] == before["一。"]
    assert (tally.n_new, tally.n_changed, tally.n_gone) == (0, 1, 0)


def test_a_vanished_file_keeps_its_rows_flagged(bench):
    bench.drop("a.txt", "甲。")
    bench.drop("b.txt", "乙。")
    bench.run()
    (bench.inbox / "a.txt").unlink()
    assert bench.run().tally.n_gone == 1
    query = "select source, is_current, gone_since is null from plans.documents order by 1"
    assert bench.ask(query) == [("a.txt", False, False), ("b.txt", True, True)]
    assert bench.ask("select count(*) from plans.measures") == [(2,)]
    assert not bench.run().is_new


def test_a_version_that_cannot_be_read_leaves_the_last_good_one(bench):
    bench.drop("a.txt", "甲。")
    bench.run()
    bench.drop("a.txt", "REFUSE")
    bench.run()
    assert bench.ask("select text from plans.measures") == [("甲。",)]
    assert bench.ask("select is_current from plans.documents") == [(True,)]
    assert bench.inputs() == {"a.txt": "quarantined"}
    bench.drop("a.txt", "丙。")
    bench.run()
    assert bench.ask("select text from plans.measures") == [("丙。",)]
    assert bench.ask("select count(*) from plans.quarantine") == [(0,)]


def test_rows_that_break_a_rule_cost_only_their_document(bench, monkeypatch):
    monkeypatch.setattr(refresh, "BATCH", 10)
    for nth in range(5):
        bench.drop(f"{nth}.txt", f"第{nth}句。")
    bench.drop("bad.txt", "BADROW")
    bench.drop("bad_copy.txt", "BADROW")
    bench.run()
    found = bench.inputs()
    assert {found.pop("bad.txt"), found.pop("bad_copy.txt")} == {"quarantined"}
    assert set(found.values()) == {"accepted"}
    assert bench.ask("select count(*) from plans.document_sources") == [(5,)]
    details = bench.ask("select detail from plans.quarantine order by source")
    assert "span_fits_text" in details[0][0]


def test_two_texts_in_one_file_are_two_documents(bench):
    bench.drop("two.txt", "甲。\n---\n乙。")
    bench.run()
    assert bench.ask("select part_no, source from plans.documents order by 1") == [
        (1, "two.txt"),
        (2, "two.txt"),
    ]
    assert bench.inputs() == {"two.txt": "accepted"}


def test_a_file_that_was_just_written_is_waited_for(bench):
    bench.drop("old.txt", "旧。")
    bench.drop("young.txt", "新。", written=time.time() - 4)
    bench.run()
    assert len(bench.paused) == 1
    assert 4 < bench.paused[0] <= 10
    assert set(bench.inputs().values()) == {"accepted"}


def test_a_file_that_still_grows_is_left_for_the_next_run(bench):
    bench.drop("rests.txt", "好。")
    bench.drop("grows.txt", "一半", written=time.time())
    bench.run(pause=lambda _seconds: bench.drop("grows.txt", "一半多", written=time.time()))
    assert bench.inputs() == {"grows.txt": "quarantined", "rests.txt": "accepted"}
    assert bench.ask("select reason from plans.quarantine") == [("still_changing",)]
    bench.drop("grows.txt", "全部。")
    bench.run()
    assert bench.inputs() == {"grows.txt": "accepted", "rests.txt": "accepted"}


def test_only_what_is_still_written_publishes_nothing(bench):
    bench.drop("grows.txt", "一半", written=time.time())
    grow = lambda _seconds: bench.drop("grows.txt", "一半多", written=time.time())  # noqa: E731
    assert not bench.run(pause=grow).is_new
    assert find_current(bench.folder) is None


def test_the_same_inputs_from_empty_give_the_same_facts(tmp_path):
    digests = []
    for name in ("one", "two"):
        root = tmp_path / name
        root.mkdir()
        bench = Bench(root)
        for nth in range(12):
            bench.drop(f"{nth}.txt", f"第{nth}句。\n又一句。")
        bench.drop("copy.txt", "第3句。\n又一句。")
        bench.run()
        digests.append(
            [
                bench.ask(f"select bit_xor(hash(t)), count(*) from plans.{table} as t")
                for table in ("documents", "document_texts", "sections", "tasks", "measures")
            ]
        )
    assert digests[0] == digests[1]


def test_progress_is_told_for_every_document(bench):
    bench.drop("a.txt", "甲。")
    bench.drop("b.txt", "乙。")
    told = []
    with open_run(bench.folder, "run", "code", now) as run:
        request = Request(
            [bench.inbox],
            Samples.NEVER,
            lambda done, total, source: told.append((done, total, source)),
            reader=FAKE,
        )
        read_into(run, request)
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]
