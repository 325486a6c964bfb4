"""Covers `store.runs` and `store.publish`: what is served whatever happens to a run."""

import json
import signal
import subprocess
import sys
import threading

import duckdb
import pytest

from pipelines.reading.versions import PROJECT
from pipelines.store import generations, runlog, runs, warehouse
from pipelines.store.gate import DbtTests, GateError
from pipelines.store.generations import Folder, PointerError
from pipelines.store.lock import ActiveRunError
from pipelines.store.publish import roll_back
from pipelines.store.runs import open_run
from tests.unit.store.made import put
from tests.unit.store.tiny_run import ALL, NAMES, POINTS, TALLY, now, run_once


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "warehouse")


def served_text(folder: Folder) -> str:
    """What a reader sees: the first line that all documents share."""
    file = (folder.current / generations.DATABASE).resolve(strict=True)
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute("select clean_text from plans.document_texts").fetchall()
    first = {row[0].split("\n")[0] for row in rows}
    assert len(rows) == len(NAMES)
    assert len(first) == 1, "two generations in one answer"
    return first.pop()


def statuses(folder: Folder) -> list[str]:
    return [run.status for run in runlog.read(folder.run_log)]


def on_disk(folder: Folder) -> set[str]:
    return {path.name for path in folder.root.iterdir()}


AT_REST = {"current", "run.lock", "runs.jsonl", "versions"}


def test_a_build_is_served_whole_and_sealed(folder):
    run = run_once(folder, "one", "甲。")
    assert served_text(folder) == "甲。"
    assert run.record.status == "published"
    found = generations.find_current(folder)
    assert found is not None
    assert found.counts.documents == 3
    assert generations.is_whole(folder, found)
    assert folder.database(1).stat().st_mode & 0o777 == 0o444
    assert on_disk(folder) == AT_REST


def test_the_build_tells_of_its_own_run_and_of_those_before(folder):
    run_once(folder, "one", "甲。")
    with pytest.raises(GateError):
        run_once(folder, "two", "乙。", DbtTests(2, 1))
    run_once(folder, "three", "丙。")
    with warehouse.connected(folder.database(2), read_only=True) as connection:
        told = connection.execute(
            "select run_id, status, generation, n_seen, error from plans.runs order by started_at"
        ).fetchall()
    assert [row[:4] for row in told] == [
        ("one", "published", 1, 3),
        ("two", "failed", None, 3),
        ("three", "published", 2, 3),
    ]
    assert "dbt ran 1 of 2 tests" in told[1][4]


def test_a_failed_run_leaves_only_its_line_in_the_log(folder):
    run_once(folder, "one", "甲。")
    with pytest.raises(GateError):
        run_once(folder, "two", "乙。", DbtTests(1, 1, ("test late: 1 row",)))
    assert served_text(folder) == "甲。"
    assert on_disk(folder) == AT_REST
    assert statuses(folder) == ["published", "failed"]
    assert "test late: 1 row" in (runlog.read(folder.run_log)[1].error or "")


def test_a_run_that_stops_short_is_failed(folder):
    with open_run(folder, "one", "code", now):
        pass
    assert statuses(folder) == ["failed"]
    assert "before its build was published" in (runlog.read(folder.run_log)[0].error or "")


def test_a_run_that_changes_nothing_publishes_nothing(folder):
    run_once(folder, "one", "甲。")
    with open_run(folder, "two", "code", now) as run:
        base = run.find_base("inbox")
        assert base is not None
        assert run.is_served(base)
        run.leave_unchanged(TALLY)
    assert statuses(folder) == ["published", "unchanged"]
    found = generations.find_current(folder)
    assert found is not None
    assert found.number == 1


def test_what_other_code_made_is_not_what_is_wanted(folder):
    run_once(folder, "one", "甲。")
    with open_run(folder, "two", "newer code", now) as run:
        base = run.find_base("inbox")
        assert base is not None
        assert not run.is_served(base)
        assert run.has_new_code


