"""What all kinds of tests share: one warehouse of the samples, and how processes share the work.

Here: the real command, what it built, and which tests stay together in one process.
Not here: what only one kind of tests needs (its own `conftest`).
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

PROJECT = Path(__file__).parents[1]
SAMPLES = PROJECT / "raw" / "samples"


def planledger(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a user types it, ended."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


TOGETHER = ("tests/browser/", "tests/contract/test_dbt")
"""Files that share what is costly to make: one process runs them all, one after the other."""


class ByFile(LoadScopeScheduling):
    """Work is handed out file by file, so that what a file's tests share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return next((start for start in TOGETHER if file.startswith(start)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Several processes take their tests by this rule."""
    return ByFile(config, log)


def once(tmp_path_factory, name: str, make) -> Path:
    """A folder that one process of the session makes by `make(folder)`, and all others read."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder, done = root / name, root / f"{name}.done"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            done.touch()
    return folder


def build_samples(folder: Path) -> None:
    done = planledger("run", "--raw", SAMPLES, "--warehouse", folder / "warehouse")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory) -> Path:
    """A warehouse folder that holds the samples; for reading only."""
    return once(tmp_path_factory, "built", build_samples) / "warehouse"
