"""Closing lines that answer for every item above them.

Here: which sections take the bodies and the date of the line below the last of their siblings
(CODEBOOK 6).
Not here: what such a line says (`extract.responsibilities`), what a heading hands down to what
is below it (`extract.sections`).
"""

from collections.abc import Sequence

from pipelines.extract.outline import Node
from pipelines.extract.responsibilities import Assignment


def lines_for_all(
    view: str, nodes: Sequence[Node], blocks: Sequence[tuple[Assignment, ...]]
) -> dict[int, int]:
    """By place, the section whose closing line a section without bodies shares.

    Such a line stands apart below the last of a list. Where any item but the last of its list
    names bodies, each of the document's items names its own.
    """
    tells = [at for at, some in enumerate(blocks) if some and any(b.mentions for b in some)]
    shared: dict[int, int] = {}
    for last in tells:
        if last + 1 < len(nodes) and _are_siblings(nodes[last], nodes[last + 1]):
            return {}
        items = _items_before(nodes, last)
        if items and _stands_apart(view, blocks[last][0]):
            shared |= dict.fromkeys(items, last)
    return shared


def _items_before(nodes: Sequence[Node], last: int) -> range:
    """The leaves that stand before one below the same heading."""
    first = last
    while first and _are_siblings(nodes[first - 1], nodes[last]):
        first -= 1
    return range(first, last)


def _are_siblings(one: Node, other: Node) -> bool:
    """Whether both are items of one list, and no rows of a table."""
    is_pair = one.is_leaf and other.is_leaf and one.parent is not None
    return is_pair and one.parent is other.parent and one.row is None and other.row is None


def _stands_apart(view: str, block: Assignment) -> bool:
    """Whether a list begins a line of its own."""
    line = view.rfind("\n", 0, block.start)
    return line >= 0 and not view[line : block.start].strip()
