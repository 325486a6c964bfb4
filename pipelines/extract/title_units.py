"""Brackets that list the bodies of a task right behind its title.

Here: where such a bracket opens and closes, so that the title ends before it; whether anything
else stands behind the title.
Not here: what the bracket says (`extract.responsibilities`), the title itself
(`extract.headings`).
"""

from pipelines.extract.body_reading import read_body
from pipelines.extract.responsibilities import LONGEST_LIST, OPENING, bracket_pairs, is_list
from pipelines.extract.responsibility_lists import read_list
from pipelines.text.patterns import character_class, short_pattern

_OPENING = character_class(r"(\[")
_BLOCK = short_pattern(
    "extract.title_units.block",
    r"^ ?(?:[\[(](?:牵头|责任|[^\])]{2,40}(?:负责|牵头))"
    r"|(?:牵头|责任|主办|承办|实施|落实|配合)(?:单位|部门|科室|股室|处室):)",
)
_LONGEST_LABEL = 48
"""Characters in which a list of bodies shows that it is one."""


def units_behind(view: str, first: int, stop: int, limit: int) -> tuple[int, int | None]:
    """Where the first bracket of view[first:stop] opens, and where it closes if it lists bodies.

    It ends its sentence or line, and may hold marks that end others; the text ends at `limit`.
    """
    hit = _OPENING.search(view, first, stop)
    if hit is None:
        return stop, None
    return hit.start(), _closing(view, hit.start(), min(limit, hit.start() + LONGEST_LIST))


def has_words(view: str, start: int, end: int) -> bool:
    """Whether anything stands behind a title besides a list of the bodies that answer for it."""
    while start < end and view[start] in " \n":
        start += 1
    if start >= end or not _BLOCK.search(view, start, min(end, start + _LONGEST_LABEL)):
        return start < end
    if view[start] not in OPENING:
        return False
    pairs = bracket_pairs(view, start, min(end, start + LONGEST_LIST))
    closing = next((last for at, last in pairs if at == start), None)
    return closing is not None and bool(view[closing + 1 : end].strip(" \n。;"))


def _closing(view: str, opening: int, end: int) -> int | None:
    closing = next((last for at, last in bracket_pairs(view, opening, end) if at == opening), None)
    if closing is None or view[closing + 1 : min(end, closing + 2)] not in ("", "\n", "。"):
        return None
    content = read_list(view, opening + 1, closing)
    if not content.mentions or not is_list(content, is_sure=True):
        return None
    names = all(read_body(unit.unit_raw).is_named for unit in content.mentions)
    return closing if names or content.has_label or content.has_cue else None
