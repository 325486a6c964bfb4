"""Covers `docs/operations.md` and `deploy/`: nothing is missing, and the commands are tried."""

import configparser
import contextlib
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import httpx
import pytest

from pipelines.__main__ import main
from pipelines.model.problem import ProblemKind, Reason
from pipelines.orchestration import home as dagster_home
from pipelines.orchestration import resources
from pipelines.orchestration.definitions import defs
from pipelines.store.generations import Folder
from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "operations.md").read_text("utf-8")
DEPLOY = PROJECT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
HOME = "/opt/planledger/"


def unit(path: Path) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None, strict=False)
    parsed.optionxform = str  # ty: ignore[invalid-assignment] - systemd's names have capitals
    parsed.read_string(path.read_text("utf-8"))
    return parsed


def command(path: Path, *more: str) -> list[str]:
    """What a unit starts, with this checkout in the place of the installed one."""
    words = shlex.split(unit(path)["Service"]["ExecStart"])
    assert words[0] == f"{HOME}.venv/bin/planledger"
    return [sys.executable, "-m", "pipelines", *words[1:], *more]


def environment(folder: Path) -> dict[str, str]:
    """The settings of the service as they are installed, with folders that are there."""
    lines = (DEPLOY / "planledger.env").read_text("utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    given |= {"PLANLEDGER_RAW": str(folder / "raw")}
    given |= {"PLANLEDGER_WAREHOUSE": str(folder / "warehouse")}
    return {**os.environ, **given}


@pytest.mark.parametrize("code", [*Reason, *ProblemKind])
def test_the_page_says_what_to_do_for_every_code(code):
    row = re.search(rf"^\| `{code.value}` \|(.+)\|$", PAGE, re.MULTILINE)
    assert row, "no line of a table begins with it"
    assert all(len(cell.strip()) > 5 for cell in row[1].split("|"))


def test_the_page_names_no_code_command_or_setting_that_is_none():
    codes = set(re.findall(r"^\| `([a-z_0-9]+)` \|", PAGE, re.MULTILINE))
    assert codes == {*map(str, Reason), *map(str, ProblemKind)}
    commands = set(re.findall(r"planledger ([a-z]+)", PAGE)) & set(main.commands)
    assert {"status", "run", "rollback", "dagster", "archive", "sources", "sql"} <= commands
    tried = re.findall(r"`planledger ([a-z]+)", PAGE)
    assert set(tried) <= set(main.commands)
    settings = set(re.findall(r"PLANLEDGER_[A-Z_]+", PAGE))
    known = {value for value in vars(resources).values() if isinstance(value, str)}
    assert settings <= known


def test_the_page_tells_of_every_schedule_sensor_and_job():
    # An instance that another test has let go of is asked for else.
    with dg.instance_for_test():
        repository = defs.get_repository_def()
    names = [
        *(one.name for one in repository.schedule_defs),
        *(one.name for one in repository.sensor_defs),
        *(one.name for one in repository.get_all_jobs() if not one.name.startswith("__")),
    ]
    assert len(names) == 9
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_every_setting_of_the_service_is_told():
    lines = (DEPLOY / "planledger.env").read_text("utf-8").splitlines()
    names = [line.split("=")[0] for line in lines if line and not line.startswith("#")]
    assert names
    assert [name for name in names if f"| `{name}` |" not in PAGE] == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_confined_and_as_nobody_of_importance(path):
    service = unit(path)["Service"]
    assert service["User"] == "planledger"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "true"
    assert service["EnvironmentFile"] == "/etc/planledger.env"


def test_the_check_of_the_timer_fails_until_a_run_ended_well(built_warehouse, tmp_path):
    check = command(DEPLOY / "planledger-check.service")
    told = {**environment(tmp_path), "PLANLEDGER_WAREHOUSE": str(built_warehouse)}

    def status(given: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            check, cwd=PROJECT, env=given, capture_output=True, text=True, check=False
        )

    assert status(told).returncode == 0
    never = status(environment(tmp_path))
    assert never.returncode == 1
    assert "no run ended well in 50 hours" in never.stderr


def test_the_dashboard_of_the_unit_answers_on_this_machine_only(built_warehouse, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = command(DEPLOY / "planledger-dashboard.service", "--port", str(port))
    told = {**environment(tmp_path), "PLANLEDGER_WAREHOUSE": str(built_warehouse)}
    with subprocess.Popen(words, cwd=PROJECT, env=told, stdout=-3, stderr=-3) as process:
        try:
            assert answers(f"http://127.0.0.1:{port}/_stcore/health")
            assert listeners(process.pid) == {f"127.0.0.1:{port}"}
        finally:
            process.terminate()


def answers(url: str) -> bool:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        # It listens before it is ready, and says so.
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(url, trust_env=False).is_success:
                return True
        time.sleep(0.3)
    return False


def listeners(pid: int) -> set[str]:
    """Where a process listens, as the kernel tells it."""
    sockets = {
        str(link.readlink()).removeprefix("socket:[").rstrip("]")
        for link in Path(f"/proc/{pid}/fd").iterdir()
    }
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            cells = line.split()
            if cells[3] == "0A" and cells[9] in sockets:
                address, port = cells[1].split(":")
                plain = ".".join(str(b) for b in reversed(bytes.fromhex(address)))
                found.add(f"{plain}:{int(port, 16)}")
    return found


@pytest.mark.timeout(400)
def test_the_daemon_of_the_unit_looks_for_work_and_listens_nowhere(built_warehouse, tmp_path):
    (tmp_path / "raw" / "inbox").mkdir(parents=True)
    # What dbt knows of the project, so that it is not parsed once more.
    shutil.copytree(built_warehouse / "dbt", tmp_path / "warehouse" / "dbt")
    told = environment(tmp_path)
    log = tmp_path / "daemon.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command(DEPLOY / "planledger.service"),
            cwd=PROJECT,
            env=told,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        wanted = "Checking for new runs for sensor: sources"
        assert said(log, process, wanted), log.read_text()
        assert listeners(process.pid) == set()
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)
    folder = Folder(tmp_path / "warehouse")
    assert (dagster_home.prepare(folder) / "dagster.yaml").is_file()


def said(log: Path, process: subprocess.Popen, words: str) -> bool:
    deadline = time.monotonic() + 150
    while time.monotonic() < deadline and process.poll() is None:
        if words in log.read_text("utf-8", "replace"):
            return True
        time.sleep(0.5)
    return False
