"""dbt on a made-up file, in this process.

Here: the project's manifest, read once, and one command on one file.
Not here: what is in the file (`made_plans`).
"""

from functools import cache
from pathlib import Path

import pytest
from dbt.artifacts.schemas.run import RunExecutionResult
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest

PROJECT = Path(__file__).parents[2] / "dbt_project"
PLACES = ("--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT))


@cache
def manifest() -> Manifest:
    """The project as dbt reads it, once: relations carry no path but the file's stem."""
    result = dbtRunner().invoke(["--no-version-check", "--quiet", "parse", *PLACES]).result
    assert isinstance(result, Manifest)
    return result


def run_dbt(path: Path, *arguments: str) -> dbtRunnerResult:
    """One dbt command on a file, its artifacts kept beside it."""
    places = ["--target-path", str(path.parent / "target"), "--log-path", str(path.parent)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANLEDGER_BUILD", str(path))
        runner = dbtRunner(manifest=manifest())
        return runner.invoke(["--no-version-check", "--quiet", *arguments, *PLACES, *places])


def build(path: Path, *arguments: str) -> dbtRunnerResult:
    """Seeds, models and tests on a file that holds schema `plans`."""
    return run_dbt(path, "build", *arguments)


def statuses(done: dbtRunnerResult) -> dict[str, str]:
    """How each model, seed and test of a command ended, by name."""
    assert isinstance(done.result, RunExecutionResult), done.exception
    return {one.node.name: str(one.status) for one in done.result.results}
