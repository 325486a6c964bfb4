import json
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from pipelines.__main__ import main
from pipelines.console import programs
from pipelines.reading.versions import PROJECT
from pipelines.store.generations import Folder
from tests.unit.store.tiny_run import run_once

SAMPLE = PROJECT / "raw" / "samples" / "yunze" / "songxi_2021-2025.txt"


def call(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def warehouse(tmp_path):
    """Two published generations."""
    folder = Folder(tmp_path / "warehouse")
    run_once(folder, "one", "甲。")
    run_once(folder, "two", "乙。")
    return folder.root


def test_help_teaches_every_command():
    names = ("run", "read", "dashboard", "dagster", "sql", "status", "rollback")
    names += ("export", "ledger", "calendar")
    text = call("--help").output
    assert all(f"\n  {name} " in text for name in names)
    assert "planledger run --accept-fewer" in call("run", "--help").output
    assert "Exit status: 0 published or nothing to do" in call("run", "-h").output


@pytest.mark.parametrize(
    "words",
    [
        ("run", "--raw", "/no/such/folder"),
        ("read", "/no/such/file"),
        ("dashboard", "--port", "80"),
        ("nonsense",),
        ("run", "--nonsense"),
    ],
)
def test_wrong_use_is_status_two(words):
    assert call(*words).exit_code == 2


def test_read_prints_a_tree_or_json():
    tree = call("read", SAMPLE)
    assert tree.exit_code == 0
    assert "松溪区" in tree.output
    assert "who: " in tree.output
    document = json.loads(call("read", SAMPLE, "--json").output)
    assert document["extraction"]["document"]["jurisdiction_code"] == "990102"
    assert len(document["extraction"]["measures"]) >= 20


def test_read_says_in_one_line_what_is_wrong(tmp_path):
    (tmp_path / "empty.txt").touch()
    result = call("read", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("planledger: empty")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["sql", "rollback"])
def test_without_a_warehouse_the_error_says_what_to_type(tmp_path, command):
    words = [command, *(["select 1"] if command == "sql" else []), "--warehouse", tmp_path / "none"]
    result = call(*words)
    assert result.exit_code == 1
    assert "planledger run" in result.stderr.replace("\n", " ")


def test_sql_answers_as_a_table_and_as_json(warehouse):
    query = "select clean_text from plans.document_texts limit 1"
    assert "乙。" in call("sql", query, "--warehouse", warehouse).output
    line = call("sql", query, "--json", "--warehouse", warehouse).output
    assert json.loads(line)["clean_text"].startswith("乙。")
    wrong = call("sql", "copy plans.runs to 'x.csv'", "--warehouse", warehouse)
    assert (wrong.exit_code, len(wrong.stderr.splitlines())) == (1, 1)


def test_rollback_serves_the_generation_before(warehouse):
    started = time.monotonic()
    result = call("rollback", "--warehouse", warehouse)
    assert time.monotonic() - started < 1
    assert (result.exit_code, "generation 1 of" in result.output) == (0, True)
    query = "select clean_text from plans.document_texts limit 1"
    assert "甲。" in call("sql", query, "--warehouse", warehouse).output
    assert call("rollback", "--warehouse", warehouse).exit_code == 1


def test_status_without_a_warehouse_is_an_answer_and_for_a_monitor_an_alarm(tmp_path):
    assert call("status", "--warehouse", tmp_path).exit_code == 0
    assert "nothing is published yet" in call("status", "--warehouse", tmp_path).output
    assert call("status", "--max-age", 24, "--warehouse", tmp_path).exit_code == 1


def test_the_dashboard_and_dagster_listen_on_this_machine_only():
    dashboard = " ".join(programs.dashboard(8600))
    for option in (
        "--server.address 127.0.0.1",
        "--server.port 8600",
        "--server.fileWatcherType none",
        "--client.showErrorDetails none",
        "--browser.gatherUsageStats false",
    ):
        assert option in dashboard
    assert "--host 127.0.0.1 --port 3100" in " ".join(programs.dagster(3100))


def test_reading_and_help_import_nothing_heavy():
    code = (
        "import sys; from click.testing import CliRunner; from pipelines.__main__ import main;"
        f"CliRunner().invoke(main, ['read', {str(SAMPLE)!r}]);"
        "print([n for n in ('dagster', 'dbt', 'duckdb', 'polars') if n in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
