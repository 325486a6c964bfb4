"""Dates as a text prints them.

Here: date phrases, damaged ones among them, and the calendar dates they mean.
Not here: which of them something is due by (`extract.deadlines`).
"""

import calendar
from collections import defaultdict
from datetime import date
from typing import NamedTuple

from pipelines.extract.date_forms import DATES, FORM, HINTS, LOST
from pipelines.model.quantity import Precision
from pipelines.text.numerals import parse_chinese

_WORDS_WITH_BEFORE = ("期", "后", "瞻", "述", "沿")
_NO_OPENING_OF_YEAR = ("步", "次", "级", "始", "期")
"""Behind 初 these make another word of it: 2024年初步建立."""

_NUMERALS = "一两二三四五六七八九十几多半0123456789"
_PAST = ("去年", "上年", "往年", "前年")
_OTHER_YEARS = defaultdict(lambda: _PAST, {"年": (*_PAST, "去", "上", "往", *_NUMERALS)})
"""Before a date without a year these make it that of another: 去年底, 去年6月, 三年内."""

_MONTHS, _LEAP_YEAR = 12, 2024
_TO = ("至", "到", "-", "--", "起至", "起到", "开始至")
_BEFORE = ("以前", "之前", "前")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class DatePhrase(NamedTuple):
    """A date as printed, with what stands around it.

    `due_on` is None where the year is unknown, or where lost characters leave several readings.
    """

    start: int
    end: int
    precision: Precision
    due_on: date | None = None
    due_from: date | None = None
    year: int | None = None
    has_before: bool = False
    is_bare_year: bool = False
    is_damaged: bool = False


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def find_dates(view: str, start: int, end: int, only_year: int | None) -> list[DatePhrase]:
    """Every date phrase of view[start:end] in order; ranges count as one phrase.

    A month without a year takes the year of the phrase before it in the same sentence, else the
    one year that the document is about, if it is about one.
    """
    found: list[DatePhrase] = []
    if HINTS.search(view, start, end) is None:
        return found
    for first, last in DATES.spans(view, start, end):
        hit = FORM.search(view, first, last)
        if hit is None or _is_in_number(view, first):
            continue
        if not (hit["year"] or hit["numeric"]) and view.endswith(
            _OTHER_YEARS[view[first]], 0, first
        ):
            continue
        inherited = _year_before(view, found, first) or only_year
        phrase = _read(view, (first, last), hit.groupdict(), inherited)
        if phrase is None:
            continue
        merged = _as_range(view, found, phrase)
        if merged:
            found[-1] = merged
        else:
            found.append(phrase)
    return found


def _is_in_number(view: str, at: int) -> bool:
    """Whether digits at a place go on a number; behind an item's mark they begin one: 1.2025年."""
    before = view[at - 1 : at]
    if before != ".":
        return before.isdigit()
    mark = at - 1
    while mark and view[mark - 1].isdigit():
        mark -= 1
    return mark == at - 1 or (mark > 0 and view[mark - 1] not in "\n 。;")


def find_damaged(view: str, start: int, end: int) -> list[DatePhrase]:
    """The date phrases of view[start:end] that lost characters."""
    if LOST.search(view, start, end) is None:
        return []
    return [phrase for phrase in find_dates(view, start, end, None) if phrase.is_damaged]


def _year_before(view: str, found: list[DatePhrase], at: int) -> int | None:
    if not found or found[-1].year is None:
        return None
    between = view[found[-1].end : at]
    return None if any(c in between for c in "。;\n") else found[-1].year


def _read(
    view: str, span: tuple[int, int], group: dict[str, str | None], inherited: int | None
) -> DatePhrase | None:
    start, end = span
    before = next((w for w in _BEFORE if view.startswith(w, end)), "")
    if before == "前" and view[end + 1 : end + 2] in _WORDS_WITH_BEFORE:
        before = ""
    if group["phase"]:
        return DatePhrase(start, end, Precision.PHASE, has_before=bool(before))
    if group["span"]:
        opens, year = date(int(group["span"]), 1, 1), int(group["span_to"] or 0)
        return DatePhrase(start, end, Precision.YEAR, date(year, 12, 31), opens, year)
    whole = (start, end + len(before))
    if group["numeric"] or group["lost"]:
        return _read_digits(whole, group, has_before=bool(before))
    year = int(group["year"]) if group["year"] else inherited
    if group["month"] or group["month2"]:
        return _read_month(whole, group, year, has_before=bool(before))
    tail = group["tail"] or group["loose"] or ""
    if tail.endswith("初") and view[end : end + 1] in _NO_OPENING_OF_YEAR:
        whole, tail = (start, end - 1), ""
    if tail == "度":
        return None
    tail = tail.removeprefix("度")
    due_on, precision = _part_of_year(year, tail)
    return DatePhrase(*whole, precision, due_on, None, year, bool(before), not tail)