def test_state_is_carried_over_within_a_raw_set_only(folder):
    run_once(folder, "one", "甲。")
    with open_run(folder, "two", "code", now) as run:
        assert run.find_base("elsewhere") is None
        with warehouse.connected(run.stage()) as connection:
            count = connection.execute("select count(*) from plans.documents").fetchall()
        assert count == [(0,)]
    with open_run(folder, "three", "code", now) as run:
        assert run.find_base("inbox") is not None
        with warehouse.connected(run.stage()) as connection:
            count = connection.execute("select count(*) from plans.documents").fetchall()
        assert count == [(3,)]


def test_a_torn_generation_is_not_carried_over(folder):
    run_once(folder, "one", "甲。")
    run_once(folder, "two", "乙。")
    folder.database(2).chmod(0o644)
    with folder.database(2).open("r+b") as file:
        file.seek(5000)
        file.write(b"torn")
    with open_run(folder, "three", "code", now) as run:
        base = run.find_base("inbox")
        assert base is not None
        assert base.number == 1
        assert not run.is_served(base)


def test_three_generations_stay(folder):
    for nth in range(5):
        run_once(folder, f"run{nth}", f"第{nth}。")
    assert [one.number for one in generations.generations(folder)] == [5, 4, 3]
    assert served_text(folder) == "第4。"


def test_rolling_back_and_going_on(folder):
    for nth in range(3):
        run_once(folder, f"run{nth}", f"第{nth}。")
    assert roll_back(folder, now).number == 2
    assert served_text(folder) == "第1。"
    assert roll_back(folder, now).number == 1
    with pytest.raises(PointerError, match="no whole older generation"):
        roll_back(folder, now)
    run_once(folder, "next", "新的。")
    assert served_text(folder) == "新的。"
    assert [one.number for one in generations.generations(folder)] == [4, 3, 2]


def test_no_rollback_under_a_run(folder):
    run_once(folder, "one", "甲。")
    with open_run(folder, "two", "code", now), pytest.raises(ActiveRunError):
        roll_back(folder, now)


def _lose_lock(folder):
    folder.lock.unlink()
    folder.lock.touch()


def _lose_turn(folder):
    put(folder, 9)
    generations.point_to(folder, 9)


@pytest.mark.parametrize("lose", [_lose_lock, _lose_turn])
def test_a_run_taken_for_dead_does_not_publish_over_its_successor(folder, lose):
    run_once(folder, "one", "甲。")
    with pytest.raises(GateError, match="another run has published"):
        _publish_after(folder, lose)
    assert statuses(folder)[1] == "failed"


def _publish_after(folder, lose):
    with open_run(folder, "stopped", "code", now) as run:
        run.find_base("inbox")
        run.stage()
        lose(folder)
        run.serve(runs.Made("inbox", is_sample=False, extractor_version="e"), ALL)


def test_a_reader_that_holds_on_keeps_its_generation(folder):
    run_once(folder, "one", "甲。")
    with duckdb.connect(str(folder.database(1)), read_only=True) as reader:
        reader.execute("begin")
        for nth in range(4):
            run_once(folder, f"run{nth}", f"第{nth}。")
        rows = reader.execute("select clean_text from plans.document_texts").fetchall()
    assert {row[0].split("\n")[0] for row in rows} == {"甲。"}


def test_an_analyst_who_writes_to_the_published_file_changes_no_later_run(folder):
    run_once(folder, "one", "甲。")
    folder.database(1).chmod(0o644)
    with duckdb.connect(str(folder.database(1))) as vandal:
        vandal.execute("delete from plans.document_texts")
    run_once(folder, "two", "乙。")
    assert served_text(folder) == "乙。"
    with pytest.raises(PointerError):
        roll_back(folder, now)


OFTEN = {
    "note",
    "seal:after",
    "judge:after",
    "write_facts",
    "rename:after",
    "replace",
    "replace:after",
}
"""Kill points between two steps that a reader could notice; the others are for `make soak`."""


def _points() -> list:
    points = [f"{name}{when}" for name in POINTS for when in ("", ":after")]
    return [
        pytest.param(point, marks=() if point in OFTEN else pytest.mark.soak) for point in points
    ]


