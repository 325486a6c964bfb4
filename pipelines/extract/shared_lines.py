"""Closing lines that answer for every item above them.

Here: which sections take the bodies and the date of the line below the last of their siblings
(CODEBOOK 6).
Not here: what such a line says (`extract.responsibilities`), what a heading hands down to what
is below it (`extract.sections`).
"""

from collections.abc import Sequence
from itertools import groupby

from pipelines.extract.outline import Node
from pipelines.extract.responsibilities import Assignment

_LEAST = 2
"""Items that make a list."""


def lines_for_all(
    view: str, nodes: Sequence[Node], blocks: Sequence[tuple[Assignment, ...]]
) -> dict[int, int]:
    """By place, the section whose closing line a section without bodies shares.

    Such a line stands apart below the last of a list. Where any item but the last of its list
    names bodies, each of the document's items names its own.
    """
    families = [family for family in _families(nodes) if len(family) >= _LEAST]
    if any(_names_bodies(blocks[at]) for family in families for at in family[:-1]):
        return {}
    return {
        at: family[-1]
        for family in families
        if _names_bodies(blocks[family[-1]]) and _stands_apart(view, blocks[family[-1]][0])
        for at in family[:-1]
    }


def _families(nodes: Sequence[Node]) -> list[list[int]]:
    """The leaves that follow each other below one heading."""
    items = [
        (id(node.parent) if node.is_leaf and node.parent and node.row is None else None, at)
        for at, node in enumerate(nodes)
    ]
    return [
        [at for _, at in family]
        for parent, family in groupby(items, key=lambda item: item[0])
        if parent is not None
    ]


def _names_bodies(blocks: tuple[Assignment, ...]) -> bool:
    return any(block.mentions for block in blocks)


def _stands_apart(view: str, block: Assignment) -> bool:
    """Whether a list begins a line of its own."""
    line = view.rfind("\n", 0, block.start)
    return line >= 0 and not view[line : block.start].strip()
