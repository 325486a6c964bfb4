"""The section tree: what each heading heads, how deep it stands, and what it is for.

Here: numbered headings and run-ins put into one tree with roles (CODEBOOK 2).
Not here: marks and titles (`extract.marks`, `extract.headings`), sentences (`extract.measures`).
"""

from dataclasses import dataclass, field

from pipelines.extract.closing_lines import is_closing
from pipelines.extract.headings import Heading, find_headings
from pipelines.extract.marks import Rank, find_marks
from pipelines.extract.report_openings import next_from, told_from
from pipelines.extract.roles import names_next, role_of_title
from pipelines.extract.run_ins import find_part_lines, find_run_ins
from pipelines.extract.task_tables import TaskRow
from pipelines.model.document import Kind
from pipelines.model.section import Role
from pipelines.text.patterns import short_pattern

_UNNUMBERED_RANK = 9
_BELOW_RUN_IN = 3
"""Paragraphs from which those behind a run-in heading's own may have titles themselves."""

_BLOCK_LINE = short_pattern(
    "extract.outline.block_line",
    r"^ *[\[(]?(?:牵头|责任|配合|主办|协办|实施)(?:单位|部门|主体)"
    r"|^ *[\[(][^\])]{2,200}负责[\])]。?$",
)
_ACTS = short_pattern(
    "extract.outline.acts", r"^(?:优化|加强|强化|推进|推动|完善|健全|规范|深化|建立|加快|严格)"
)


@dataclass(slots=True)
class Node:
    """One section in the making; `own` are the paragraphs directly below its heading.

    `leads_to_next` tells whether one of them turns to the coming year; None before it is asked.
    `row` is set where the section is a row of a table of tasks.
    """

    heading: Heading | None
    start: int
    end: int
    level: int
    parent: "Node | None"
    role: Role
    own: list[tuple[int, int]] = field(default_factory=list)
    is_leaf: bool = True
    position: int = 0
    leads_to_next: bool | None = None
    row: TaskRow | None = None


