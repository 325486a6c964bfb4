"""Dates as a text prints them.

Here: date phrases, damaged ones among them, and the calendar dates they mean.
Not here: which of them something is due by (`extract.deadlines`).
"""

import calendar
from dataclasses import dataclass
from datetime import date

from pipelines.model.quantity import Precision
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import pattern

_TAIL = r"(?P<tail>年?底|年?末|年?初|上半年|下半年|年?第?[一二三四1-4]季度|内|度)?"
_DATES = pattern(
    "extract.deadlines.dates",
    r"(?P<year>20[0-9]{2}) ?年 ?(?:(?P<month>[0-9]{1,2}) ?月(?: ?(?P<day>[0-9]{1,2}) ?日|(?P<mtail>底|末|份|初|[上中下]旬)?)|"
    + _TAIL
    + r")"
    r"|(?P<lost>20[0-9]{2})(?:(?P<lost_month>[0-9]{1,2})月(?:底|末)?|(?P<lost_day>[0-9]{2,4})日)"
    r"|(?P<month2>[0-9]{1,2}) ?月(?: ?(?P<day2>[0-9]{1,2}) ?日|(?P<mtail2>底|末|份|初|[上中下]旬)?)"
    r"|(?P<loose>年底|年末|年内|年中|上半年|下半年|第?[一二三四]季度)末?"
    r"|(?P<phase>第[一二三四五]阶段|近期|短期内)"
    r"|(?P<span>20[0-9]{2})(?: ?年)? ?[-至到一] ?(?P<span_to>20[0-9]{2}) ?年",
)
_BEFORE = ("以前", "之前", "前")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date as printed, with what stands around it; `due_on` None where the year is unknown."""

    start: int
    end: int
    due_on: date | None
    due_from: date | None
    precision: Precision
    year: int | None
    has_before: bool
    is_bare_year: bool


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def find_dates(view: str, start: int, end: int, only_year: int | None) -> list[DatePhrase]:
    """Every date phrase of view[start:end] in order; ranges count as one phrase.

    A month without a year takes the year of the phrase before it in the same sentence, else the
    one year that the document is about, if it is about one.
    """
    found: list[DatePhrase] = []
    for hit in _DATES.finditer(view, start, end):
        at = hit.start()
        if at > 0 and view[at - 1] in "0123456789.":
            continue
        phrase = _read(view, hit, _year_before(view, found, at) or only_year)
        if phrase is None:
            continue
        merged = _as_range(view, found, phrase)
        if merged:
            found[-1] = merged
        else:
            found.append(phrase)
    return found


def _year_before(view: str, found: list[DatePhrase], at: int) -> int | None:
    if not found or found[-1].year is None:
        return None
    between = view[found[-1].end : at]
    return None if any(c in between for c in "。;\n") else found[-1].year


def _read(view: str, hit: object, inherited: int | None) -> DatePhrase | None:
    group = hit.groupdict()  # type: ignore[attr-defined]
    start, end = hit.start(), hit.end()  # type: ignore[attr-defined]
    before = next((w for w in _BEFORE if view.startswith(w, end)), "")
    if before == "前" and view[end + 1 : end + 2] in ("期", "后", "瞻", "述", "沿"):
        before = ""
    if group["phase"]:
        return DatePhrase(
            start, end, None, None, Precision.PHASE, None, bool(before), is_bare_year=False
        )
    if group["lost"]:
        return _read_lost(start, end, group, before)
    if group["span"]:
        first, last = int(group["span"]), int(group["span_to"])
        return DatePhrase(
            start,
            end,
            date(last, 12, 31),
            date(first, 1, 1),
            Precision.YEAR,
            last,
            False,
            is_bare_year=False,
        )
    year = int(group["year"]) if group["year"] else inherited
    month = group["month"] or group["month2"]
    if month:
        day = group["day"] or group["day2"]
        due, precision = _month(year, int(month), day)
        if precision is None:
            return None
        tail = group["mtail"] or group["mtail2"]
        bare = not tail and not day and not group["year"] and not before
        return DatePhrase(
            start, end + len(before), due, None, precision, year, bool(before), is_bare_year=bare
        )
    tail = group["tail"] or group["loose"] or ""
    due, precision = _part_of_year(year, tail)
    bare = not tail
    if tail == "度":
        return None
    return DatePhrase(
        start, end + len(before), due, None, precision, year, bool(before), is_bare_year=bare
    )


def calendar_readings(year: int, digits: str) -> list[date]:
    """Every calendar date that digits without 月 can be read as: 13 is January 3rd; 112 is two dates."""
    readings = []
    for cut in range(1, len(digits)):
        month, day = digits[:cut], digits[cut:]
        if len(month) > 2 or len(day) > 2 or month[0] == "0" or day[0] == "0":
            continue
        try:
            readings.append(date(year, int(month), int(day)))
        except ValueError:
            continue
    return readings


def _read_lost(
    start: int, end: int, group: dict[str, str | None], before: str
) -> DatePhrase | None:
    """A date whose 年 or 月 was lost: 20236月底, 20251110日; only where one reading exists."""
    year, due = int(group["lost"] or 0), None
    if group["lost_month"]:
        month = int(group["lost_month"])
        due, precision = (last_day(year, month) if 1 <= month <= 12 else None), Precision.MONTH
    else:
        readings = calendar_readings(year, group["lost_day"] or "")
        due, precision = (readings[0] if len(readings) == 1 else None), Precision.DAY
    if due is None:
        return None
    return DatePhrase(
        start, end + len(before), due, None, precision, year, bool(before), is_bare_year=False
    )


def _month(year: int | None, month: int, day: str | None) -> tuple[date | None, Precision | None]:
    if not 1 <= month <= 12:
        return None, None
    if day is None:
        return (last_day(year, month) if year else None), Precision.MONTH
    if not 1 <= int(day) <= calendar.monthrange(year or 2024, month)[1]:
        return None, None
    return (date(year, month, int(day)) if year else None), Precision.DAY


def _part_of_year(year: int | None, tail: str) -> tuple[date | None, Precision]:
    if tail.endswith("初"):
        return (date(year, 3, 31) if year else None), Precision.QUARTER
    if tail in ("上半年", "年中"):
        return (date(year, 6, 30) if year else None), Precision.HALF
    if tail == "下半年":
        return (date(year, 12, 31) if year else None), Precision.HALF
    if tail.endswith("季度"):
        quarter = _QUARTERS[tail[-3]]
        return (last_day(year, quarter * 3) if year else None), Precision.QUARTER
    return (date(year, 12, 31) if year else None), Precision.YEAR


def _as_range(view: str, found: list[DatePhrase], phrase: DatePhrase) -> DatePhrase | None:
    """`A至B` as one phrase from A's first day to B's last."""
    if not found or phrase.due_on is None:
        return None
    first = found[-1]
    if view[first.end : phrase.start].strip() not in ("至", "到", "-", "--"):
        return None
    if first.due_on is None or first.precision not in (
        Precision.MONTH,
        Precision.DAY,
        Precision.YEAR,
    ):
        return None
    begin = {
        Precision.MONTH: first.due_on.replace(day=1),
        Precision.DAY: first.due_on,
        Precision.YEAR: date(first.due_on.year, 1, 1),
    }[first.precision]
    if begin > phrase.due_on:
        return None
    return DatePhrase(
        first.start,
        phrase.end,
        phrase.due_on,
        begin,
        phrase.precision,
        phrase.year,
        phrase.has_before,
        is_bare_year=False,
    )


def chinese_year(text: str) -> int:
    """A year in Chinese digits: 二〇二一 is 2021.

    Raises:
        ValueError: If a character is no digit.
    """
    return int(parse_chinese(text.replace("○", "〇").replace("0", "〇")))
