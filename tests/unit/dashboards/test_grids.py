"""`dashboards.components.grids`: rows in a form that browsers read."""

from datetime import UTC, date, datetime

import polars as pl
import pyarrow as pa

from dashboards.components import grids


def test_rows_travel_with_their_values_and_in_types_that_browsers_know():
    frame = pl.DataFrame(
        {
            "words": ["一", None],
            "number": [1, 2],
            "share": [0.5, None],
            "day": [date(2025, 12, 31), None],
            "at": [datetime(2025, 1, 2, 3, 4, tzinfo=UTC), None],
            "flags": [["a", "b"], []],
        }
    )
    table = grids.rows(frame)
    assert table.to_pylist() == frame.to_dicts()
    assert table.schema.field("words").type == pa.large_string()
    assert "view" not in str(table.schema)


def test_no_rows_are_a_table_too():
    table = grids.rows(pl.DataFrame(schema={"words": pl.String, "number": pl.Int64}))
    assert table.num_rows == 0
    assert table.column_names == ["words", "number"]