def paragraphs_of(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the lines of view[start:end] that hold text, blanks trimmed."""
    spans = []
    at = start
    while at < end:
        stop = view.find("\n", at, end)
        stop = end if stop < 0 else stop
        first, last = at, stop
        while first < last and view[first] == " ":
            first += 1
        while last > first and view[last - 1] == " ":
            last -= 1
        if last > first:
            spans.append((first, last))
        at = stop + 1
    return spans


def build_outline(
    view: str, start: int, end: int, kind: Kind, period_end: int | None
) -> list[Node]:
    """The sections of view[start:end] in reading order, the preamble first."""
    headings = find_headings(view, find_marks(view, start, end), end)
    if kind is Kind.REPORT:
        parts = find_part_lines(view, start, end, headings)
        headings = sorted([*headings, *parts], key=lambda h: h.start)
    headings = _with_unnumbered(view, headings, start, end)
    first = headings[0].start if headings else end
    is_bare = kind is Kind.REPORT and not headings
    told = told_from(view, paragraphs_of(view, start, end)) if is_bare else None
    nodes = [_headless(view, start, told or first, Role.PREAMBLE)]
    if told:
        nodes.append(_headless(view, told, end, Role.ACHIEVEMENT))
    stack: list[Node] = []
    for i, heading in enumerate(headings):
        limit = headings[i + 1].start if i + 1 < len(headings) else end
        rank = _UNNUMBERED_RANK if heading.rank is None else heading.rank
        while stack and _rank(stack[-1]) >= rank:
            stack.pop()
        parent = stack[-1] if stack else None
        role = _role(view, heading, parent, kind, period_end)
        node = Node(heading, heading.start, limit, len(stack) + 1, parent, role)
        node.own = paragraphs_of(view, heading.body_start, limit)
        if parent:
            parent.is_leaf = False
            _turn_to_next(view, parent, node, kind, period_end)
        stack.append(node)
        nodes.append(node)
    _split_closing(view, nodes, kind)
    _split_next(view, nodes, kind, period_end)
    _lift_roles(nodes)
    stretch(nodes)
    return nodes


def _rank(node: Node) -> int:
    heading = node.heading
    return _UNNUMBERED_RANK if heading is None or heading.rank is None else int(heading.rank)


def _headless(view: str, start: int, end: int, role: Role) -> Node:
    node = Node(None, start, end, 1, None, role)
    node.own = paragraphs_of(view, start, end)
    return node


def _role(
    view: str, heading: Heading, parent: Node | None, kind: Kind, period_end: int | None
) -> Role:
    own = role_of_title(view[heading.title_start : heading.title_end], kind, period_end)
    if own is not None:
        return own
    if parent is not None:
        return Role.TASK if _leaves_framing(view, heading, parent) else parent.role
    return Role.ACHIEVEMENT if kind is Kind.REPORT else Role.TASK


def _leaves_framing(view: str, heading: Heading, parent: Node) -> bool:
    """Whether a heading below 总体要求 already says what will be done."""
    above = parent.heading
    if parent.role is not Role.GUIDING or above is None:
        return False
    if not view.startswith("总体要求", above.title_start):
        return False
    return bool(_ACTS.search(view, heading.title_start, heading.title_end))


def _turn_to_next(view: str, parent: Node, node: Node, kind: Kind, period_end: int | None) -> None:
    """A child below a lead-in to the coming year commits, whatever its parent's title says."""
    if kind is not Kind.REPORT or parent.role is Role.NEXT:
        return
    if parent.leads_to_next is None:
        parent.leads_to_next = _next_from(view, parent, period_end) is not None
    if parent.leads_to_next:
        node.role = Role.NEXT


def _next_from(view: str, node: Node, period_end: int | None) -> int | None:
    """Where a section's own text turns to the coming year."""
    heading = node.heading if node.role is Role.PROBLEM else None
    title = view[heading.title_start : heading.title_end] if heading else ""
    return next_from(view, node.own, period_end, is_mixed=names_next(title))


def _with_unnumbered(view: str, headings: list[Heading], start: int, end: int) -> list[Heading]:
    """The headings with run-in ones without a number put where most leaf paragraphs open so."""
    groups = [] if headings else [_without_blocks(view, paragraphs_of(view, start, end))]
    for i, heading in enumerate(headings):
        is_last = i + 1 >= len(headings)
        limit = end if is_last else headings[i + 1].start
        rank = heading.rank if heading.rank is not None else Rank.FIRST_IS
        if not is_last and (headings[i + 1].rank or 0) > rank:
            continue
        spans = _without_blocks(view, paragraphs_of(view, heading.body_start, limit))
        lead = view[heading.body_start - 1 : heading.body_start + 1]
        if rank <= Rank.CHINESE:
            groups.append(spans)
        elif lead[:1] != "\n" and (rank is Rank.FIRST_IS or spans[_BELOW_RUN_IN:]):
            groups.append(spans[1:])
        elif "\n" in lead and spans[1:]:
            groups.append(spans)  # one paragraph alone below a title has none of its own
    is_alone = all(h.rank is Rank.CHAPTER and h.number is None for h in headings)
    extra = find_run_ins(view, groups, is_alone=is_alone)
    return sorted([*headings, *extra.values()], key=lambda h: h.start)


def _split_closing(view: str, nodes: list[Node], kind: Kind) -> None:
    """Text after the last section that is none of its own becomes a section without a heading."""
    last = nodes[-1]
    if last.heading is None or not last.own[1:] or kind is Kind.REPORT:
        return
    siblings = [
        n for n in nodes if n.is_leaf and n.heading and n is not last and _rank(n) == _rank(last)
    ]
    habit = sorted(len(_without_blocks(view, n.own)) for n in siblings)
    usual = habit[len(habit) // 2] if habit else 1
    body = _without_blocks(view, last.own)
    closing = body[usual:] if len(body) > usual else []
    start = next((a for a, b in closing if is_closing(view, a, b)), None)
    if start is None or (last.role is Role.SAFEGUARD and not siblings):
        return
    node = Node(None, start, last.end, 1, None, Role.SAFEGUARD)
    node.own = [span for span in last.own if span[0] >= start]
    last.own = [span for span in last.own if span[0] < start]
    last.end = start
    nodes.append(node)


def _without_blocks(view: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs that are no list of responsible bodies."""
    return [(a, b) for a, b in spans if not _BLOCK_LINE.search(view[a : min(b, a + 240)])]


def _split_next(view: str, nodes: list[Node], kind: Kind, period_end: int | None) -> None:
    """In a report, plain paragraphs about the coming year become a section of their own."""
    if kind is not Kind.REPORT:
        return
    split: list[Node] = []
    for node in nodes:
        split.append(node)
        if node.role in (Role.NEXT, Role.PREAMBLE) or not node.is_leaf:
            continue
        at = _next_from(view, node, period_end)
        if at is None:
            continue
        rest = Node(None, at, node.end, node.level, node.parent, Role.NEXT)
        rest.own = [(max(a, at), b) for a, b in node.own if b > at]
        node.own, node.end = [(a, min(b, at)) for a, b in node.own if a < at], at
        split.append(rest)
    nodes[:] = split


def _lift_roles(nodes: list[Node]) -> None:
    """A heading that names no role, above guiding and goal parts alone, is guiding too."""
    below: dict[int, set[Role]] = {}
    for node in nodes:
        if node.parent is not None:
            below.setdefault(id(node.parent), set()).add(node.role)
    for node in nodes:
        if node.role is not Role.TASK or node.is_leaf or node.own:
            continue
        roles = below.get(id(node))
        if roles and roles <= {Role.GUIDING, Role.GOAL}:
            node.role = Role.GUIDING


def stretch(nodes: list[Node]) -> None:
    """Parents reach to the end of their last child; positions count in reading order."""
    for position, node in enumerate(nodes):
        node.position = position
        parent = node.parent
        while parent is not None:
            parent.end = max(parent.end, node.end)
            parent = parent.parent