def _read_month(
    span: tuple[int, int], group: dict[str, str | None], year: int | None, *, has_before: bool
) -> DatePhrase | None:
    """A month, or a day of it, with or without its year."""
    month, day = int(group["month"] or group["month2"] or 0), group["day"] or group["day2"]
    if not 1 <= month <= _MONTHS:
        return None
    if day and not 1 <= int(day) <= calendar.monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    due_on = None
    if year:
        due_on = date(year, month, int(day)) if day else last_day(year, month)
    tail = group["mtail"] or group["mtail2"]
    bare = not (tail or day or group["year"] or has_before)
    precision = Precision.DAY if day else Precision.MONTH
    due_from = _months_from(due_on, group["from"] or group["from2"])
    last = int(group["last"] or group["last2"] or 0)
    if due_on and due_on.day < last <= last_day(due_on.year, month).day:
        due_from, due_on = due_on, due_on.replace(day=last)  # 6月1日至30日
    return DatePhrase(*span, precision, due_on, due_from, year, has_before, bare and not due_from)


def _read_digits(
    span: tuple[int, int], group: dict[str, str | None], *, has_before: bool
) -> DatePhrase | None:
    """A date without words, or one that lost them: 2023.6.30, 2023-06-30, 20236月底."""
    printed = group["numeric"]
    if printed is None:
        return _read_lost(span, group, has_before=has_before)
    year, month, day = (
        int(part) for part in printed.replace("-", ".").replace("/", ".").split(".")
    )
    try:
        due_on = date(year, month, day)
    except ValueError:
        return None
    return DatePhrase(*span, Precision.DAY, due_on, None, year, has_before)


def _months_from(due_on: date | None, month: str | None) -> date | None:
    """The first day of months that run up to a date: 1-3月."""
    if due_on is None or month is None or not 1 <= int(month) <= due_on.month:
        return None
    return date(due_on.year, int(month), 1)


def calendar_readings(year: int, digits: str) -> list[date]:
    """Every date that digits without 月 can be read as: 13 is January 3rd, 112 is two dates."""
    readings = []
    for cut in range(1, len(digits)):
        month, day = digits[:cut], digits[cut:]
        if "0" in (month[0], day[0]) or max(len(month), len(day)) > len("31"):
            continue
        try:
            readings.append(date(year, int(month), int(day)))
        except ValueError:
            continue
    return readings


def _read_lost(
    span: tuple[int, int], group: dict[str, str | None], *, has_before: bool
) -> DatePhrase:
    """A date whose 年 or 月 was lost (20236月底, 20251110日), if it has one reading only."""
    year = int(group["lost"] or 0)
    if group["lost_month"]:
        month = int(group["lost_month"])
        due_on, precision = None, Precision.MONTH
        if 1 <= month <= _MONTHS:
            due_on = last_day(year, month)
    else:
        readings = calendar_readings(year, group["lost_day"] or "")
        due_on, precision = (readings[0] if len(readings) == 1 else None), Precision.DAY
    return DatePhrase(*span, precision, due_on, None, year, has_before, is_damaged=True)


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
    first = found[-1] if found else phrase
    opens = first.due_on
    if first is phrase or phrase.due_on is None or opens is None:
        return None
    if view[first.end : phrase.start].strip() not in _TO:
        return None
    quarter = max(1, opens.month - 2)
    begin = {
        Precision.QUARTER: opens.replace(day=1, month=quarter),
        Precision.MONTH: opens.replace(day=1),
        Precision.DAY: opens,
        Precision.YEAR: date(opens.year, 1, 1),
    }.get(first.precision)
    if begin is None or begin > phrase.due_on:
        return None
    return phrase._replace(start=first.start, due_from=begin, is_bare_year=False)


def chinese_year(text: str) -> int:
    """A year in Chinese digits: 二〇二一 is 2021.

    Raises:
        ValueError: If a character is no digit.
    """
    return int(parse_chinese("".join("〇" if sign in "○0Oo" else sign for sign in text)))
