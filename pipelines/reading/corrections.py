"""A person's correction of a source or of a reading: its form, and what may be corrected.

Here: one correction, the fields it may set and the values that fit them, and its failure.
Not here: the file that holds them (`.correction_file`), putting them to work (`.correcting`).
"""

import math
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import get_args, get_type_hints

from pipelines.model.commitment import Measure
from pipelines.model.document import Document
from pipelines.model.quantity import Metric

_RECORDS: dict[str, type] = {"document": Document, "measures": Measure, "metrics": Metric}

FIELDS: dict[str, tuple[str, ...]] = {
    "document": (
        "title",
        "jurisdiction_code",
        "issuer",
        "doc_number",
        "adopted_on",
        "issued_on",
        "published_on",
        "period_start",
        "period_end",
        "has_unit_attachment",
    ),
    "measures": (
        "measure_type",
        "strength",
        "owner",
        "owner_raw",
        "has_verification",
        "due_on",
        "due_from",
        "due_precision",
        "frequency",
        "topic_code",
    ),
    "metrics": (
        "indicator",
        "comparator",
        "value",
        "value_high",
        "unit",
        "kind",
        "is_digits",
        "is_approximate",
        "frequency",
        "subject",
        "role",
        "is_placeholder",
        "due_on",
    ),
}
"""What may be set. What decides which rows there are (a document's kind, spans) may not: the
rows would not follow. A misprint in the source is corrected in its words, and they are read."""

_TOPICS = frozenset({"local", *(f"{item:02d}" for item in range(4, 36))})
_WANTED: dict[type, str] = {
    str: "text: put it in quotes",
    int: "a whole number",
    bool: "true or false",
}
_YEARS = range(1990, 2101)
_SHOWN = 60


class Status(StrEnum):
    """Where a correction stands; one that was fixed at the source is kept and not applied."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    FIXED_AT_SOURCE = "fixed_at_source"


class FormError(Exception):
    """What cannot stand in a correction, whatever the document says."""


class CorrectionError(Exception):
    """A correction that is not one, or that no longer fits: the run must not publish."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: either `field` gets `value`, or the quoted words become `replace`.

    `place` is the file and line that a person finds it at; `part` the text on its page.
    """

    place: str
    source: str
    quote: str
    reason: str
    status: str
    field: str | None = None
    value: object = None
    replace: str | None = None
    part: int = 1

    @property
    def is_applied(self) -> bool:
        """Whether it changes anything."""
        return self.status != Status.FIXED_AT_SOURCE

    @property
    def effect(self) -> tuple[object, ...]:
        """All of it that decides rows."""
        return (self.part, self.quote, self.field, self.value, self.replace, self.is_applied)

    def misfit(self, what: str) -> CorrectionError:
        """That it does not fit, named by source and quote."""
        quote = self.quote if len(self.quote) <= _SHOWN else f"{self.quote[:_SHOWN]}…"
        return CorrectionError(f"{self.place}: {self.source}, quote “{quote}”: {what}")


def require_none(entries: Iterable[Correction], part: int, owner: str) -> None:
    """A copy's rows are not kept: what corrects them would be lost without a word.

    Raises:
        CorrectionError: If one of the entries is for this part.
    """
    for entry in entries:
        if entry.part == part and entry.is_applied:
            raise entry.misfit(f"its text is known from {owner}: name that as the source")


def require_whole(source: str, corrected: Container[str], error: Exception) -> None:
    """Rows that break a rule are an input's fate, but not those that a person made so.

    Raises:
        CorrectionError: If the source is one of the corrected.
    """
    if source in corrected:
        why = " ".join(str(error).split())[:300]
        raise CorrectionError(
            f"corrections.yml: {source}: the corrected rows break a rule ({why}): check its values"
        )


def typed(field: str, value: object) -> object:
    """The value as its field holds it.

    Raises:
        FormError: If there is no such field, or the value is not of its type.
    """
    table, _, name = field.partition(".")
    if name not in FIELDS.get(table, ()):
        known = f"{table}.{{{', '.join(FIELDS[table])}}}" if table in FIELDS else ", ".join(FIELDS)
        raise FormError(f"{field} cannot be corrected: write one of {known}")
    hint = get_type_hints(_RECORDS[table])[name]
    kinds = get_args(hint) or (hint,)
    if value is None:
        if NoneType not in kinds:
            raise FormError(f"{field} cannot be empty: give its value")
        return None
    found = _as(next(kind for kind in kinds if kind is not NoneType), field, value)
    _require_known(field, name, found)
    return found


def _as(kind: type, field: str, value: object) -> object:
    if issubclass(kind, StrEnum):
        codes = [member.value for member in kind]
        if value not in codes:
            raise FormError(f"{field} must be one of {', '.join(codes)}")
        return kind(value)
    if kind is date:
        return _date(field, value)
    if kind is float:
        return _number(field, value)
    if type(value) is not kind:
        raise FormError(f"{field} must be {_WANTED[kind]}")
    if isinstance(value, str) and not value.strip():
        raise FormError(f"{field} cannot be blank: write null for none")
    return value


def _date(field: str, value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FormError(f"{field} must be a date: write it like 2021-12-31")
    return value


def _number(field: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise FormError(f"{field} must be a number")
    return float(value)


def _require_known(field: str, name: str, value: object) -> None:
    if name in ("period_start", "period_end") and value not in _YEARS:
        raise FormError(f"{field} must be a year from {_YEARS[0]} to {_YEARS[-1]}")
    if name == "topic_code" and value not in _TOPICS:
        raise FormError(f"{field} must be local or an item of the outline, '04' to '35'")
