"""Ordinals that are numbers alone: 11完善…, 12改革…; 一，做法…, 二 问题….

Here: numbers that open lines, lost their marks or have a comma or a blank for one, and count on.
Not here: marks that are printed (`extract.marks`).
"""

from itertools import pairwise

from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import pattern

_BARE = pattern(
    "extract.marks.bare",
    r"(?:^|\n) *(?:[1-9][0-9]?,?|[一二三四五六七八九十]{1,3}(?:,| {1,2}))[一-龥]",
)
_COUNTED_BY = frozenset("年月日时分个项件次人名条种类级届期位家户场所座部天周万千百余多是")
"""What a number stands before where it counts, dates or is part of a name."""


def bare_numbers(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of numbers that open lines and lost their marks, where they count on."""
    hits = [
        (_number(view[first : stop - 1]), stop - 1)
        for first, stop in _BARE.spans(view, start, end)
        if view[stop - 1] not in _COUNTED_BY
    ]
    counted: set[int] = set()
    for is_chinese in (False, True):
        # Those in words are told from those in digits: 一，…1，…2，…二，….
        alike = [(n, at) for (chinese, n), at in hits if chinese is is_chinese]
        for (n, at), (following, behind) in pairwise(alike):
            if following == n + 1:
                counted |= {at, behind}
    return [(_begin(view, at), at) for _, at in hits if at in counted]


def _number(printed: str) -> tuple[bool, int]:
    """Whether a number is printed in words, and which it is."""
    bare = printed.strip(" \n,")
    return (False, int(bare)) if bare.isdigit() else (True, int(parse_chinese(bare)))


def _begin(view: str, end: int) -> int:
    """Where the number whose mark ends at `end` begins, on the same line."""
    line = view.rfind("\n", 0, end) + 1
    while view[line] == " ":
        line += 1
    return line