@pytest.mark.parametrize("point", _points())
def test_killed_at_any_point_the_next_run_needs_no_repair(folder, point):
    run_once(folder, "first", "甲。")
    command = [sys.executable, "-m", "tests.unit.store.tiny_run", str(folder.root), "killed", point]
    done = subprocess.run(command, cwd=PROJECT, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL
    assert served_text(folder) in {"甲。", "由killed写成。"}
    seen = served_text(folder)
    run_once(folder, "next", "丙。")
    assert served_text(folder) == "丙。"
    assert on_disk(folder) == AT_REST
    was_served = seen != "甲。"
    assert statuses(folder) == ["published", "published" if was_served else "failed", "published"]
    numbers = [one.number for one in generations.generations(folder)]
    assert numbers == ([3, 2, 1] if was_served else numbers)
    assert len(numbers) <= 3


def test_two_runs_at_once_are_one_run(folder):
    """The second ends at once and says which is active."""
    outcomes: list[str] = []
    inside, done = threading.Event(), threading.Event()

    def hold():
        with open_run(folder, "long", "code", now) as run:
            inside.set()
            done.wait(20)
            run.leave_unchanged(TALLY)

    holder = threading.Thread(target=hold)
    holder.start()
    assert inside.wait(20)
    for nth in range(5):
        try:
            run_once(folder, f"second{nth}", "乙。")
        except ActiveRunError as error:
            outcomes.append(str(error))
    done.set()
    holder.join()
    assert len(outcomes) == 5
    assert all("run long is active since" in outcome for outcome in outcomes)
    assert statuses(folder) == ["unchanged"]


def test_the_log_is_plain_lines_of_json(folder):
    run_once(folder, "one", "甲。")
    lines = [json.loads(line) for line in folder.run_log.read_text().splitlines()]
    assert [(line["run_id"], line["status"]) for line in lines] == [
        ("one", "running"),
        ("one", "published"),
    ]
    assert lines[1]["ended_at"] >= lines[1]["started_at"]


LIMITED = """
import resource, sys
from pathlib import Path
from tests.unit.store.tiny_run import Folder, run_once
resource.setrlimit(getattr(resource, sys.argv[3]), (int(sys.argv[4]),) * 2)
run_once(Folder(Path(sys.argv[1])), sys.argv[2], "乙。" * 50_000)
"""


@pytest.mark.parametrize(
    ("limit", "value"),
    [("RLIMIT_FSIZE", 200_000), ("RLIMIT_FSIZE", 400_000), ("RLIMIT_NOFILE", 5)],
)
def test_a_full_disk_or_too_few_files_leave_what_was(folder, limit, value):
    run_once(folder, "one", "甲。")
    size = sum(path.stat().st_size for path in folder.root.rglob("*") if path.is_file())
    command = [sys.executable, "-c", LIMITED, str(folder.root), "two", limit, str(value)]
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert served_text(folder) == "甲。"
    assert on_disk(folder) <= AT_REST
    left = sum(path.stat().st_size for path in folder.root.rglob("*") if path.is_file())
    assert left < size + 10_000
    run_once(folder, "three", "丙。")
    assert served_text(folder) == "丙。"
    failed = [run for run in runlog.read(folder.run_log) if run.status == "failed"]
    assert [run.run_id for run in failed] == ["two"]
    assert failed[0].error


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_forty_readers_during_twenty_publishes_see_whole_generations(folder):
    run_once(folder, "first", "第0。")
    wrong: list[str] = []
    seen: list[int] = []
    ended = threading.Event()

    def read():
        last = -1
        while not ended.is_set():
            try:
                number = int(served_text(folder).strip("第。"))
            except Exception as error:  # noqa: BLE001 - whatever a reader meets is a fault
                wrong.append(repr(error))
                continue
            if number < last:
                wrong.append(f"a step back from {last} to {number}")
            last = number
            seen.append(number)

    readers = [threading.Thread(target=read) for _ in range(40)]
    for reader in readers:
        reader.start()
    for nth in range(1, 21):
        run_once(folder, f"run{nth}", f"第{nth}。")
    ended.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(set(seen)) > 10
    assert served_text(folder) == "第20。"
