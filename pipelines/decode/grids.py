"""Tables as rectangles.

Here: how spans are laid out so that every cell stands under its own column's heading.
Not here: which elements of a format are cells (`html.blocks`, `docx.body`).
"""

MAX_SPAN = 100
MAX_COLUMNS = 200
MAX_CELLS = 200_000
CELL_END = "\t"
"""Stands between two cells of a row: no text of a cell holds it."""


class Grid:
    """Rows of cells as they are met, with spans laid out.

    A spanned cell says its text once, in its first row and column; the places that it also covers
    stay empty, so that no sentence is read twice and no column moves. Beyond the limits of columns
    and cells words are kept and columns are not: `is_cut` then holds.
    """

    __slots__ = ("_cells", "_hanging", "_row", "_rows", "is_cut")

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._row: list[str] = []
        self._hanging: dict[int, int] = {}
        self._cells = 0
        self.is_cut = False

    def add(self, text: str, columns: int = 1, rows: int = 1) -> None:
        """The next cell of the row, in the next column that no cell above covers."""
        self._skip_covered()
        text = text.replace(CELL_END, " ")
        columns = min(max(columns, 1), MAX_SPAN, MAX_COLUMNS - len(self._row))
        if columns == 0 or self._cells + columns > MAX_CELLS:
            self.is_cut = True
            self._squeeze_in(text)
            return
        first = len(self._row)
        self._row.extend([text, *[""] * (columns - 1)])
        self._cells += columns
        if rows > 1:
            self._hanging.update(dict.fromkeys(range(first, first + columns), rows))

    def _squeeze_in(self, text: str) -> None:
        if self._row:
            self._row[-1] = f"{self._row[-1]} {text}".strip()
        else:
            self._row.append(text)

    def end_row(self) -> None:
        """The row is complete; cells that hang into the next one are one row shorter."""
        self._skip_covered()
        self._rows.append(self._row)
        self._hanging = {at: left - 1 for at, left in self._hanging.items() if left > 1}
        self._row = []

    def _skip_covered(self) -> None:
        while len(self._row) in self._hanging and self._cells < MAX_CELLS:
            self._row.append("")
            self._cells += 1

    def rows(self) -> list[list[str]]:
        """All rows with any text, each as long as the longest."""
        said = [row for row in self._rows if any(row)]
        width = max(map(len, said), default=0)
        return [row + [""] * (width - len(row)) for row in said]

    def lines(self) -> list[str]:
        """One line a row, cells separated by `CELL_END`."""
        return [CELL_END.join(row).rstrip(CELL_END) for row in self._rows if any(row)]
