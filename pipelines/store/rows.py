"""One document's extraction as plain columns, table by table.

Here: which record lands in which table of schema `plans`, in values that JSON can carry.
Not here: types and checks (`store.frames`), the columns that only a run knows (`reading.refresh`).
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from enum import StrEnum

from pipelines.model.commitment import (
    AccountabilityAnswer,
    Achievement,
    Citation,
    Measure,
    TaskUnit,
)
from pipelines.model.document import Document
from pipelines.model.extraction import Extraction
from pipelines.model.identity import make_id
from pipelines.model.problem import Problem
from pipelines.model.quantity import Metric
from pipelines.model.section import Section, Task

_FIELDS = {
    table: tuple(field.name for field in record)
    for table, record in {
        "sections": fields(Section),
        "tasks": fields(Task),
        "task_units": fields(TaskUnit),
        "measures": fields(Measure),
        "achievements": fields(Achievement),
        "metrics": fields(Metric),
        "citations": fields(Citation),
        "accountability": fields(AccountabilityAnswer),
        "problems": fields(Problem),
    }.items()
}
_DOCUMENT_FIELDS = tuple(field.name for field in fields(Document))

ROWS_OF_DOCUMENTS = tuple(_FIELDS)
"""The tables that hold any number of rows a document."""

FACT_TABLES = ("documents", "document_texts", *ROWS_OF_DOCUMENTS)
"""The tables whose rows are one document's and are replaced together."""

Columns = dict[str, list[object]]
"""The values of one table, column by column."""


def columns(extraction: Extraction) -> dict[str, Columns]:
    """Every row of one document, by table and column.

    Shape:
        `documents` and `document_texts` hold one row, the others as many as were found; dates are
        ISO 8601 and codes plain strings.
    """
    tables: dict[str, Columns] = {
        "documents": _columns((extraction.document,), _DOCUMENT_FIELDS),
        "document_texts": {"clean_text": [extraction.clean_text]},
    }
    for table, names in _FIELDS.items():
        tables[table] = _columns(getattr(extraction, table), names)
    tables["problems"]["advice"] = [problem.advice for problem in extraction.problems]
    tables["task_units"]["unit_id"] = _unit_ids(extraction)
    for values in tables.values():
        count = len(next(iter(values.values())))
        values["document_id"] = [extraction.document_id] * count
    return tables


def _columns(records: Iterable[object], names: Iterable[str]) -> Columns:
    records = tuple(records)
    return {name: [_plain(getattr(record, name)) for record in records] for name in names}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _unit_ids(extraction: Extraction) -> list[object]:
    """One id for one body of one jurisdiction; without a jurisdiction, of one document."""
    place = extraction.document.jurisdiction_code or extraction.document_id
    return [make_id("unit", place, unit.unit) for unit in extraction.task_units]
