from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from pipelines.model.commitment import Responsibility, TaskUnit, UnitKind
from pipelines.store.frames import RowsError, document_frames, frame
from pipelines.store.rows import FACT_TABLES, columns
from pipelines.store.schemas import TABLES
from tests.unit.reading.fakes import extraction_of
from tests.unit.store.made import tables


def test_every_record_lands_in_a_column_of_its_table():
    frames = document_frames([tables("一句。\n两句。"), tables("三句。", "fedcba9876543210")])
    assert set(frames) == set(FACT_TABLES)
    assert {name: one.columns for name, one in frames.items()} == {
        name: TABLES[name].column_names() for name in FACT_TABLES
    }
    assert frames["measures"]["text"].to_list() == ["一句。", "两句。", "三句。"]
    assert frames["documents"].height == 2
    assert frames["metrics"].is_empty()


def test_dates_and_codes_keep_their_types():
    extraction = extraction_of("一句。", "0123456789abcdef")
    measure = replace(extraction.measures[0], due_on=date(2025, 12, 31))
    found = columns(replace(extraction, measures=(measure,)))["measures"]
    assert found["due_on"] == ["2025-12-31"]
    made = frame("measures", found)
    assert made["due_on"].to_list() == [date(2025, 12, 31)]
    assert isinstance(made.schema["strength"], pl.Enum)


def test_one_body_of_one_government_has_one_id():
    first, second = (extraction_of("一句。", name) for name in ("a" * 16, "b" * 16))
    unit = TaskUnit(
        first.tasks[0].task_id,
        0,
        "市司法局",
        "市司法局",
        None,
        UnitKind.DEPARTMENT,
        None,
        Responsibility.LEAD,
    )
    ids = {
        columns(replace(one, task_units=(unit,)))["task_units"]["unit_id"][0]
        for one in (first, second)
    }
    assert len(ids) == 1
    nowhere = replace(first.document, jurisdiction_code=None)
    apart = columns(replace(first, task_units=(unit,), document=nowhere))
    assert apart["task_units"]["unit_id"][0] not in ids


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("measures", "due_on", ["2025-02-31"], "due_on"),
        ("measures", "strength", ["loud"], "strength"),
        ("measures", "measure_id", ["short"], "measure_id"),
        ("measures", "char_end", [99], "span_fits_text"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named(table, column, value, said):
    found = tables("一句。")[table] | {column: value}
    with pytest.raises(RowsError, match=f"plans.{table}.*{said}"):
        frame(table, found)


@pytest.mark.parametrize("table", ["measures", "sections"])
def test_two_rows_of_one_key_are_named(table):
    twice = {name: values * 2 for name, values in tables("一句。")[table].items()}
    with pytest.raises(RowsError, match=f"plans.{table}.*primary_key"):
        frame(table, twice)


def test_a_missing_column_is_named():
    found = tables("一句。")["measures"]
    del found["strength"]
    with pytest.raises(RowsError, match="strength"):
        frame("measures", found)
