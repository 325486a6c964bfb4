"""Cells that a spreadsheet program shows and never runs.

Here: text that no program takes for a formula, and the way back.
Not here: the files that hold the cells (`.tabular`, `.workbook`, `.ledger`).

The dashboard has the same rule in its own words (`dashboards.components.exports`): the two meet
nowhere but in the published file, and a rule of one line is not worth a third package. This one
can be undone: text that already began with an apostrophe gets one more.
"""

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program, or its import of full-width text, takes for a formula."""

GUARD = "'"
LONGEST = 32_767
"""Characters that a cell of an Excel sheet holds."""

CUT = "…"


def guarded(text: str) -> str:
    """`text`, behind an apostrophe where it would be run, or where it has one already."""
    return f"{GUARD}{text}" if text.startswith((*TRIGGERS, GUARD)) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text.removeprefix(GUARD)


def fitting(text: str) -> str:
    """`text` as one cell of a sheet: guarded, and cut where it is longer than a cell."""
    cell = guarded(text)
    return cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT
