from dataclasses import replace

from pipelines.store import runlog
from pipelines.store.runlog import RunRecord, Tally
from tests.unit.store.made import generation

AT = "2026-01-01T00:00:00+00:00"
RUN = RunRecord("one", "running", AT, "code")


def test_the_last_line_of_a_run_counts(tmp_path):
    log = tmp_path / "runs.jsonl"
    runlog.append(log, RUN)
    runlog.append(log, replace(RUN, status="published", generation=4))
    runlog.append(log, replace(RUN, run_id="two"))
    assert [(run.run_id, run.status) for run in runlog.read(log)] == [
        ("one", "published"),
        ("two", "running"),
    ]
    assert runlog.published_numbers(runlog.read(log)) == {4}


def test_no_log_is_no_runs(tmp_path):
    assert runlog.read(tmp_path / "runs.jsonl") == []


def test_a_line_cut_by_a_kill_costs_only_itself(tmp_path):
    log = tmp_path / "runs.jsonl"
    runlog.append(log, RUN)
    with log.open("ab") as file:
        file.write(b'{"run_id": "two", "sta')
    runlog.append(log, replace(RUN, run_id="three"))
    assert [run.run_id for run in runlog.read(log)] == ["one", "three"]


def test_a_run_that_died_is_failed_unless_it_is_served(tmp_path):
    log = tmp_path / "runs.jsonl"
    runlog.append(log, RUN)
    runlog.append(log, replace(RUN, run_id="two"))
    runs = runlog.settle(log, generation(7, run_id="two"), AT)
    assert [(run.status, run.generation, run.error) for run in runs] == [
        ("failed", None, runlog.KILLED),
        ("published", 7, None),
    ]


def test_the_log_does_not_grow_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(runlog, "KEPT", 3)
    log = tmp_path / "runs.jsonl"
    for nth in range(8):
        runlog.append(log, replace(RUN, run_id=str(nth), status="failed"))
    assert [run.run_id for run in runlog.settle(log, None, AT)] == ["5", "6", "7"]
    assert [run.run_id for run in runlog.read(log)] == ["5", "6", "7"]


def test_an_error_is_one_line():
    assert runlog.one_line(ValueError("no\n  such thing")) == "ValueError: no such thing"
    assert runlog.one_line("as it is\n") == "as it is"
    assert len(runlog.one_line("x" * 5000)) == 1000


def test_what_the_system_says_comes_with_what_to_do():
    full = OSError(28, "No space left on device", "a/b")
    line = "OSError: [Errno 28] No space left on device: 'a/b': free space, then run again"
    assert runlog.one_line(full) == line
    assert runlog.one_line(line) == line


def test_a_tally_fills_the_counts():
    record = RUN.with_tally(Tally(8, 4, 1, 2, 1, 3, 2, 5))
    assert (record.n_seen, record.n_gone) == (8, 5)
