"""Ordinals that are digits alone: 11完善…, 12改革….

Here: numbers that open lines and lost their marks, where they count on.
Not here: marks that are printed (`extract.marks`).
"""

from itertools import pairwise

from pipelines.text.patterns import pattern

_BARE = pattern("extract.marks.bare", r"(?:^|\n) *[1-9][0-9]?[一-龥]")
_COUNTED_BY = frozenset("年月日时分个项件次人名条种类级届期位家户场所座部天周万千百余多是")
"""What a number stands before where it counts, dates or is part of a name."""


def bare_numbers(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of numbers that open lines and lost their marks, where they count on."""
    hits = [
        (int(view[first:stop].strip(" \n")[:-1]), stop - 1)
        for first, stop in _BARE.spans(view, start, end)
        if view[stop - 1] not in _COUNTED_BY
    ]
    counted = {
        at
        for (n, at), (following, behind) in pairwise(hits)
        if following == n + 1
        for at in (at, behind)
    }
    return [(at - len(str(n)), at) for n, at in hits if at in counted]
