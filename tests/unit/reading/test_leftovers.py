import pytest

from pipelines.reading.leftovers import why_ignored


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".hidden.txt", "hidden"),
        ("~$plan.docx", "lock"),
        (".~lock.plan.docx#", "hidden"),
        ("README", "the folder"),
        ("License.txt", "the folder"),
        ("Thumbs.db", "the folder"),
        ("plan.pdf.part", "unfinished"),
        ("plan.pdf.filepart", "unfinished"),
        ("PLAN.DOCX.CRDOWNLOAD", "unfinished"),
        ("plan.docx.td", "unfinished"),
        ("~WRL0001.tmp", "unfinished"),
        ("plan.txt.swp", "unfinished"),
        ("plan.txt~", "editor"),
        ("#plan.txt#", "editor"),
        ("plan.bak", "editor"),
    ],
)
def test_what_other_programs_leave_is_left_out_and_says_why(name, why):
    assert why in (why_ignored(name) or "")


@pytest.mark.parametrize("name", ["plan.txt", "#1.txt", "~plan.txt", "template.docx", "backup", ""])
def test_everything_else_is_read(name):
    assert why_ignored(name) is None
