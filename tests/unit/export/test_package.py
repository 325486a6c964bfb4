"""Covers `export.package`, `.tabular`, `.workbook` and `.aside`: what is written is read back."""

import json
import time

import duckdb
import frictionless
import openpyxl
import polars as pl
import pytest

from pipelines.export import package
from pipelines.export.aside import whole_file, whole_folder
from pipelines.export.cells import TRIGGERS, unguarded
from pipelines.export.package import write_package
from pipelines.export.published import ExportError, opened
from pipelines.export.workbook import write_workbook
from pipelines.store.generations import Folder
from pipelines.store.reader import NotPublishedError
from tests.unit.export.made import HOSTILE, hostile_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Folder:
    return hostile_folder(tmp_path_factory.mktemp("made") / "warehouse")


@pytest.fixture(scope="module")
def written(folder, tmp_path_factory):
    """The export of the made file."""
    out = tmp_path_factory.mktemp("written") / "export"
    paper = out.with_name("LICENSE")
    paper.write_text("the licence")
    with opened(folder) as published:
        assert write_package(published, out, [paper]) == 2
    return out


def test_a_data_package_that_an_independent_reader_finds_valid(written):
    report = frictionless.validate(str(written / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 4
    described = json.loads((written / "datapackage.json").read_text("utf-8"))
    assert described["planledger"]["generation"] == 1
    assert described["licenses"][0]["name"] == "Apache-2.0"
    table = next(one for one in described["resources"] if one["name"] == "fct_texts")
    assert table["description"] == "Texts of every sort. One row per text."
    assert table["schema"]["primaryKey"] == ["text_id"]
    assert table["schema"]["fields"][1]["description"] == "What it says."
    assert (written / "LICENSE").read_text() == "the licence"


def test_a_changed_file_is_found_out(written, tmp_path):
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(written, copy)
    path = copy / "parquet" / "fct_texts.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not frictionless.validate(str(copy / "datapackage.json")).valid


def test_parquet_holds_the_rows_as_they_are(folder, written):
    with opened(folder) as published:
        table = next(one for one in published.tables() if one.name == "fct_texts")
        rows = published.rows(table)
    assert pl.read_parquet(written / "parquet" / "fct_texts.parquet").equals(rows)
    assert tuple(rows["text"][:-1]) == HOSTILE


def test_csv_read_back_is_the_table_again(folder, written):
    """By another program: DuckDB, told only what the data package tells."""
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        back = connection.execute(
            """
            select text_id, text, cast(value as double), cast(n as integer),
                cast(is_true as boolean), cast(due_on as date), cast(seen_at as timestamptz), flags
            from read_csv($path, all_varchar = true, nullstr = '', allow_quoted_nulls = false)
            order by text_id
            """,
            {"path": str(written / "csv" / "fct_texts.csv")},
        ).fetchall()
    with opened(folder) as published:
        rows = published.ask("select * from main.fct_texts order by text_id").rows()
    assert len(back) == len(rows)
    for read, row in zip(back, rows, strict=True):
        text = unguarded(read[1]) if read[1] and read[1].startswith("'") else read[1]
        flags = json.loads(read[7]) if read[7] else None
        assert (read[0], text, *read[2:7], flags) == row


def test_no_cell_of_a_csv_can_be_run(written):
    with duckdb.connect() as connection:
        cells = connection.execute(
            "select text from read_csv($path, all_varchar = true)",
            {"path": str(written / "csv" / "fct_texts.csv")},
        ).fetchall()
    assert len(cells) == len(HOSTILE) + 1
    assert [cell for (cell,) in cells if cell and cell.startswith(TRIGGERS)] == []


def test_only_published_tables_are_taken_along(written):
    names = {path.stem for path in (written / "csv").iterdir()}
    assert names == {"fct_texts", "empty_one"}


def test_the_workbook_has_a_sheet_a_table_and_no_formula(written):
    book = openpyxl.load_workbook(written / "planledger.xlsx")
    assert book.sheetnames == ["contents", "empty_one", "fct_texts"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not any(text.startswith(TRIGGERS) for text in texts)
    assert not any(cell.hyperlink for cell in cells)
    sheet = book["fct_texts"]
    assert sheet.freeze_panes == "A2"
    first = [cell.value for cell in sheet[3]]
    assert first[2:5] == [pytest.approx(1 / 3), 1, False]
    assert (f"{first[5]:%Y-%m-%d}", f"{first[6]:%H:%M:%S}") == ("2001-01-31", "00:00:01")
    assert sheet["B13"].value == "12", "a text of digits stays a text"
    contents = {row[0].value: row[1].value for row in book["contents"].iter_rows(min_row=5)}
    assert contents == {"empty_one": 0, "fct_texts": len(HOSTILE) + 1}


def test_a_table_longer_than_a_sheet_is_cut_and_the_contents_say_so(folder, tmp_path):
    with opened(folder) as published:
        write_workbook(published, tmp_path / "book.xlsx", most_rows=5)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book["fct_texts"].max_row == 6
    lines = {row[0].value: row[2].value for row in book["contents"].iter_rows(min_row=5)}
    assert lines["fct_texts"] == len(HOSTILE) + 1 - 5


def test_the_same_generation_gives_the_same_files(folder, written, tmp_path):
    time.sleep(1)
    with opened(folder) as published:
        write_package(published, tmp_path / "again")
    names = [
        "datapackage.json",
        "csv/fct_texts.csv",
        "parquet/fct_texts.parquet",
        "planledger.xlsx",
    ]
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (written / name).read_bytes(), name


def test_a_folder_with_other_files_is_left_alone(folder, tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with opened(folder) as published, pytest.raises(ExportError, match="holds other files"):
        write_package(published, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_older_export_is_replaced_whole(folder, tmp_path):
    out = tmp_path / "export"
    with opened(folder) as published:
        write_package(published, out)
        (out / "csv" / "gone.csv").write_text("of an older generation")
        write_package(published, out)
    assert not (out / "csv" / "gone.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_a_failure_leaves_what_was_there(folder, tmp_path, monkeypatch):
    out = tmp_path / "export"
    with opened(folder) as published:
        write_package(published, out)
        before = (out / "datapackage.json").read_bytes()

        def full(*_):
            raise OSError(28, "No space left on device", "planledger.xlsx")

        monkeypatch.setattr(package, "write_workbook", full)
        with pytest.raises(OSError, match="No space"):
            write_package(published, out)
    assert (out / "datapackage.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def _half(path):
    path.write_text("half")
    raise IsADirectoryError(path)


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path):
    path = tmp_path / "ledger.xlsx"
    path.write_text("older")
    with pytest.raises(IsADirectoryError), whole_file(path) as beside:
        _half(beside)
    assert path.read_text() == "older"
    with whole_file(path) as beside:
        beside.write_text("newer")
    assert path.read_text() == "newer"
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.xlsx"]


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path):
    (tmp_path / "export").write_text("x")
    with pytest.raises(ExportError, match="is a file"), whole_folder(tmp_path / "export"):
        pytest.fail("nothing may be written")


def test_before_the_first_run_there_is_nothing_to_take(tmp_path):
    with pytest.raises(NotPublishedError), opened(Folder(tmp_path)):
        pytest.fail("nothing is published")


def test_a_file_of_an_older_version_names_what_it_lacks(folder):
    with opened(folder) as published, pytest.raises(ExportError, match="planledger run"):
        published.ask("select * from main.mart_deadlines")
