"""What stands where on a page, whatever order the file draws it in.

Here: rows from the top down, what is drawn twice or beside the page, writing from top to bottom.
Not here: the characters' boxes (`lines`), columns of running text (`lines`), tables (`tables`).
"""

from collections.abc import Callable
from itertools import pairwise

from pipelines.decode.pdf.boxes import PrintedLine

_ASKED = 200
_STEP = 2.0
"""Characters of one column stand closer than so many of their heights."""

Box = Callable[[int], tuple[float, float, float, float]]


def in_sight(rows: list[list[PrintedLine]], width: float, height: float) -> list[list[PrintedLine]]:
    """The rows from the top down, each of their pieces once, without what no reader sees.

    A file may draw a page in any order; a few rows out of place (a stamp, a note) stay there.
    """
    seen: set[tuple[str, int, int]] = set()
    shown: list[list[PrintedLine]] = []
    for row in rows:
        kept = [
            line
            for line in row
            if line.right >= 0 and line.left <= width and line.top >= 0 and line.bottom <= height
            if not _is_again(line, seen)
        ]
        if kept:
            shown.append(kept)
    tops = [(max(line.top for line in row), min(line.bottom for line in row)) for row in shown]
    ups = sum(after[1] > before[0] for before, after in pairwise(tops))
    downs = sum(after[0] < before[1] for before, after in pairwise(tops))
    if ups <= downs:
        return shown
    return sorted(shown, key=lambda row: -max(line.top for line in row))


def _is_again(line: PrintedLine, seen: set[tuple[str, int, int]]) -> bool:
    """Whether the same words stood at the same place before: print made bold by printing twice."""
    places = [(round(line.left) + by, round(line.bottom)) for by in (-1, 0, 1)]
    if any((line.text, *place) in seen for place in places):
        return True
    seen.add((line.text, *places[1]))
    return False


def runs_down(text: str, box: Box) -> bool:
    """Whether most characters stand below the one before, as in writing from top to bottom."""
    places = [at for at in range(len(text) - 1) if not (text[at] + text[at + 1]).isspace()]
    below = beside = 0
    for at in places[:: len(places) // _ASKED + 1]:
        if text[at].isspace() or text[at + 1].isspace():
            continue
        left, bottom, right, top = box(at)
        left_next, _, right_next, top_next = box(at + 1)
        if abs(left + right - left_next - right_next) < right - left:
            below += 0 <= top - top_next <= _STEP * max(top - bottom, right - left)
        else:
            beside += 1
    return below > beside
