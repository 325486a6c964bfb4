"""Covers FAULTS P1 and P3–P6: what is installed, that it was reviewed, and what it sends."""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
import re2
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import SAMPLES, planledger
from tests.contract.test_shape import ROOT, texts

FLOORS = {
    "scrapy": "2.14.2",
    "pypdfium2": "5.15",
    "lxml": "6",
    "streamlit": "1.54",
    "duckdb": "1.5.5",
}
"""The oldest versions without a hole that the fault table knows of."""

NAMESPACE = """
ip link set lo up
"$@" >&2
code=$?
grep ^Ip: /proc/self/net/snmp
exit $code
"""
"""A network without a way out, whose kernel counts what had none."""

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a cloud key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a code host": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20})",
    "a token of a chat": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a password in an address": r"[a-z]+://[^/\s:@]{1,40}:[^/\s:@{}]{3,40}@[a-z0-9.-]+",
    "an identity number": r"\b[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]\b",
    "a mobile number": r"\b1[3-9][0-9]{9}\b",
}

NOBODYS = ("@example.org", "@example.com", ".example", ".test")
"""Hosts that nobody can have."""


def wheel(folder: Path) -> str:
    """A package of one empty module; the SHA-256 of its wheel."""
    path = folder / "harmless-1.0-py3-none-any.whl"
    about = "Metadata-Version: 2.1\nName: harmless\nVersion: 1.0\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("harmless.py", "")
        archive.writestr("harmless-1.0.dist-info/METADATA", about)
        archive.writestr(
            "harmless-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr("harmless-1.0.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("is_altered", [False, True])
def test_a_package_that_is_not_the_locked_one_is_not_installed(tmp_path, is_altered):
    """By the Makefile's own recipe, from a folder in the place of an index."""
    digest = wheel(tmp_path)
    locked = digest[:-1] + ("0" if digest[-1] != "0" else "1") if is_altered else digest
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "tests/benchmarks").mkdir(parents=True)
    (tmp_path / "tests/benchmarks/requirements.lock").touch()
    lock = f"harmless==1.0 \\\n    --hash=sha256:{locked}\n"
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    places = {"FIND_LINKS": str(tmp_path), "NO_INDEX": "1"}
    environment = {
        f"{tool}_{name}": place for tool in ("PIP", "UV") for name, place in places.items()
    }
    done = subprocess.run(
        ["make", f"PYTHON={sys.executable}", "setup"],
        cwd=tmp_path,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    installed = list(tmp_path.glob(".venv/lib/*/site-packages/harmless.py"))
    assert (done.returncode != 0) == is_altered, done.stdout + done.stderr
    assert bool(installed) != is_altered
    assert ("hash" in (done.stdout + done.stderr).lower()) == is_altered


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_installed_is_not_older_than_its_last_hole(name):
    assert Version(version(name)) >= Version(FLOORS[name])


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = (line.split()[0].split("==") for line in lines if "==" in line.split(";")[0])
    return {name.split("[")[0]: pinned for name, pinned in pins}


def test_what_reads_pdf_by_guesswork_or_runs_what_it_reads_is_not_there():
    assert {"pdfminer-six", "pdfplumber", "camelot-py"}.isdisjoint(locked())


def test_every_dependency_was_reviewed_and_says_what_it_is_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {}).values()
    groups = (project["project"]["dependencies"], project["dependency-groups"]["dev"], *extras)
    asked = [one for group in groups for one in group]
    names = {canonicalize_name(Requirement(one).name) for one in asked}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| `")]
    reviewed = {row[0].strip(" `"): row[1].strip() for row in rows}
    assert reviewed.keys() == names, "docs/dependencies.md lists what pyproject.toml asks for"
    assert [name for name, purpose in reviewed.items() if not purpose] == []
    count = f"{len(locked())} packages"
    assert count in page, f"the lock holds {count}: see what came in, then say so on that page"


def tried(table: str) -> int:
    """How often something was sent to where no way leads, of the kernel's table of counters."""
    names, numbers = (line.split() for line in table.splitlines())
    return int(dict(zip(names, numbers, strict=True))["OutNoRoutes"])


def isolated(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "--net", "sh", "-c", NAMESPACE, "sh", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )


@pytest.fixture(scope="module")
def watched():
    """Runs a command of ours in a network without a way out; how often it looked for one."""
    if os.geteuid() != 0 or not shutil.which("unshare") or not shutil.which("ip"):
        pytest.skip("a network of one's own needs root, unshare and ip")
    call = "import socket; socket.socket().connect_ex(('203.0.113.7', 9))"
    probe = isolated(sys.executable, "-c", call)
    if "OutNoRoutes" not in probe.stdout:
        pytest.skip(f"no network of one's own here: {probe.stderr.strip()[:200]}")
    assert tried(probe.stdout) == 1, "a call to the outside is not counted"

    def count(*words: object) -> int:
        done = isolated(sys.executable, "-m", "pipelines", *map(str, words))
        assert done.returncode == 0, done.stdout + done.stderr
        return tried(done.stdout)

    return count


def test_no_command_looks_for_a_way_out(watched, built_warehouse, tmp_path):
    where = ("--warehouse", built_warehouse)
    assert watched("status", *where) == 0
    assert watched("sql", "select 1", *where) == 0
    warehouse = tmp_path / "warehouse"
    shutil.copytree(built_warehouse, warehouse, symlinks=True)
    # Nothing is new in the samples: the whole start, Dagster's included, and no build.
    assert watched("run", "--raw", SAMPLES, "--warehouse", warehouse) == 0


@pytest.mark.soak
def test_no_build_looks_for_a_way_out(watched, tmp_path):
    assert watched("run", "--raw", SAMPLES, "--warehouse", tmp_path / "warehouse") == 0


def test_no_secret_and_no_personal_number_is_in_the_project_or_in_what_it_writes(built_warehouse):
    known = {what: re2.compile(words) for what, words in SECRETS.items()}
    logs = [built_warehouse / "runs.jsonl", *built_warehouse.glob("versions/*/*.json")]
    rows = planledger("sql", "from document_text", "--json", "--warehouse", built_warehouse).stdout
    written = {path.name: path.read_text(encoding="utf-8") for path in logs} | {"texts": rows}
    assert len(rows) > 1000
    ours = {name: text for name, text in texts().items() if not name.endswith(".lock")}
    found = [
        (name, what)
        for name, text in {**ours, **written}.items()
        for what, one in known.items()
        for hit in one.finditer(text)
        if not hit.group().endswith(NOBODYS)
    ]
    assert found == []
    assert known["a mobile number"].search("tel 1" + "38" + 8 * "0")
