"""Rows of task tables as sections of the outline.

Here: each row put below the section that its table stands in (CODEBOOK 2, 6, 7).
Not here: what a row's cells are (`task_tables`), the sections of running text (`outline`).
"""

from bisect import bisect_right

from pipelines.extract.headings import Heading
from pipelines.extract.outline import Node, stretch
from pipelines.extract.task_tables import Span, TaskRow, find_rows
from pipelines.model.document import Kind
from pipelines.model.section import Role

_COMMITTING = (Role.TASK, Role.SAFEGUARD, Role.NEXT)


def add_rows(nodes: list[Node], reading: str, span: Span, kind: Kind) -> list[Node]:
    """The sections, each row of a table of tasks one of them; the same where there is no table."""
    rows, heads = find_rows(reading, *span)
    if not rows:
        return nodes
    table = _Table(rows, heads)
    made: list[Node] = []
    for node in _outside(nodes, table):
        made.append(node)
        role = _role(node, kind)
        found = [row for start, _ in node.own if (row := table.row_at(start))]
        if found and role in _COMMITTING:
            node.own = [own for own in node.own if not table.covers(own[0])]
            node.is_leaf = False
            made += [_section(node, row, role) for row in found]
    stretch(made)
    return made


class _Table:
    """All rows of a text's tables and their heads, looked up by places."""

    def __init__(self, rows: list[TaskRow], heads: list[Span]) -> None:
        self._rows = {row.span: row for row in rows}
        self._spans = sorted([*self._rows, *heads])

    def _span_at(self, place: int) -> Span | None:
        at = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        return self._spans[at] if at >= 0 and place < self._spans[at][1] else None

    def row_at(self, place: int) -> TaskRow | None:
        span = self._span_at(place)
        return None if span is None else self._rows.get(span)

    def covers(self, place: int) -> bool:
        return self._span_at(place) is not None


def _outside(nodes: list[Node], table: _Table) -> list[Node]:
    """The sections without those whose heading is a cell: what they hold goes to the one above."""
    kept: list[Node] = []
    gone: dict[int, Node | None] = {}
    for node in nodes:
        heading = node.heading
        if heading is not None and kept and table.covers(heading.start):
            kept[-1].own += [(heading.start, heading.body_start), *node.own]
            kept[-1].end = max(kept[-1].end, node.end)
            gone[id(node)] = node.parent
            continue
        while node.parent is not None and id(node.parent) in gone:
            node.parent = gone[id(node.parent)]
        kept.append(node)
    return kept


def _role(node: Node, kind: Kind) -> Role:
    """What the rows below a section are for: a table of tasks commits wherever it stands."""
    is_front = node.role in (Role.PREAMBLE, Role.GUIDING)
    return Role.TASK if is_front and kind is not Kind.REPORT else node.role


def _section(parent: Node, row: TaskRow, role: Role) -> Node:
    (start, end), (number, number_end) = row.span, row.number
    title, title_end = row.title or (number_end, number_end)
    heading = Heading(None, None, number, number_end, title, title_end, row.words[0][0])
    above = parent if parent.heading is not None else None
    level = 1 if above is None else above.level + 1
    node = Node(heading, start, end, level, above, role)
    node.own, node.row = list(row.words), row
    return node
