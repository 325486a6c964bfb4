"""Covers docs/faults.md: every fault has its row, and every row the tests that it names."""

import ast

import pytest

from tests.contract.test_shape import ROOT

PAGE = ROOT / "docs" / "faults.md"
KINDS = {"C": 21, "D": 15, "W": 18, "S": 9, "V": 12, "P": 6}
RUNS = {"default", "soak", "both", "open"}


def rows() -> list[list[str]]:
    """The cells of every row that opens with a fault's name."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    return [row for row in cells if row and row[0][1:].isdecimal() and row[0][0].isupper()]


ROWS = rows()


def functions(path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_fault_of_these_kinds_has_one_row():
    named = [row[0] for row in ROWS if row[0][0] in KINDS]
    wanted = [f"{kind}{number}" for kind, last in KINDS.items() for number in range(1, last + 1)]
    assert sorted(named) == sorted(wanted)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_names_tests_that_exist_and_when_they_run(row):
    assert len(row) == 5
    assert row[3] in RUNS
    named = [part.strip(" `") for part in row[2].split("<br>")]
    if row[3] == "open":
        assert named == ["none"]
        assert row[4], "what is missing"
        return
    for test in named:
        file, _, name = test.partition("::")
        assert (ROOT / "tests" / file).is_file(), test
        assert name in functions(ROOT / "tests" / file), test
