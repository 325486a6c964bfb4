"""Covers FAULTS W2 and W3: no room, no permission, no handles; what was served stays served."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.store import runlog
from pipelines.store.generations import Folder, digest, find_current
from tests.conftest import PROJECT
from tests.integration.faults import (
    AT_REST,
    PHASES,
    during,
    file_sizes,
    fill_up,
    run_here,
    served_file,
    size,
)
from tests.integration.plans import drop

MEGABYTE = 1_000_000

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]),) * 2)
from pipelines.__main__ import main
main(sys.argv[2:])
"""


@pytest.fixture(scope="module")
def shop(first_generation, tmp_path_factory):
    """A shop with something new to publish."""
    made = first_generation.copied_to(tmp_path_factory.mktemp("full"))
    drop(made.home, 2)
    return made


@pytest.fixture
def changed(first_generation, tmp_path):
    """Such a shop for one test alone."""
    made = first_generation.copied_to(tmp_path)
    drop(made.home, 2)
    return made


def used(warehouse: Path) -> int:
    """Bytes of a warehouse without Dagster's history, which keeps what led to the failure."""
    return size(warehouse) - size(warehouse / "dagster")


def assert_as_before(warehouse: Path, sha256: str) -> None:
    """Generation 1, unchanged, with nothing beside it."""
    current = find_current(Folder(warehouse))
    assert current is not None
    assert current.number == 1
    assert digest(served_file(warehouse)) == sha256
    assert {path.name for path in warehouse.iterdir()} <= AT_REST
    assert [path.name for path in (warehouse / "versions").iterdir()] == ["1"]


SOAKED = ("gate",)
"""Writes nothing itself: what follows it meets the full disk, as in the phase after it."""


@pytest.mark.parametrize(
    "phase",
    [pytest.param(one, marks=[pytest.mark.soak] if one in SOAKED else []) for one in PHASES],
)
def test_a_disk_that_is_full_in_any_phase_costs_only_the_run(shop, phase, monkeypatch):
    sha256, before = digest(served_file(shop.warehouse)), used(shop.warehouse)
    during(monkeypatch, phase, fill_up)
    with file_sizes():
        record = run_here(shop)
    assert record.status == "failed"
    assert record.error
    assert "\n" not in record.error
    assert "free space" in record.error
    assert_as_before(shop.warehouse, sha256)
    assert abs(used(shop.warehouse) - before) < MEGABYTE


@pytest.mark.soak
def test_once_there_is_room_the_next_run_publishes(shop):
    assert run_here(shop).status == "published"
    current = find_current(Folder(shop.warehouse))
    assert current is not None
    assert current.number == 2


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """A command of Python's that ended, of a user to whom permissions apply."""
    bound = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--")
    prefix = bound if os.geteuid() == 0 else ()
    return subprocess.run(
        [*prefix, sys.executable, *map(str, words)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


@pytest.fixture
def forbidden():
    """Forbids to write to a folder until the test ends."""
    places: list[Path] = []

    def forbid(place: Path) -> None:
        places.append(place)
        place.chmod(0o555)

    yield forbid
    for place in places:
        place.chmod(0o755)


@pytest.mark.parametrize(
    "place", ["", pytest.param("versions", marks=pytest.mark.soak), "dagster/history"]
)
def test_a_place_that_may_not_be_written_costs_only_the_run(changed, forbidden, place):
    warehouse = changed.warehouse
    sha256 = digest(served_file(warehouse))
    forbidden(warehouse / place)
    words = ("run", "--raw", changed.home, "--warehouse", warehouse)
    done = command("-m", "pipelines", *words)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "grant access" in said
    assert_as_before(warehouse, sha256)


def run_with_handles(shop, handles: int) -> subprocess.CompletedProcess[str]:
    words = ("run", "--raw", shop.home, "--warehouse", shop.warehouse)
    return command("-c", LIMITED, handles, *words)


def test_too_few_handles_cost_only_the_run(changed):
    sha256 = digest(served_file(changed.warehouse))
    done = run_with_handles(changed, 16)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "ulimit -n" in said
    assert_as_before(changed.warehouse, sha256)
    assert runlog.read(changed.warehouse / "runs.jsonl")[-1].status == "failed"


@pytest.mark.soak
def test_thirty_two_handles_are_enough(changed):
    done = run_with_handles(changed, 32)
    assert done.returncode == 0, done.stdout + done.stderr
    assert runlog.read(changed.warehouse / "runs.jsonl")[-1].status == "published"
