"""Covers the closed list of reasons: the folder's README tells each one's meaning, and no other."""

from pipelines.model.problem import Reason
from tests.conftest import PROJECT


def test_the_readme_of_the_raw_folder_lists_every_reason_for_putting_a_file_aside():
    text = (PROJECT / "raw" / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Why a file is put aside")[2]
    listed = {line.split("`")[1] for line in table.split("\n") if line.startswith("| `")}
    missing = {reason.value for reason in Reason} - listed
    assert (missing, listed - {reason.value for reason in Reason}) == (set(), set())
