"""Quantified values and moments as a person writes them.

Here: comparator, number and unit of one metric in one short line; the clock of all pages.
Not here: the sentence it stands in (`quotes`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from dashboards.labels.words import Words

TIME, ZONE = "YYYY-MM-DD HH:mm", "Asia/Shanghai"
"""How tables show a moment, and by which clock."""

_BEIJING = timezone(timedelta(hours=8))
_DECIMALS = 4


def clock(moment: datetime) -> str:
    """A moment to the minute, by the clock that the tables show."""
    return f"{moment.astimezone(_BEIJING):%Y-%m-%d %H:%M}"


def number(value: float) -> str:
    """A number without zeros that say nothing, its thousands set apart."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.{_DECIMALS}f}".rstrip("0")


def value(metric: Mapping[str, object], words: Words) -> str:
    """The value of a metric: `≥ 95 %`, `4–5 次`, a blank where the text leaves one."""
    unit = metric["unit"] or ""
    low, high = metric["value"], metric["value_high"]
    if metric["is_placeholder"] or not isinstance(low, float):
        return f"{words.plain('metrics.blank')} {unit}".rstrip()
    if isinstance(high, float):
        said = f"{number(low)}–{number(high)}"
    else:
        sign = words.plain_code("comparator", str(metric["comparator"] or "="))
        said = f"{sign} {number(low)}"
    said = f"{said} {unit}".rstrip()
    if metric["is_approximate"]:
        said = words.plain("metrics.about", value=said)
    if metric["kind"] == "coverage" and not metric["is_digits"]:
        return words.plain_code("metric_kind", "coverage")
    return said
