"""Covers dbt's target `lake`: the samples in DuckLake on a PostgreSQL that is started for it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import duckdb
import pytest

from pipelines.store import warehouse
from pipelines.store.lake import Lake, attached
from tests.conftest import SAMPLES, planledger
from tests.contract.incremental import sums

pytestmark = pytest.mark.soak

RUNS = {"main.pipeline_run", "main.document_source"}
"""Tables that hold the time and the name of the run, which differ."""

RANKING = (
    "select framework, level, jurisdiction_code, rank, rank_p05, rank_p95 "
    "from mart_city_ranking order by all"
)


def programs() -> Path | None:
    """The newest PostgreSQL that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def as_nobody(*words: object) -> None:
    """A command as a user without rights: PostgreSQL starts under no other."""
    before = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
    command = [*(before if os.getuid() == 0 else ()), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def catalogue():
    """The address of an empty database on this machine, and its server's end."""
    here = programs()
    if here is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    # Short, and open to that user: sockets and data stand in it.
    place = Path("/tmp") / f"planledger-pg-{os.getpid()}"
    place.mkdir()
    if os.getuid() == 0:
        shutil.chown(place, "postgres")
    port, data = free_port(), place / "data"
    as_nobody(here / "initdb", "-D", data, "-U", "planledger", "-A", "trust", "-E", "UTF8")
    how = f"-p {port} -c listen_addresses=127.0.0.1 -k {place} -c fsync=off"
    as_nobody(here / "pg_ctl", "-D", data, "-w", "-l", place / "log", "-o", how, "start")
    try:
        as_nobody(here / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "planledger", "lake")
        yield f"postgres:host=127.0.0.1 port={port} dbname=lake user=planledger"
    finally:
        as_nobody(here / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(place)


def run(raw: Path, folder: Path, **environment: str) -> Path:
    done = planledger("run", "--raw", raw, "--warehouse", folder, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "current" / "planledger.duckdb"


def asked(database: Path, query: str) -> list:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def rested(raw: Path) -> None:
    """Nobody has written to it for an hour: a run takes it at once."""
    then = time.time() - 3600
    for path in raw.rglob("*"):
        os.utime(path, (then, then))


def test_the_same_tables_come_of_the_shared_catalogue(catalogue, tmp_path):
    """First everything, then one document changed: each as an ordinary run has it."""
    raw = tmp_path / "samples"
    shutil.copytree(SAMPLES, raw)
    changed = min(raw.rglob("*.txt"))
    for _ in range(2):
        rested(raw)
        ordinary = run(raw, tmp_path / "file")
        shared = run(raw, tmp_path / "shared", PLANLEDGER_LAKE=catalogue)
        wanted, found = sums(ordinary), sums(shared)
        assert wanted.keys() == found.keys()
        assert {name for name in wanted if wanted[name] != found[name]} <= RUNS
        assert asked(shared, RANKING) == asked(ordinary, RANKING)
        keys = "select table_name, constraint_column_names from duckdb_constraints() order by all"
        assert asked(shared, keys) == asked(ordinary, keys)
        changed.write_text(changed.read_text("utf-8") + "\n加强法治宣传教育。\n", "utf-8")
    with warehouse.connected(tmp_path / "reader.duckdb") as connection:
        place = Lake(catalogue, str(tmp_path / "shared" / "lake"))
        with attached(connection, place):
            connection.execute("use lake")
            ranking = connection.execute(RANKING).fetchall()
            connection.execute("use reader")
    assert ranking == asked(shared, RANKING)
