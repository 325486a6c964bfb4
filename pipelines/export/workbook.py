"""All published tables as one Excel workbook: a sheet a table, and a page of contents.

Here: cells of the right type, within what a sheet can hold, and what was left out.
Not here: the working ledger, which is made for reading (`.ledger`).
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.export.cells import fitting
from pipelines.export.published import Published, Table
from pipelines.store.generations import Generation

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Excel knows no time zones: all times here are UTC.
    "remove_timezone": True,
}

_WIDTHS = {pl.String: 24, pl.List: 24, pl.Datetime: 20, pl.Date: 12}
_LONG = frozenset({"text", "description", "title", "clean_text", "advice", "detail"})


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells of each sort look."""

    head: Format
    day: Format
    moment: Format


def write_workbook(published: Published, path: Path, most_rows: int = MOST_ROWS) -> None:
    """Every table as a sheet of `path`; one that is longer than a sheet is cut, which it says."""
    with _book(path, {**OPTIONS, "constant_memory": True}) as book:
        book.set_properties(properties(published.generation, "planledger"))
        formats = Formats(
            head=book.add_format({"bold": True, "bottom": 1}),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
            moment=book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        )
        contents = book.add_worksheet("contents")
        lines = []
        for table in published.tables():
            rows = published.rows(table)
            _write_table(book.add_worksheet(table.name), rows.head(most_rows), formats)
            lines.append((table, rows.height, max(0, rows.height - most_rows)))
        _write_contents(contents, published, lines, formats)


def properties(generation: Generation, title: str) -> dict[str, object]:
    """What a workbook says of itself; made when its generation was, so that it is the same file."""
    created = datetime.fromisoformat(generation.published_at).replace(tzinfo=None)
    return {"title": title, "author": "planledger", "created": created}


@contextmanager
def _book(path: Path, options: dict[str, object]) -> Generator[xlsxwriter.Workbook]:
    """A workbook that is closed only when it was written whole."""
    book = xlsxwriter.Workbook(str(path), options)
    yield book
    book.close()


def _write_table(sheet: Worksheet, rows: pl.DataFrame, formats: Formats) -> None:
    sheet.freeze_panes(1, 0)
    for column, (name, dtype) in enumerate(rows.schema.items()):
        sheet.set_column(column, column, 60 if name in _LONG else _WIDTHS.get(type(dtype), 14))
    for column, name in enumerate(rows.columns):
        sheet.write_string(0, column, name, formats.head)
    for line, row in enumerate(rows.iter_rows(), start=1):
        for column, cell in enumerate(row):
            write_cell(sheet, (line, column), cell, formats)
    if rows.width:
        sheet.autofilter(0, 0, max(1, rows.height), rows.width - 1)


def write_cell(sheet: Worksheet, place: tuple[int, int], cell: object, formats: Formats) -> None:
    """A value as what it is; whatever is not a number, a truth or a date is text."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(*place, cell, formats.moment)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time.min), formats.day)
    elif isinstance(cell, list):
        sheet.write_string(*place, fitting("; ".join(map(str, cell))))
    else:
        sheet.write_string(*place, fitting(str(cell)))


def _write_contents(
    sheet: Worksheet,
    published: Published,
    lines: list[tuple[Table, int, int]],
    formats: Formats,
) -> None:
    generation = published.generation
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 3, 120)
    head = f"planledger, generation {generation.number}, published {generation.published_at[:16]}"
    licence = "Apache License 2.0; times are UTC; texts longer than a cell end in …"
    for line, text in enumerate((head + " UTC", licence)):
        sheet.write_string(line, 0, text, formats.head if line == 0 else None)
    for column, name in enumerate(("table", "rows", "left out", "meaning")):
        sheet.write_string(3, column, name, formats.head)
    for line, (table, count, left_out) in enumerate(lines, start=4):
        for column, cell in enumerate((table.name, count, left_out, table.comment)):
            write_cell(sheet, (line, column), cell, formats)
