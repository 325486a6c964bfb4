"""Dates by which something is due.

Here: which date phrases of a sentence or title are deadlines (CODEBOOK 7).
Not here: the phrases (`extract.dates`), frequencies and time limits (`extract.metrics`), the
dates of the document (`extract.metadata`).
"""

from datetime import date
from typing import NamedTuple

from pipelines.extract.dates import DatePhrase
from pipelines.model.quantity import Deadline, Precision

_NOT_BEFORE = ("自", "从", "截至", "截止", "截止到", "截至到", "每年", "每", "第", "于每年", "往年")
_NOT_AFTER = (
    "以来",
    "起",
    "开始",
    "版",
    "修订",
    "印发",
    "发布的",
    "通过的",
    "第",
    "度",
    "召开",
    "公布的",
    "出台的",
    "间",
)


class Calendar(NamedTuple):
    """What a date phrase leans on: the plan's years, and the part of it that it stands in."""

    period_start: int | None
    period_end: int | None
    is_goal: bool = False
    is_title: bool = False


def _may_be_past(phrase: DatePhrase) -> bool:
    """Whether a date can be that of something done: a year, a month or a day, with no 底 or 前."""
    if phrase.has_before:
        return False
    return phrase.is_bare_year or phrase.precision in (Precision.DAY, Precision.MONTH)


def as_deadline(view: str, phrase: DatePhrase, known: Calendar) -> Deadline | None:
    """The phrase as a deadline, or None where it only names a time."""
    before = view[max(0, phrase.start - 5) : phrase.start].rstrip()
    after = view[phrase.end : phrase.end + 4]
    if before.endswith(_NOT_BEFORE) or (_may_be_past(phrase) and after.startswith(_NOT_AFTER)):
        return None
    if phrase.precision is Precision.PHASE:
        return None
    due_on = phrase.due_on
    if due_on is None or not _is_due(phrase, before, after, known, due_on):
        return None
    if not _in_period(phrase, due_on, known):
        return None
    start = phrase.start - 1 if before.endswith(("到", "至", "在", "于")) else phrase.start
    return Deadline(
        view[start : phrase.end], start, phrase.end, due_on, phrase.due_from, phrase.precision
    )


def _is_due(phrase: DatePhrase, before: str, after: str, known: Calendar, due_on: date) -> bool:
    if phrase.has_before:
        return True
    if phrase.due_from is not None:
        return known.is_title or phrase.precision is not Precision.YEAR
    if before.endswith(("到", "至")) and not before.endswith(("直到", "追溯到")):
        return not before.endswith(("年到", "年至"))
    if phrase.is_bare_year:
        return known.is_goal and due_on.year == known.period_end and after[:1] == ","
    if phrase.precision is Precision.DAY:
        return before.endswith(("于", "在")) or after.startswith(("完成", "截止"))
    return True


def _in_period(phrase: DatePhrase, due_on: date, known: Calendar) -> bool:
    """Whether the date lies in the plan's years: before them it is past, beyond them a vision."""
    if known.period_start is not None and due_on.year < known.period_start:
        return False
    if known.period_end is not None and due_on.year > known.period_end:
        return phrase.precision is not Precision.YEAR and due_on.year <= known.period_end + 1
    return True
