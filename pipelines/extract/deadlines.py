"""Dates by which something is due.

Here: which date phrases of a sentence or title are deadlines (CODEBOOK 7).
Not here: the phrases (`extract.dates`), frequencies and time limits (`extract.metrics`), the
dates of the document (`extract.metadata`).
"""

from datetime import date
from typing import NamedTuple

from pipelines.extract.dates import DatePhrase
from pipelines.model.quantity import Deadline, Precision
from pipelines.text.patterns import short_pattern

_NOT_BEFORE = (
    "上、",
    "自",
    "从",
    "截至",
    "截止",
    "截止到",
    "截至到",
    "每年",
    "每",
    "第",
    "于每年",
    "往年",
    "上半年、",
    "上半年和",
    "上半年与",
)
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
_OTHER_HALF = ("、下半年", "和下半年", "与下半年")
"""Behind a half of a year these say how often, and not by when: 上半年、下半年各一次."""

_REACHES = (
    r"(?:提[高升]|增加|扩大|上升|增长|下降|降低|减少|压[缩减]|缩短)[到至为]|达到?|降[到至]|减[到至]|增[到至]|升[到至]"
    r"|不低于|不少于|不超过|不高于"
)
_DONE_IN = short_pattern(
    "extract.deadlines.done_in",
    # 2023年完成4所, 2024年全面实现…, 2025年提高到65%
    r"^,?(?:(?:全面|基本|初步|力争|计划|率先|全部|公开|新|如期|按期|按时|顺利)){0,2}"
    rf"(?:{_REACHES}|完成|实现|建成|建立|形成|取得|出台|制定|编制|印发|发布|启用|上线|招录|新增|增配|培训)"
    # and 2020年出庭率达到50%.
    rf"|^,?[^,。;:0-9]{{1,14}}(?:{_REACHES})[0-9百]"
    # 2023年裁量基准实现全覆盖
    r"|^,?[^,。;:0-9]{2,16}(?:实现|达到)[^,。;:]{0,6}全覆盖",
)
_DONE_WINDOW = 28
_NOT_UNTIL = ("直到", "追溯到", "为到", "落实到", "年到", "年至")
"""到 in these says not by when: 为到2035年基本建成奠定基础."""
_CLAUSE_ENDS = "\n。;:),"
"""Behind one of these years open a clause: 2012-2015年,新建…."""

_COMPARED = ("比", "较", "与", "和", "对", "将", "按照", "按", "依据", "根据", "在", "上", "为")
"""Before a bare year these make it the year of something else: 比2022年提高."""


_FIVE_YEARS = 5
"""How far a report or a year's workplan looks ahead: to the end of its five-year plan."""


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
    after = view[phrase.end : phrase.end + _DONE_WINDOW]
    runs = (
        before.endswith(("自", "从"))
        if phrase.due_from
        else phrase.has_before and before.endswith("止")
    )
    if (before.endswith(_NOT_BEFORE) and not runs) or (
        _may_be_past(phrase) and after.startswith(_NOT_AFTER)
    ):
        return None
    if phrase.precision is Precision.PHASE or after.startswith(_OTHER_HALF):
        return None
    due_on = phrase.due_on
    opens = not phrase.start or view[phrase.start - 1] in _CLAUSE_ENDS
    if due_on is None or not _is_due(phrase, before, after, known, opens=opens):
        return None
    if not _in_period(phrase, due_on, known):
        return None
    start = phrase.start - 1 if before.endswith(("到", "至", "在", "于")) else phrase.start
    return Deadline(
        view[start : phrase.end], start, phrase.end, due_on, phrase.due_from, phrase.precision
    )


def _is_due(phrase: DatePhrase, before: str, after: str, known: Calendar, *, opens: bool) -> bool:
    """Whether a phrase says by when; `opens` tells that a clause opens with it."""
    if phrase.has_before:
        return True
    if phrase.due_from is not None:
        is_own = known.is_title or phrase.precision is not Precision.YEAR
        return is_own or (opens and after[:1] == ",")
    if before.endswith(("到", "至")):
        return not before.endswith(_NOT_UNTIL)
    if phrase.is_bare_year:
        is_end = known.is_goal and phrase.year == known.period_end and after[:1] == ","
        return is_end or _is_done_in(before, after, known)
    if phrase.precision is Precision.DAY:
        return before.endswith(("于", "在")) or after.startswith(("完成", "截止"))
    return True


def _is_done_in(before: str, after: str, known: Calendar) -> bool:
    """Whether a bare year says when something will be done; only years of a known plan do."""
    if known.is_title or known.period_start is None or before.endswith(_COMPARED):
        return False
    return _DONE_IN.search(after) is not None


def _in_period(phrase: DatePhrase, due_on: date, known: Calendar) -> bool:
    """Whether the date lies in the plan's years: before them it is past, beyond them a vision."""
    if known.period_start is not None and due_on.year < known.period_start:
        return False
    if known.period_end is not None and due_on.year > known.period_end:
        if known.period_start == known.period_end:
            return due_on.year <= known.period_end + _FIVE_YEARS
        return phrase.precision is not Precision.YEAR and due_on.year <= known.period_end + 1
    return True
