"""What several kinds of tests share: one warehouse, built from the samples by the real command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        timeout=300,
    )


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory) -> Path:
    """A warehouse folder that holds the samples; for reading only."""
    warehouse = tmp_path_factory.mktemp("built") / "warehouse"
    done = planledger("run", "--raw", SAMPLES, "--warehouse", warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
    return warehouse
