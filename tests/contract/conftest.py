"""One built file for every test that reads tables as the dbt project publishes them.

Here: the session's build of the made-up plans.
Not here: builds that a test changes or lets fail (`test_dbt_build`).
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from dbt.cli.main import dbtRunnerResult

from tests.contract.dbt_runs import build
from tests.contract.made_plans import a_whole_set


@pytest.fixture(scope="session")
def whole_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dbtRunnerResult]:
    """The file of the whole set, built with every data test and every unit test."""
    path = a_whole_set().write(tmp_path_factory.mktemp("built") / "planledger.duckdb")
    return path, build(path)


@pytest.fixture
def built(whole_build: tuple[Path, dbtRunnerResult]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reader of the whole build."""
    path, result = whole_build
    assert result.success
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection
