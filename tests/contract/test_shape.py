"""Covers the conventions of the tree that no linter knows: charters, sizes, mirrors, words."""

import ast
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("pipelines", "dashboards")
MODULE_LINES, MODEL_LINES, DOC_LINES, README_LINES = 250, 100, 500, 60
RUN = 24
STATEMENT = 30
COMMANDS = "setup run dashboard dagster sql test soak check golden bench"


def files(*endings: str, below: tuple[str, ...] = ()) -> list[Path]:
    """What git tracks or would track, without what is ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *below],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split("\0")
    found = [ROOT / name for name in filter(None, listed) if not endings or name.endswith(endings)]
    return [path for path in sorted(set(found)) if path.is_file()]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def size(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def docstring(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


MODULES = files(".py", below=PACKAGES)
TESTS = [path for path in files(".py", below=("tests",)) if path.name.startswith("test_")]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_opens_with_its_charter_and_stays_small(module):
    opening = docstring(module)
    assert opening, "no docstring"
    assert size(module) <= MODULE_LINES
    if module.name == "__init__.py":
        body = ast.parse(module.read_text(encoding="utf-8")).body
        assert len(body) == 1, "an __init__.py holds its docstring and nothing else"
    else:
        assert "\nHere: " in opening, "the charter does not say what is here"
        assert "\nNot here: " in opening, "the charter does not say what is not here"


@pytest.mark.parametrize("test", TESTS, ids=name_of)
def test_a_test_mirrors_a_module_or_says_what_it_covers(test):
    inside = test.relative_to(ROOT / "tests").parts
    stem = test.stem.removeprefix("test_")
    roots = [ROOT / "pipelines", ROOT] if inside[0] == "unit" else []
    mirrored = [root.joinpath(*inside[1:-1]) for root in roots]
    modules = {path.stem for folder in mirrored if folder.is_dir() for path in folder.rglob("*")}
    assert stem in modules or len(docstring(test)) >= STATEMENT, "nothing says what it covers"


@pytest.mark.parametrize("test", TESTS, ids=name_of)
def test_every_test_asserts_something(test):
    """By name: a function without assert, raises or a call of a helper that asserts is no test."""
    tree = ast.parse(test.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or not function.name.startswith("test_"):
            continue
        inner = list(ast.walk(function))
        asserts = any(isinstance(node, ast.Assert) for node in inner)
        called = [ast.unparse(node.func) for node in inner if isinstance(node, ast.Call)]
        helps = any(call.startswith(("pytest.", "attempt", "assert_")) for call in called)
        assert asserts or helps, f"{function.name} asserts nothing"


def test_linear_time_patterns_only_where_text_is_read():
    folders = tuple(f"pipelines/{name}" for name in ("text", "extract", "decode"))
    guilty = [
        name_of(path)
        for path in files(".py", below=folders)
        if path != ROOT / "pipelines/text/patterns.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(name.name == "re" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "re")
    ]
    assert guilty == [], "use pipelines.text.patterns.pattern"


def test_sql_models_and_documents_stay_short():
    models = files(".sql", below=("dbt_project/models",))
    # The meanings of all columns stand in one file by rule, however many columns there are.
    documents = [path for path in files(".md") if path.name != "columns.md"]
    assert [name_of(path) for path in models if size(path) > MODEL_LINES] == []
    assert [name_of(path) for path in documents if size(path) > DOC_LINES] == []
    assert size(ROOT / "README.md") <= README_LINES, "the README is one screen"


def test_no_window_is_without_parts_and_order():
    # Such a window breaks DuckDB 1.5 now and then, and the open file with it.
    bare = [
        name_of(path)
        for path in files(".sql", ".py", below=("dbt_project", *PACKAGES))
        if "over()" in "".join(path.read_text(encoding="utf-8").lower().split())
    ]
    assert bare == [], "count beside the rows instead: cross join (select count(*) ...)"


def test_the_lock_names_no_index_and_hashes_every_package():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = text.replace("\\\n", " ").strip().splitlines()
    assert [block for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []
    assert any(block.startswith("duckdb==1.5.5 ") for block in blocks)


def test_readme_and_makefile_name_the_same_commands():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {line.split(":")[0] for line in makefile.splitlines() if ": $(STAMP)" in line}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {piece.split()[0].strip("`,.") for piece in readme.split("`make ")[1:]}
    assert set(COMMANDS.split()) <= targets
    assert named <= targets
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_reading_one_document_needs_neither_frames_nor_dagster():
    heavy = ["dagster", "dbt", "duckdb", "polars", "pyarrow", "streamlit"]
    code = (
        "import sys, pipelines.extract.document, pipelines.decode.document;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def texts() -> dict[str, str]:
    """The tracked files as text; what is too large to have been written by hand is left out."""
    return {
        name_of(path): path.read_bytes().decode("utf-8", "ignore")
        for path in files()
        if path.stat().st_size < 2_000_000
    }


def test_no_file_names_a_registry_host_or_a_path_of_a_machine():
    hosts = [f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"))]
    hosts += [f"{name}.{end}" for name, end in (("npmjs", "com"), ("npmjs", "org"))]
    hosts += [f"deb.{name}.org" for name in ("debian",)]
    places = [f"/{name}/" for name in ("work", "farm", "root", "tmp/bash_jobs")]
    found = {
        (name, word)
        for name, text in texts().items()
        for word in hosts + [f"{before}{place}" for place in places for before in " \"'`(=:\n"]
        if word in text
    }
    assert found == set()


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def test_no_passage_of_the_real_documents_is_in_the_project():
    shared = ROOT.parent / "shared"
    sources = [path for name in ("corpus", "gold") for path in (shared / name).glob("*.txt")]
    if not sources:
        assert os.environ.get("CI") != "true", f"CI needs the real documents in {shared.name}/"
        pytest.skip("the real documents are not beside this checkout")
    runs = set()
    for source in sources:
        text = bare(source.read_text(encoding="utf-8", errors="ignore"))
        runs.update(text[at : at + RUN] for at in range(len(text) - RUN + 1))
    copied = {}
    for name, text in texts().items():
        words = "" if text.isascii() else bare(text)
        hits = sum(words[at : at + RUN] in runs for at in range(len(words) - RUN + 1))
        if hits:
            copied[name] = hits
    assert copied == {}
