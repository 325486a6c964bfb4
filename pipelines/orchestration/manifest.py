"""dbt inside this process: what it knows of its project, and one build of it.

Here: the manifest, parsed anew only when the project changed, and running dbt on a build.
Not here: the models (`dbt_project`), what is read from dbt's results (`.results`), what Dagster
makes of a build (`.assets.dbt`).
"""

import fcntl
import json
import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumuro_decoder
from dbt_common.events.base_types import EventMsg

from pipelines.orchestration.results import MADE, DbtBuild, error, made, one_line, relation, tests
from pipelines.reading.refresh import Progress
from pipelines.reading.versions import PROJECT, dbt_version
from pipelines.store import warehouse
from pipelines.store.generations import Folder
from pipelines.store.lake import CATALOGUE, LAKE, LAKE_DATA, Lake, Shared, attached, load, take

log = logging.getLogger(__name__)

DBT_PROJECT = PROJECT / "dbt_project"
BUILD = "PLANLEDGER_BUILD"
NO_UNIT_TESTS = ("--exclude-resource-type", "unit_test")


class DbtError(Exception):
    """dbt could not do what it was asked."""


def ensure_manifest(folder: Folder, lake: Lake | None = None) -> Path:
    """The manifest of the project as it is now, for a file or a catalogue, below the warehouse.

    Raises:
        DbtError: If the project cannot be parsed.
    """
    folder.dbt.mkdir(parents=True, exist_ok=True)
    manifest, stamp = folder.dbt / "manifest.json", folder.dbt / "manifest.version"
    wanted = f"{dbt_version()} {version('dbt-core')} {_target(lake)}"
    with (folder.dbt / "manifest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if manifest.is_file() and stamp.is_file() and stamp.read_text("utf-8") == wanted:
            return manifest
        with _environment(folder, lake):
            result = dbtRunner().invoke(["parse", *_options(folder, lake)])
        if not result.success:
            raise DbtError(f"dbt_project: cannot be parsed: {one_line(result.exception)}")
        stamp.write_text(wanted, "utf-8")
    return manifest


def build(
    folder: Folder, *, has_new_code: bool, progress: Progress, shared: Shared | None = None
) -> DbtBuild:
    """Every model, seed and data test on the file under construction, or in a shared catalogue.

    The unit tests try the models' rules on made-up rows, which no document changes: `make test`
    runs them. Every row of the incremental models is made anew for each version of the project.

    Raises:
        LakeError: If the catalogue cannot be used.
    """
    lake = shared.lake if shared else None
    # dbt opens the file anew for each of its hundreds of statements: free while this is open.
    with _environment(folder, lake), warehouse.connected(folder.building) as connection:
        if shared is None:
            return _build(folder, None, has_new_code, progress)
        with attached(connection, shared.lake):
            is_whole = load(connection, shared.base_run)
            done = _build(folder, lake, has_new_code or is_whole, progress)
            if not done.error:
                take(connection, [relation(node.properties) for node in done.made])
            return done


def _build(folder: Folder, lake: Lake | None, is_whole: bool, progress: Progress) -> DbtBuild:  # noqa: FBT001 - of its caller's
    manifest = json.loads((folder.dbt / "manifest.json").read_bytes())
    expected = sum(node["resource_type"] == "test" for node in manifest["nodes"].values())
    total = expected + sum(node["resource_type"] in MADE for node in manifest["nodes"].values())
    done = 0

    def note(message: EventMsg) -> None:
        nonlocal done
        if message.info.name == "NodeFinished":
            done += 1
            data: Any = message.data
            progress(min(done, total), total, data.node_info.node_name)

    how = ("--full-refresh",) if is_whole else ()
    result = dbtRunner(known(folder), callbacks=[note]).invoke(
        ["--no-write-json", "build", *NO_UNIT_TESTS, *how, *_options(folder, lake)]
    )
    results = getattr(result.result, "results", [])
    return DbtBuild(
        made=tuple(made(results, manifest)),
        tests=tests(results, expected),
        error=None if result.success else error(results, result.exception),
    )


def known(folder: Folder) -> Manifest | None:
    """The project as dbt parsed it, so that it need not look at its files again; None: it does."""
    try:
        packed = (folder.dbt / "partial_parse.msgpack").read_bytes()
        manifest = Manifest.from_msgpack(packed, decoder=extended_mashumuro_decoder)
        manifest.build_flat_graph()
    except Exception as error:  # noqa: BLE001 - whatever an older dbt left, this one reads anew
        log.warning("dbt reads its project again: %s", one_line(error))
        return None
    return manifest


def _target(lake: Lake | None) -> str:
    """Of `profiles.yml`."""
    return LAKE if lake else "build"


def _options(folder: Folder, lake: Lake | None) -> list[str]:
    return [
        "--target",
        _target(lake),
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
def _environment(folder: Folder, lake: Lake | None) -> Generator[None]:
    """Dbt reads from the environment where its tables are made."""
    wanted = {BUILD: str(folder.building.absolute())}
    if lake:
        wanted |= {CATALOGUE: lake.catalogue, LAKE_DATA: lake.data}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
