"""What else changes in a document's rows with a value that a person corrected.

Here: the place behind a code, deadlines that come from the plan's end, a measure's own date.
Not here: which correction sets which value (`.correcting`).
"""

from dataclasses import replace
from datetime import date

from pipelines.extract.place_names import load_places
from pipelines.model.commitment import DeadlineSource, Measure
from pipelines.model.document import Document, Kind
from pipelines.model.extraction import Extraction


def says(row: object, name: str, value: object) -> bool:
    """Whether a row says this already; a date that a measure inherits is not its own."""
    if isinstance(row, Measure) and name == "due_on":
        is_own = row.deadline_source is DeadlineSource.EXPLICIT
        return row.due_on == value if is_own else value is None
    return getattr(row, name) == value


def with_place(document: Document) -> Document | None:
    """The document with the name and level of its place; None where no place has its code."""
    code = document.jurisdiction_code
    if code is None:
        return replace(document, jurisdiction_name=None, level=None)
    place = load_places().get(code)
    if place is None:
        return None
    return replace(document, jurisdiction_name=place.name, level=place.level)


def with_end(extraction: Extraction) -> Extraction:
    """The rows after the period's end changed: without a date of its own, it is the measure's."""
    due = _end(extraction.document)
    measures = tuple(
        measure if measure.deadline_source is DeadlineSource.EXPLICIT else _inheriting(measure, due)
        for measure in extraction.measures
    )
    return replace(extraction, measures=measures)


def with_due(extraction: Extraction, nth: int, due: date | None) -> Extraction:
    """A date that a person gave is the measure's own and its metrics'; without, it inherits."""
    rows = extraction.measures
    measure = (
        replace(rows[nth], deadline_source=DeadlineSource.EXPLICIT)
        if due
        else _inheriting(replace(rows[nth], due_precision=None), _end(extraction.document))
    )
    metrics = tuple(
        replace(metric, due_on=due) if metric.measure_id == measure.measure_id else metric
        for metric in extraction.metrics
    )
    return replace(extraction, measures=(*rows[:nth], measure, *rows[nth + 1 :]), metrics=metrics)


def _end(document: Document) -> date | None:
    """When a commitment without a date is due; what a report announces is for the year after."""
    end = document.period_end
    if end is None:
        return None
    return date(end + (document.kind is Kind.REPORT), 12, 31)


def _inheriting(measure: Measure, due: date | None) -> Measure:
    return replace(
        measure,
        due_on=due,
        due_from=None,
        deadline_source=DeadlineSource.INHERITED if due else DeadlineSource.NONE,
        due_precision=measure.due_precision if due else None,
        due_text=measure.due_text if due else None,
    )
