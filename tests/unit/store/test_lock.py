import subprocess
import sys
import time

import pytest

from pipelines.reading.versions import PROJECT
from pipelines.store.lock import ActiveRunError, Holder, find_holder, held, is_still_ours

SINCE = "2026-01-01T00:00:00+00:00"

HOLD = """
import sys, time
from pathlib import Path
from pipelines.store.lock import Holder, held
with held(Path(sys.argv[1]), Holder("other", "2026-01-01T00:00:00+00:00", 7)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "run.lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_nobody_holds_what_is_not_there(tmp_path):
    assert find_holder(tmp_path / "run.lock") is None


@pytest.mark.usefixtures("other")
def test_a_second_run_is_told_which_is_active_and_since_when(tmp_path):
    mine = held(tmp_path / "run.lock", Holder("mine", SINCE, 1))
    with pytest.raises(ActiveRunError, match="run other is active since 2026-01-01T00:00:00"), mine:
        pytest.fail("two runs hold one lock")
    assert find_holder(tmp_path / "run.lock") == Holder("other", SINCE, 7)


def test_a_killed_run_holds_nothing(tmp_path, other):
    other.kill()
    other.wait()
    started = time.monotonic()
    with held(tmp_path / "run.lock", Holder("mine", SINCE, 1)):
        assert time.monotonic() - started < 1
    assert find_holder(tmp_path / "run.lock") is None


def test_a_lock_file_put_in_its_place_is_noticed(tmp_path):
    path = tmp_path / "run.lock"
    with held(path, Holder("mine", SINCE, 1)) as handle:
        assert is_still_ours(path, handle)
        path.unlink()
        assert not is_still_ours(path, handle)
        path.touch()
        assert not is_still_ours(path, handle)
