import time
from pathlib import Path

import pytest

from pipelines.model.problem import Reason
from pipelines.reading import sandbox
from pipelines.reading.raw import RawSet, Root, scan
from pipelines.reading.sandbox import ReaderError
from pipelines.reading.workers import Task, read_all
from tests.unit.reading.fakes import FAKE


def tasks(folder: Path, texts: dict[str, str]) -> list[Task]:
    for name, text in texts.items():
        (folder / name).write_text(text)
    return [Task(found) for found in scan(RawSet("these", (Root(folder),), is_sample=False))]


def read(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    """What came of each: its first measure, or the reason against it."""
    todo = tasks(folder, texts)
    answers = list(read_all(todo, len(todo), FAKE))
    assert [answer.task for answer in answers] == todo, "answers come in the order of the tasks"
    return {
        answer.task.found.source: answer.refusal.reason.value
        if answer.refusal
        else str(answer.parts[0]["tables"]["measures"]["text"][0])
        for answer in answers
    }


def test_many_documents_come_back_in_order(tmp_path):
    texts = {f"{nth:03d}.txt": f"第{nth}句。" for nth in range(60)}
    assert read(tmp_path, texts) == texts


def test_whatever_a_document_does_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 3.0)
    texts = {
        "a_fine": "好。",
        "b_raises": "RAISE",
        "c_crashes": "CRASH",
        "d_refuses": "REFUSE",
        "e_bombs": "BOMB",
        "f_fills": "FILL",
        "f_hangs": "HANG",
        "g_prints": "PRINT\n好。",
        "h_has_half_a_character": "HALF",
        "i_fine": "好。",
    }
    assert read(tmp_path, texts) == {
        "a_fine": "好。",
        "b_raises": Reason.READER_FAILED,
        "c_crashes": Reason.READER_FAILED,
        "d_refuses": Reason.NEEDS_OCR,
        "e_bombs": Reason.LIMIT_EXCEEDED,
        "f_fills": Reason.LIMIT_EXCEEDED,
        "f_hangs": Reason.LIMIT_EXCEEDED,
        "g_prints": "PRINT",
        "h_has_half_a_character": Reason.READER_FAILED,
        "i_fine": "好。",
    }


def test_a_crash_is_no_lack_of_memory_however_much_the_run_itself_held(tmp_path):
    held = bytearray(b"\1" * (900 * 2**20))
    del held
    assert read(tmp_path, {"crashes": "CRASH", "then": "好。"}) == {
        "crashes": Reason.READER_FAILED,
        "then": "好。",
    }


@pytest.mark.soak
def test_a_document_that_spins_is_ended_by_its_processor_time(tmp_path):
    started = time.monotonic()
    assert read(tmp_path, {"spins": "SPIN", "then": "好。"}) == {
        "spins": Reason.LIMIT_EXCEEDED,
        "then": "好。",
    }
    assert time.monotonic() - started < 2 * sandbox.WALL_SECONDS


def test_an_id_that_is_given_is_used(tmp_path):
    todo = tasks(tmp_path, {"a.txt": "一。\n---\n二。"})
    todo = [Task(todo[0].found, {2: "f" * 16})]
    answer = next(iter(read_all(todo, 1, FAKE)))
    ids = [part["tables"]["documents"]["document_id"][0] for part in answer.parts]
    assert ids[1] == "f" * 16
    assert ids[0] != ids[1]


def test_bytes_that_changed_since_they_were_found_are_not_taken(tmp_path):
    todo = tasks(tmp_path, {"a.txt": "一。"})
    (tmp_path / "a.txt").write_text("二。")
    answer = next(iter(read_all(todo, 1, FAKE)))
    assert answer.refusal is not None
    assert answer.refusal.reason is Reason.STILL_CHANGING


def test_a_reader_that_cannot_start_ends_the_run_and_says_why(tmp_path):
    todo = tasks(tmp_path, {"a.txt": "一。"})
    with pytest.raises(ReaderError, match="no_such_module"):
        list(read_all(todo, 1, "no_such_module:read"))
