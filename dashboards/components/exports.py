"""What a viewer takes along: rows as CSV or as an Excel sheet, safe to open.

Here: cells that no spreadsheet program takes for a formula or a link.
Not here: which rows they are (the views).
"""

import io
from collections.abc import Callable
from datetime import date
from functools import partial

import polars as pl
import streamlit as st
import xlsxwriter

from dashboards.labels.words import Words

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe_cell(text: str | None) -> str | None:
    """`text` behind an apostrophe where a spreadsheet program would run it."""
    return f"'{text}" if text is not None and text.startswith(_TRIGGERS) else text


def safe(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every cell of text made safe, and lists as one text; numbers stay numbers."""
    lists = [name for name, dtype in frame.schema.items() if isinstance(dtype, pl.List)]
    texts = frame.with_columns(pl.col(lists).list.join("; "))
    return texts.with_columns(
        pl.Series(name, [safe_cell(cell) for cell in texts[name]], dtype=pl.String)
        for name, dtype in texts.schema.items()
        if dtype == pl.String
    )


def csv(frame: pl.DataFrame) -> bytes:
    """The frame as CSV, with the mark by which spreadsheet programs know UTF-8."""
    return "\ufeff".encode() + safe(frame).write_csv().encode("utf-8")


def xlsx(frame: pl.DataFrame) -> bytes:
    """The frame as one Excel sheet: a header that stays, columns that can be filtered."""
    body = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(body, options) as book:
        sheet = book.add_worksheet("planledger")
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        rows = safe(frame)
        for column, name in enumerate(rows.columns):
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(rows.iter_rows(), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                elif isinstance(cell, bool | int | float):
                    sheet.write(line, column, cell)
                elif cell is not None:
                    sheet.write_string(line, column, str(cell))
        sheet.freeze_panes(1, 0)
        if rows.width:
            sheet.autofilter(0, 0, rows.height, rows.width - 1)
    return body.getvalue()


def buttons(rows: Callable[[], pl.DataFrame], stem: str, words: Words) -> None:
    """Two small buttons below what is shown; the rows are asked for when one is pressed."""
    formats: dict[str, tuple[Callable[[pl.DataFrame], bytes], str]] = {
        "csv": (csv, "text/csv"),
        "xlsx": (xlsx, _XLSX),
    }
    with st.container(horizontal=True, width="content"):
        for suffix, (write, mime) in formats.items():
            st.download_button(
                words(f"export.{suffix}"),
                data=partial(_file, write, rows),
                file_name=f"{stem}.{suffix}",
                mime=mime,
                key=f"{suffix}_{stem}",
                on_click="ignore",
                type="tertiary",
            )


def calendar(body: Callable[[], bytes], words: Words) -> None:
    """A button for the deadlines as a calendar file; it is made when pressed."""
    st.download_button(
        words("export.ics"),
        data=body,
        file_name="deadlines.ics",
        mime="text/calendar",
        key="ics_deadlines",
        on_click="ignore",
        type="tertiary",
    )


def _file(write: Callable[[pl.DataFrame], bytes], rows: Callable[[], pl.DataFrame]) -> bytes:
    return write(rows())
