"""`components.exports`: what leaves can be opened in a spreadsheet program without harm."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.components import exports
from tests.integration.made_warehouse import HOSTILE

TRIGGERS = "=+-@\t\r\n＝＋－＠"
FRAME = pl.DataFrame(
    {
        "text": ["=1+1", "＋SUM(A1)", "普通的一句。", None, *HOSTILE],
        "value": [-8.5, 2.0, None, 1e6, *[0.0] * len(HOSTILE)],
        "due_on": [date(2025, 12, 31), None, None, None, *[None] * len(HOSTILE)],
        "flags": [["a", "=b"], [], None, ["c"], *[[]] * len(HOSTILE)],
        "is_firm": [True, False, None, True, *[False] * len(HOSTILE)],
    },
    schema_overrides={"due_on": pl.Date, "flags": pl.List(pl.String)},
)


@given(st.text())
def test_no_cell_begins_with_what_a_spreadsheet_runs(text):
    safe = exports.safe_cell(text)
    assert safe is not None
    assert not safe.startswith(tuple(TRIGGERS))
    assert safe.removeprefix("'") == text.removeprefix("'")


def test_csv_comes_back_with_safe_text_and_the_same_numbers():
    body = exports.csv(FRAME)
    assert body.startswith("\ufeff".encode())
    back = pl.read_csv(io.BytesIO(body), infer_schema_length=None)
    assert not any(cell.startswith(tuple(TRIGGERS)) for cell in back["text"] if cell)
    assert back["value"].to_list() == FRAME["value"].to_list()
    assert back["text"][2] == "普通的一句。"


def cells(body: bytes) -> tuple[list[str], str]:
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
        assert not [name for name in book.namelist() if "hyperlink" in name or "external" in name]
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return ["".join(item.itertext()) for item in shared.iter(f"{space}si")], sheet


def test_a_sheet_holds_no_formula_and_no_link_and_keeps_numbers():
    texts, sheet = cells(exports.xlsx(FRAME))
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert not any(text.startswith(tuple(TRIGGERS)) for text in texts)
    assert "<v>-8.5</v>" in sheet
    assert "'=1+1" in texts


@pytest.mark.parametrize("frame", [FRAME.clear(), pl.DataFrame({"a": [1]})])
def test_an_empty_or_tiny_selection_is_a_file_too(frame):
    assert exports.csv(frame)
    assert zipfile.is_zipfile(io.BytesIO(exports.xlsx(frame)))
