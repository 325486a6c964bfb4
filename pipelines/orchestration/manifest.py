"""dbt inside this process: what it knows of its project, and one build of it.

Here: the manifest, parsed anew only when the project changed, and running dbt on a build.
Not here: the models (`dbt_project`), what Dagster makes of a build (`.assets.dbt`).
"""

import fcntl
import json
import logging
import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumuro_decoder
from dbt_common.events.base_types import EventMsg

from pipelines.reading.refresh import Progress
from pipelines.reading.versions import PROJECT, dbt_version
from pipelines.store import warehouse
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder

log = logging.getLogger(__name__)

DBT_PROJECT = PROJECT / "dbt_project"
BUILD = "PLANLEDGER_BUILD"

_MADE = frozenset({"model", "seed"})

_ADVISORY = "advisory"
"""The tag of a test that may warn; any other warning stops a build like a failure."""


class DbtError(Exception):
    """dbt could not do what it was asked."""


@dataclass(frozen=True, slots=True)
class Node:
    """A model or seed that was built, with its properties as the manifest has them."""

    properties: Mapping[str, Any]
    seconds: float


@dataclass(frozen=True, slots=True)
class DbtBuild:
    """What came of one build; `error` says what went wrong first, if anything did."""

    made: tuple[Node, ...]
    tests: DbtTests
    error: str | None


def ensure_manifest(folder: Folder) -> Path:
    """The manifest of the project as it is now, below the warehouse.

    Raises:
        DbtError: If the project cannot be parsed.
    """
    folder.dbt.mkdir(parents=True, exist_ok=True)
    manifest, stamp = folder.dbt / "manifest.json", folder.dbt / "manifest.version"
    wanted = f"{dbt_version()} {version('dbt-core')}"
    with (folder.dbt / "manifest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if manifest.is_file() and stamp.is_file() and stamp.read_text("utf-8") == wanted:
            return manifest
        with _environment(folder):
            result = dbtRunner().invoke(["parse", *_options(folder)])
        if not result.success:
            raise DbtError(f"dbt_project: cannot be parsed: {_one_line(result.exception)}")
        stamp.write_text(wanted, "utf-8")
    return manifest


def build(folder: Folder, *, has_new_code: bool, progress: Progress) -> DbtBuild:
    """Every model, seed and data test on the file under construction.

    The unit tests try the models' rules on made-up rows: they are needed once for each version
    of the project, and so is every row of the incremental models.
    """
    manifest = json.loads((folder.dbt / "manifest.json").read_bytes())
    expected = _count_tests(manifest, with_unit_tests=has_new_code)
    total = expected + sum(node["resource_type"] in _MADE for node in manifest["nodes"].values())
    done = 0

    def note(message: EventMsg) -> None:
        nonlocal done
        if message.info.name == "NodeFinished":
            done += 1
            data: Any = message.data
            progress(min(done, total), total, data.node_info.node_name)

    how = ("--full-refresh",) if has_new_code else ("--exclude-resource-type", "unit_test")
    # dbt opens the file anew for each of its hundreds of statements: free while this is open.
    with _environment(folder), warehouse.connected(folder.building):
        result = dbtRunner(known(folder), callbacks=[note]).invoke(
            ["--no-write-json", "build", *how, *_options(folder)]
        )
    results = getattr(result.result, "results", [])
    return DbtBuild(
        made=tuple(_made(results, manifest)),
        tests=_tests(results, expected),
        error=None if result.success else _error(results, result.exception),
    )


def known(folder: Folder) -> Manifest | None:
    """The project as dbt parsed it, so that it need not look at its files again; None: it does."""
    try:
        packed = (folder.dbt / "partial_parse.msgpack").read_bytes()
        manifest = Manifest.from_msgpack(packed, decoder=extended_mashumuro_decoder)
        manifest.build_flat_graph()
    except Exception as error:  # noqa: BLE001 - whatever an older dbt left, this one reads anew
        log.warning("dbt reads its project again: %s", _one_line(error))
        return None
    return manifest


def _options(folder: Folder) -> list[str]:
    return [
        "--project-dir",
        str(DBT_PROJECT),
        "--profiles-dir",
        str(DBT_PROJECT),
        "--target-path",
        str(folder.dbt),
        "--log-path",
        str(folder.dbt),
        "--log-level-file",
        "none",
        "--log-level",
        "none",
        "--no-version-check",
        "--no-send-anonymous-usage-stats",
        # Its statements take milliseconds and Python's lock lets one run at a time.
        "--threads",
        "1",
    ]


@contextmanager
def _environment(folder: Folder) -> Generator[None]:
    """Dbt reads the path of the build from the environment."""
    before = os.environ.get(BUILD)
    os.environ[BUILD] = str(folder.building.absolute())
    try:
        yield
    finally:
        if before is None:
            del os.environ[BUILD]
        else:
            os.environ[BUILD] = before


def _count_tests(manifest: Mapping[str, Any], *, with_unit_tests: bool) -> int:
    tests = sum(node["resource_type"] == "test" for node in manifest["nodes"].values())
    return tests + (len(manifest["unit_tests"]) if with_unit_tests else 0)


def _made(results: Sequence[Any], manifest: Mapping[str, Any]) -> Iterator[Node]:
    for one in results:
        if one.node.resource_type in _MADE and str(one.status) == "success":
            yield Node(manifest["nodes"][one.node.unique_id], one.execution_time)


def _tests(results: Sequence[Any], expected: int) -> DbtTests:
    of_tests = [one for one in results if one.node.resource_type in {"test", "unit_test"}]
    executed = [one for one in of_tests if str(one.status) != "skipped"]
    return DbtTests(
        expected, len(executed), tuple(_failure(one) for one in executed if not _holds(one))
    )


def _holds(result: Any) -> bool:  # noqa: ANN401 - dbt's results have no common public type
    return str(result.status) == "pass" or (
        str(result.status) == "warn" and _ADVISORY in result.node.tags
    )


def _failure(result: Any) -> str:  # noqa: ANN401 - as above
    return f"test {result.node.name}: {_one_line(result.message)}"


def _error(results: Sequence[Any], exception: BaseException | None) -> str:
    """The first thing that went wrong; what was skipped because of it is no news."""
    wrong = [one for one in results if str(one.status) in {"error", "fail", "runtime error"}]
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return f"dbt: {wrong[0].node.name}: {_one_line(wrong[0].message)}{more}"
    return f"dbt: {_one_line(exception)}"


def _one_line(message: object) -> str:
    """What dbt says, in one line; of a Python model's traceback only where it ends."""
    text = str(message or "no reason given").strip()
    before, traceback, _ = text.partition("Traceback")
    if traceback:
        text = f"{before} {text.splitlines()[-1]}"
    return " ".join(text.split())[:300]
