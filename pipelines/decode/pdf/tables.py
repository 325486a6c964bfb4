"""Rows of a printed table: one line a row, each cell in its column.

Here: cells that go on in further lines, and blank cells, which a page prints nothing of.
Not here: where the pieces of a line come from (`lines`), columns of running text (`lines`).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from pipelines.decode.grids import CELL_END
from pipelines.decode.pdf.boxes import PrintedLine
from pipelines.decode.pdf.cells import Rules, is_parted

_NEAR = 0.8
"""Lines of one cell stand closer than so many characters, rows of a table further apart."""
_FEWEST_CELLS = 3
"""A table of two columns has no blank cell that can be told from a short line."""


def in_rows(rows: list[list[PrintedLine]], rules: Rules) -> list[PrintedLine]:
    """Every row as one line; rows of several cells that follow each other share their columns."""
    found: list[PrintedLine] = []
    for is_table, group in groupby(_whole_rows(rows, rules), key=lambda row: len(row) > 1):
        lines = list(group)
        columns = max(lines, key=len) if is_table else []
        found += [_whole(row, columns if len(columns) >= _FEWEST_CELLS else []) for row in lines]
    return found


def _whole_rows(rows: list[list[PrintedLine]], rules: Rules) -> list[list[PrintedLine]]:
    """The rows, those of a table with the lines that its cells go on in."""
    whole: list[list[PrintedLine]] = []
    for row in rows:
        cells = _cells_above(whole[-1], row) if whole else None
        if cells is None or _is_parted(whole[-1], row, cells, rules):
            whole.append(row)
            continue
        for cell, line in zip(cells, row, strict=True):
            above = whole[-1][cell]
            whole[-1][cell] = replace(
                above,
                text=above.text + line.text,
                bottom=line.bottom,
                right=max(above.right, line.right),
            )
    return whole


def _cells_above(above: list[PrintedLine], row: list[PrintedLine]) -> list[int] | None:
    """Which cells of the row above go on in this one; None where a row of its own begins."""
    if len(above) <= len(row):
        return None
    size = row[0].height
    cells = []
    for line in row:
        fits = (at for at, cell in enumerate(above) if abs(cell.left - line.left) < size)
        at = next(fits, None)
        if at is None or above[at].bottom - line.top > _NEAR * size:
            return None
        cells.append(at)
    return None if 0 in cells else cells


def _is_parted(
    above: list[PrintedLine], row: list[PrintedLine], cells: list[int], rules: Rules
) -> bool:
    pairs = zip(cells, row, strict=True)
    return any(is_parted(above[cell], line, rules()) for cell, line in pairs)


def _whole(row: list[PrintedLine], columns: list[PrintedLine]) -> PrintedLine:
    """The row's cells on one line, blank ones where a column has none."""
    if len(row) == 1:
        return row[0]
    return PrintedLine(
        CELL_END.join(_cells(row, columns)),
        row[0].left,
        min(line.bottom for line in row),
        row[-1].right,
        max(line.top for line in row),
    )


def _cells(row: list[PrintedLine], columns: list[PrintedLine]) -> Iterator[str]:
    """The row's texts, each in the column that it stands nearest to and behind the one before."""
    at = 0
    for nth, line in enumerate(row):
        room = len(columns) - (len(row) - nth - 1)
        free = range(at, max(room, at + 1))
        place = min(free, key=lambda column: _apart(line, columns, column))
        yield from [""] * (place - at)
        yield line.text
        at = place + 1


def _apart(line: PrintedLine, columns: list[PrintedLine], at: int) -> float:
    """How far a cell stands from a column: by its left edge or its middle, whichever is nearer."""
    if at >= len(columns):
        return 0.0
    column = columns[at]
    middles = abs(line.left + line.right - column.left - column.right) / 2
    return min(abs(line.left - column.left), middles)
