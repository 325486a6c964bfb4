"""Cells of several lines that stand in the middle of their row, as word processors set them.

Here: which lines of a page are one row of a table, told by what stands beside what.
Not here: cells that begin at the top of their row, and blank ones (`tables`).
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from pipelines.decode.pdf.boxes import PrintedLine

_BESIDE = 0.15
"""Lines of one row overlap by more than this share of their height; lines of two rows do not."""
_NEAR = 0.8
_TALL = 1.6
"""Taller than so many lines is a watermark or a stamp, which stands beside nothing."""

_TWO_ROWS = 2

Rule = tuple[float, float, float]
"""A drawn line: its left and right end, and its height on the page."""
Rules = Callable[[], list[Rule]]
Rows = list[list[PrintedLine]]


def centred(rows: Rows, rules: Rules) -> Rows:
    """The rows, with those that stand beside each other as one; the others as they are.

    `rules` are the page's drawn lines, asked for only where they decide something: a cell that
    spans two rows stands beside both, and a line is drawn between these.
    """
    pieces = [(at, line) for at, row in enumerate(rows) for line in row]
    found = [one for one in _beside(pieces) if len({at for at, _ in one}) > 1]
    if not found:
        return rows
    drawn = rules()
    taken: set[int] = set()
    whole: dict[int, list[PrintedLine]] = {}
    for one in found:
        members = {at for at, _ in one}
        if members & taken or len(one) < sum(len(rows[at]) for at in members):
            continue
        members |= _above_and_below(members, rows, taken)
        cells = _cells([line for at in members for line in rows[at]])
        if len(cells) > 1 and all(_hangs_together(cell, drawn) for cell in cells):
            row = [_joined(cell) for cell in cells]
        else:
            members, row = _spanned({at for at, _ in one}, rows)
        if row:
            taken |= members
            whole[min(members)] = row
    return [whole.get(at, row) for at, row in enumerate(rows) if at in whole or at not in taken]


def _beside(pieces: list[tuple[int, PrintedLine]]) -> list[list[tuple[int, PrintedLine]]]:
    """Groups of pieces of which each stands beside another one of its group."""
    if not pieces:
        return []
    size = sorted(line.height for _, line in pieces)[len(pieces) // 2]
    flat = [one for one in pieces if one[1].height <= _TALL * size]
    groups: list[list[tuple[int, PrintedLine]]] = []
    for piece in sorted(flat, key=lambda one: -one[1].top):
        if groups and any(_stand_beside(piece[1], other, size) for _, other in groups[-1]):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _stand_beside(one: PrintedLine, other: PrintedLine, size: float) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _BESIDE * size and (one.left >= other.right or one.right <= other.left)


def _spanned(members: set[int], rows: Rows) -> tuple[set[int], list[PrintedLine]]:
    """The upper of two rows with the cell that spans both; nothing where there is no such cell."""
    lines = [line for at in members for line in rows[at]]
    alone = [at for at in members if len(rows[at]) == 1]
    spans = [at for at in alone if sum(_overlap(rows[at][0], line) for line in lines) == 1]
    others = [at for at in members if at not in spans]
    if len(spans) != 1 or len(others) != _TWO_ROWS:
        return set(), []
    upper = max(others, key=lambda at: rows[at][0].top)
    return {spans[0], upper}, sorted([*rows[spans[0]], *rows[upper]], key=lambda line: line.left)


def _above_and_below(members: set[int], rows: Rows, taken: set[int]) -> set[int]:
    """Single lines that belong to a cell in the middle: as many above as below, and near."""
    more: set[int] = set()
    free = {
        at: row[0]
        for at, row in enumerate(rows)
        if len(row) == 1 and at not in members and at not in taken
    }
    while True:
        inside = [line for at in members | more for line in rows[at]]
        highest, lowest = max(line.top for line in inside), min(line.bottom for line in inside)
        above = [at for at, line in free.items() if _is_near(line.bottom - highest, line)]
        below = [at for at, line in free.items() if _is_near(lowest - line.top, line)]
        pair = next(
            (
                {high, low}
                for high in above
                for low in below
                if high != low and _goes_on(free[high], free[low], inside)
            ),
            None,
        )
        if pair is None:
            return more
        more |= pair
        for at in pair:
            del free[at]


def _is_near(gap: float, line: PrintedLine) -> bool:
    return -line.height < gap < _NEAR * line.height


def _goes_on(high: PrintedLine, low: PrintedLine, inside: list[PrintedLine]) -> bool:
    """Whether one line stands right above a cell, and the other right below the same."""
    cell = [line for line in inside if _overlap(line, high)]
    if not cell or not _overlap(high, low):
        return False
    top, bottom = max(line.top for line in cell), min(line.bottom for line in cell)
    return (
        abs(min(line.left for line in cell) - high.left) < high.height
        and _is_near(high.bottom - top, high)
        and _is_near(bottom - low.top, low)
    )


def _overlap(one: PrintedLine, other: PrintedLine) -> bool:
    return one.left < other.right and other.left < one.right


def _cells(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of a row by the columns that they share, from the left; each from its top."""
    cells: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if cells and any(_overlap(line, other) for other in cells[-1]):
            cells[-1].append(line)
        else:
            cells.append([line])
    return [sorted(cell, key=lambda line: -line.top) for cell in cells]


def _hangs_together(cell: list[PrintedLine], rules: list[Rule]) -> bool:
    return all(
        above.bottom - below.top <= _NEAR * above.height and not is_parted(above, below, rules)
        for above, below in pairwise(cell)
    )


def is_parted(above: PrintedLine, below: PrintedLine, rules: list[Rule]) -> bool:
    """Whether a line is drawn between two that stand one above the other."""
    middle = (above.left + above.right) / 2
    lowest, highest = (line.bottom + line.height / 2 for line in (below, above))
    return any(left < middle < right and lowest < at < highest for left, right, at in rules)


def _joined(cell: list[PrintedLine]) -> PrintedLine:
    return replace(
        cell[0],
        text="".join(line.text for line in cell),
        left=min(line.left for line in cell),
        right=max(line.right for line in cell),
        bottom=cell[-1].bottom,
    )
