"""Tables that set out tasks with who answers for them and by when, row by row.

Here: which lines of a text are such a table, what its columns are, and each row's cells.
Not here: how a format's cells become lines (`decode`), the sections that rows become (`outline`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extract.responsibilities import Assignment
from pipelines.extract.responsibility_lists import Mention, read_list
from pipelines.model.commitment import Responsibility
from pipelines.text.patterns import short_pattern

CELL_END, BAR = "\t", "|"
_RULE = frozenset("-: ")
"""What a line below a head is drawn with, where bars part the cells."""

_LONGEST_HEAD = 200
_LONGEST_NAME = 16
_COLUMNS = (
    ("number", short_pattern("extract.task_tables.number", r"^(?:序号|编号|序|No\.?)$")),
    (
        "lead",
        short_pattern("extract.task_tables.lead", r"^(?:牵头|主办|主责).{0,6}$|^第一责任单位$"),
    ),
    (
        "support",
        short_pattern("extract.task_tables.support", r"^(?:配合|协办|协同|参与|参加).{0,6}$"),
    ),
    (
        "responsible",
        short_pattern(
            "extract.task_tables.responsible",
            r"^(?:责任|承办|实施|落实|负责)(?:单位|部门|主体|科室|处室|机构|人).{0,4}$|^(?:单位|部门)$",
        ),
    ),
    (
        "due",
        short_pattern(
            "extract.task_tables.due",
            r"时限|期限|时间(?:节点|安排|要求|进度)?$|^节点|进度(?:安排|要求)$|日期$",
        ),
    ),
    ("remark", short_pattern("extract.task_tables.remark", r"^(?:备注|说明|分值|权重)$")),
    (
        "words",
        short_pattern(
            "extract.task_tables.words",
            r"任务|措施|举措|内容|事项|工作|目标|要求|项目|成果|标准|领域|类别",
        ),
    ),
)
_UNITS = ("lead", "responsible", "support")
_COMMITTING = short_pattern("extract.task_tables.committing", r"措施|举措|内容|要求|目标|成果|标准")

Span = tuple[int, int]


class TaskRow(NamedTuple):
    """One row: its span, its number, its title (None where the task is its own words), its words.

    `units` and `due` may stand in a row above, whose cell reaches down to this one.
    """

    span: Span
    number: Span
    title: Span | None
    words: tuple[Span, ...]
    units: tuple[tuple[str, Span], ...]
    due: Span | None

    def assignments(self, view: str) -> tuple[Assignment, ...]:
        """Who answers for the row and by when, as lists elsewhere in a text say it."""
        mentions = tuple(
            _as(mention, role)
            for role, (start, end) in self.units
            for mention in read_list(view, start, end).mentions
        )
        if not mentions and self.due is None:
            return ()
        end = self.span[1]
        return (Assignment(end, end, mentions, self.due),)


def _as(mention: Mention, role: str) -> Mention:
    """The body with its column's part, unless its cell says another."""
    if role == "responsible" or mention.responsibility is Responsibility.SUPPORT:
        return mention
    return mention._replace(responsibility=Responsibility(role))


def find_rows(reading: str, start: int, end: int) -> tuple[list[TaskRow], list[Span]]:
    """The rows of every table of tasks, in order, and the spans of their heads.

    Cells part at the tabs of the reading, which its folded view has no longer, or at printed bars.
    """
    if CELL_END not in reading and BAR not in reading:
        return [], []
    rows: list[TaskRow] = []
    heads: list[Span] = []
    columns: list[str] | None = None
    above: dict[int, Span] = {}
    for line in _lines(reading, start, end):
        cells = _cells(reading, *line)
        head = _columns(reading, cells) if len(cells) > 1 else None
        if head is not None:
            columns, above = head, {}
            heads.append(line)
        elif columns is not None and _RULE.issuperset(reading[slice(*line)].replace(BAR, " ")):
            heads.append(line)
        elif columns is None or len(cells) < 2 or len(cells) > len(columns):  # noqa: PLR2004
            columns = None
        else:
            row = _row(line, cells, columns, above)
            if row is not None:
                rows.append(row)
    return rows, heads


def _lines(reading: str, start: int, end: int) -> Iterator[Span]:
    """The lines that say anything."""
    for line in reading[start:end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _cells(reading: str, start: int, end: int) -> list[Span]:
    spans = []
    mark = CELL_END if reading.find(CELL_END, start, end) >= 0 else BAR
    if mark == BAR:
        start, end = _inside(reading, start, end)
    for piece in reading[start:end].split(mark):
        stop = start + len(piece)
        first = stop - len(piece.lstrip())
        spans.append((first, first + len(piece.strip())))
        start = stop + 1
    return spans


def _inside(reading: str, start: int, end: int) -> Span:
    """The line between the bars that it may begin and end with."""
    line = reading[start:end]
    first = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    return start + first + line.startswith(BAR, first), start + last - line.endswith(BAR, 0, last)


def _columns(reading: str, cells: list[Span]) -> list[str] | None:
    """What each column is; None where the row is no head of a task table."""
    if cells[-1][1] - cells[0][0] > _LONGEST_HEAD:
        return None
    names = ["".join(reading[a:b].split()) for a, b in cells]
    if any(len(name) > _LONGEST_NAME for name in names):
        return None
    kinds = [_kind(name) for name in names]
    has_answer = any(kind in (*_UNITS, "due") for kind in kinds)
    if not has_answer or "words" not in kinds:
        return None
    texts = [at for at, kind in enumerate(kinds) if kind == "words"]
    committing = [at for at in texts if _COMMITTING.search(names[at])] or texts[-1:]
    if texts[0] in committing and len(committing) > 1:
        committing = committing[1:]
    for at in texts:
        kinds[at] = "measure" if at in committing else "title"
    return kinds


def _kind(name: str) -> str:
    return next((kind for kind, form in _COLUMNS if form.search(name)), "other")


def _row(
    span: Span, cells: list[Span], columns: list[str], above: dict[int, Span]
) -> TaskRow | None:
    """The row; a blank cell that one above may reach down to says what that says."""
    here = {at: cell for at, cell in enumerate(cells) if cell[1] > cell[0]}
    words = tuple(cell for at, cell in here.items() if columns[at] == "measure")
    if not words:
        return None
    has_units = any(columns[at] in _UNITS for at in here)
    for at, kind in enumerate(columns):
        is_spanned = kind in ("title", "due") or (kind in _UNITS and not has_units)
        if at not in here and is_spanned and at in above:
            here[at] = above[at]
    above.clear()
    above.update(here)
    titles = [cell for at, cell in sorted(here.items()) if columns[at] == "title"]
    number = next((cell for at, cell in here.items() if columns[at] == "number"), None)
    units = tuple((columns[at], cell) for at, cell in sorted(here.items()) if columns[at] in _UNITS)
    due = next((cell for at, cell in here.items() if columns[at] == "due"), None)
    first = span[0]
    return TaskRow(
        span, number or (first, first), titles[-1] if titles else None, words, units, due
    )
