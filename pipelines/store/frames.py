"""Plain columns as checked frames.

Here: the one way from values to a frame that a schema of `store.schemas` has passed.
Not here: which values a document yields (`store.rows`), where frames land (`store.warehouse`).
"""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl
from dataframely.exc import SchemaError, ValidationError

from pipelines.store.rows import Columns
from pipelines.store.schemas import TABLES

Frames = dict[str, pl.DataFrame]
"""Checked frames by table of schema `plans`."""

_REFUSALS = (SchemaError, ValidationError, pl.exceptions.PolarsError, TypeError, ValueError)


class RowsError(Exception):
    """Rows that break the rules of their table."""


def frame(table: str, values: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """The checked frame of one table.

    Raises:
        RowsError: If a value does not fit its column, or a row breaks a rule of the schema.
    """
    schema = TABLES[table]
    types = {name: column.dtype for name, column in schema.columns().items()}
    try:
        raw = pl.DataFrame([_series(name, values[name], types[name]) for name in types])
        return schema.validate(raw)
    except KeyError as error:
        raise RowsError(f"plans.{table}: column {error} is missing") from error
    except (
        SchemaError,
        ValidationError,
        pl.exceptions.PolarsError,
        TypeError,
        ValueError,
    ) as error:
        raise RowsError(f"plans.{table}: {_one_line(error)}") from error


def document_frames(documents: Iterable[Mapping[str, Columns]]) -> Frames:
    """The rows of many documents, one checked frame a table.

    Raises:
        RowsError: If a row of any document breaks its table's rules.
    """
    documents = tuple(documents)
    tables = documents[0].keys() if documents else ()
    return {table: frame(table, _joined([one[table] for one in documents])) for table in tables}


def empty(table: str) -> pl.DataFrame:
    """The frame of a table without rows."""
    return TABLES[table].create_empty()


def _series(name: str, values: Sequence[object], dtype: pl.DataType) -> pl.Series:
    if isinstance(dtype, pl.Date):
        return pl.Series(name, values, dtype=pl.String, strict=True).str.to_date("%Y-%m-%d")
    return pl.Series(name, values, dtype=dtype, strict=True)


def _joined(parts: Sequence[Columns]) -> Columns:
    names = parts[0].keys()
    return {name: [value for part in parts for value in part[name]] for name in names}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:400]
