"""Covers FAULTS W5, W6 and W13–W16: others at the file, ordinary changes, clocks, lost pointers."""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
import pytest

from pipelines.store import gate, generations, publish, runlog
from pipelines.store.generations import Counts, Folder
from pipelines.store.reader import Limits, QuestionError, opened, published_file
from tests.conftest import PROJECT
from tests.unit.store.made import fill, put
from tests.unit.store.tiny_run import ALL, run_once

HELD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "reads")
connection.execute("begin")
count = "select count(*) from plans.documents"
print(connection.execute(count).fetchone()[0], flush=True)
sys.stdin.readline()
print(connection.execute(count).fetchone()[0], flush=True)
"""

ROUNDS = 12
"""Publishes with a reader at the file, and as many without, in turns."""


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "warehouse")


@pytest.fixture
def holder():
    """Starts another process that holds a file open, inside a transaction."""
    started: list[subprocess.Popen] = []

    def hold(file, how: str) -> subprocess.Popen:
        pipe = subprocess.PIPE
        words = [sys.executable, "-c", HELD, str(file), how]
        process = subprocess.Popen(words, cwd=PROJECT, stdin=pipe, stdout=pipe, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "3\n"
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


def test_an_analyst_who_holds_the_file_for_writing_stops_no_run(folder, holder):
    run_once(folder, "one", "甲。")
    file = published_file(folder)
    sha256 = generations.digest(file)
    assert file.stat().st_mode & 0o222 == 0
    # As root, who passes every permission, or as somebody who gave himself the right.
    file.chmod(0o644)
    analyst = holder(file, "writes")
    run_once(folder, "two", "乙。")
    assert published_file(folder) == folder.database(2)
    assert analyst.communicate("\n")[0] == "3\n"
    assert generations.digest(folder.database(2)) != sha256
    assert [one.number for one in generations.generations(folder)] == [2, 1]


def test_a_publish_does_not_wait_for_a_reader(folder, holder):
    run_once(folder, "one", "甲。")
    reader = holder(published_file(folder), "reads")
    run_once(folder, "two", "乙。")
    assert published_file(folder) == folder.database(2)
    assert reader.poll() is None
    assert reader.communicate("\n")[0] == "3\n", "the reader keeps what it began with"


@pytest.mark.soak
def test_a_publish_is_as_fast_beside_a_reader_as_without(folder, holder, record_property):
    run_once(folder, "first", "零。")
    taken: dict[bool, list[float]] = {False: [], True: []}
    for nth in range(ROUNDS):
        for is_held in (False, True):
            reader = holder(published_file(folder), "reads") if is_held else None
            started = time.monotonic()
            run_once(folder, f"{nth}{is_held}", f"第{nth}。")
            taken[is_held].append(time.monotonic() - started)
            if reader:
                reader.communicate("\n")
    ratio = min(taken[True]) / min(taken[False])
    record_property("publish_beside_a_reader", round(ratio, 3))
    assert ratio <= 1.1


@pytest.mark.parametrize("seed", range(20))
def test_twenty_ordinary_changes_stop_nothing(tmp_path, seed):
    """A plan more, a few sentences less, a longer plan: W13 asks for no false stop in twenty."""
    chance = random.Random(seed)
    names = [f"{nth:016x}" for nth in range(chance.randint(1, 12))]
    texts = {name: "".join(f"第{n}句。\n" for n in range(chance.randint(30, 60))) for name in names}
    measures = sum(len(text.split("\n")) for text in texts.values())
    before = Counts(len(names), len(names), 1, measures, {"990100": measures})
    corrected = chance.choice(names)
    lines = texts[corrected].splitlines(keepends=True)
    texts[corrected] = "".join(lines[: len(lines) - chance.randint(0, 2)])
    if chance.random() < 0.5:
        texts["f" * 16] = "新增一句。\n" * chance.randint(1, 60)
    build = tmp_path / "planledger.duckdb"
    fill(build, texts)
    counts = gate.judge(build, publish.seal(build), ALL, before).counts
    assert counts.measures == sum(len(text.split("\n")) for text in texts.values())


def clocks() -> list[datetime]:
    """Years ahead, years back, both sides of the hour that summer time repeats, and a far zone."""
    new_york = ZoneInfo("America/New_York")
    twice = datetime(2025, 11, 2, 1, 30, tzinfo=new_york)
    return [
        datetime(2030, 1, 1, tzinfo=UTC),
        datetime(2020, 1, 1, tzinfo=UTC),
        twice,
        twice.replace(fold=1),
        datetime(2025, 11, 2, 1, 29, tzinfo=new_york),
        datetime(2025, 6, 1, tzinfo=ZoneInfo("Pacific/Kiritimati")),
    ]


def test_a_clock_that_jumps_takes_nobody_back(folder):
    for nth, at in enumerate(clocks(), start=1):
        run_once(folder, f"run{nth}", f"第{nth}。", clock=lambda at=at: at)
        current = generations.find_current(folder)
        assert current is not None
        assert current.number == nth
        assert datetime.fromisoformat(current.published_at) == at.astimezone(UTC)
        assert datetime.fromisoformat(current.published_at).utcoffset() == timedelta(0)
        assert current.hours_old(at - timedelta(days=400)) == 0
    assert [one.number for one in generations.generations(folder)] == [6, 5, 4]
    assert [run.generation for run in runlog.read(folder.run_log)] == [1, 2, 3, 4, 5, 6]


def damage_pointer(folder: Folder, chance: random.Random) -> None:
    """What a stop between two writes, or a careless hand, leaves of the pointer."""
    folder.current.unlink()
    kind = chance.randrange(5)
    if kind == 1:
        folder.current.symlink_to(f"versions/{chance.randint(20, 99)}", target_is_directory=True)
    elif kind == 2:
        folder.current.touch()
    elif kind == 3:
        folder.current.mkdir()
    elif kind == 4:
        (folder.root / "current.next-1").symlink_to("versions/1", target_is_directory=True)


@pytest.mark.parametrize("seed", range(20))
def test_twenty_lost_pointers_recover_unaided(folder, seed):
    chance = random.Random(seed)
    numbers = sorted(chance.sample(range(1, 20), 3))
    torn = set(chance.sample(numbers, chance.randrange(3)))
    for number in numbers:
        put(folder, number, on_disk=b"torn" if number in torn else None)
    generations.point_to(folder, numbers[-1])
    damage_pointer(folder, chance)
    found = generations.recover(folder)
    assert found is not None
    assert found.number == max(set(numbers) - torn)
    assert generations.find_current(folder) == found
    generations.sweep(folder, set(numbers))
    assert not list(folder.root.glob("current.next-*"))


@pytest.mark.soak
@pytest.mark.timeout(300)
def test_a_question_over_nine_hundred_million_rows_is_stopped(
    folder, tmp_path, monkeypatch, record_property
):
    run_once(folder, "one", "甲。")
    spill = tmp_path / "spill"
    spill.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spill))
    limits = Limits()
    query = "select count(*) from (select distinct hash(i), i from range(900000000) as n (i))"
    started = time.monotonic()
    with opened(published_file(folder), limits) as reader, pytest.raises(QuestionError):
        reader.ask(query)
    taken = time.monotonic() - started
    record_property("seconds_until_stopped", round(taken, 1))
    assert taken <= limits.seconds + 5
    assert list(spill.iterdir()) == []
    with duckdb.connect(str(published_file(folder)), read_only=True) as connection:
        assert connection.execute("select count(*) from plans.documents").fetchall() == [(3,)]
