"""Ranges: two figures that print one value with its low and its high end.

Here: the low end of a range in Chinese numerals, figures put together in pairs, listed units.
Not here: single figures (`extract.figures`).
"""

from pipelines.extract.shares import Figure
from pipelines.text.numerals import parse_chinese

_LISTED, _APART = ("和", "、", "与", "及"), 16
_DIGITS = "两一二三四五六七八九十百"


def range_opening(view: str, floor: int, high: Figure) -> list[Figure]:
    """The low end of a range in Chinese numerals: the 一 of 一至两项."""
    at = high.start - 1
    if at <= floor or view[at] not in "至到":
        return []
    start = at
    while start > floor and view[start - 1] in _DIGITS:
        start -= 1
    if start == at or view[start - 1 : start] == "第":
        return []
    try:
        value = parse_chinese(view[start:at])
    except ValueError:
        return []
    return [high._replace(start=start, end=at, value=value)]


def merge_ranges(view: str, figures: list[Figure]) -> list[tuple[Figure, Figure | None]]:
    """Figures in pairs where `A-B` or `A至B` prints one range; 100%全覆盖 is one figure."""
    merged: list[tuple[Figure, Figure | None]] = []
    for figure in figures:
        low = merged[-1][0] if merged and merged[-1][1] is None else None
        if low is not None and _is_range(view, low, figure):
            whole = low._replace(
                unit=figure.unit, unit_printed=figure.unit_printed, kind=figure.kind
            )
            merged[-1] = (whole, figure)
        elif low is not None and _is_said_twice(low, figure):
            merged[-1] = (low._replace(end=figure.end), None)
        else:
            merged.append((figure, None))
    return merged


def share_units(view: str, figures: list[Figure]) -> list[Figure]:
    """Figures of which a list prints the unit behind the last only: 分别提高1.2和4.5个百分点."""
    floor = max(0, figures[0].start - _APART) if figures[1:] else 0
    if not figures[1:] or view.find("分别", floor, figures[-1].start) < 0:
        return figures
    shared = figures[-1:]
    for figure in reversed(figures[:-1]):
        last = shared[-1]
        is_listed = (
            figure.kind is None
            and last.unit_printed
            and view[figure.end : last.start].strip() in _LISTED
            and "分别" in view[max(0, figure.start - _APART) : figure.start]
        )
        shared.append(
            figure._replace(unit=last.unit, unit_printed=last.unit_printed, kind=last.kind)
            if is_listed
            else figure
        )
    return shared[::-1]


def _is_said_twice(low: Figure, figure: Figure) -> bool:
    """Whether words right behind a share say it again: 100%全覆盖, and not 30人全部持证."""
    return low.unit == "%" and low.end == figure.start and not figure.is_digits


def _is_range(view: str, low: Figure, high: Figure) -> bool:
    if low.value is None or high.value is None or low.value >= high.value:
        return False
    between = view[low.end : high.start].strip()
    return between in ("-", "--", "至", "到") and (low.unit is None or low.unit == high.unit)
