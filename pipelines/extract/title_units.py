"""Brackets that list the bodies of a task right behind its title.

Here: where such a bracket opens and closes, so that the title ends before it.
Not here: what the bracket says (`extract.responsibilities`), the title itself
(`extract.headings`).
"""

from pipelines.extract.body_reading import read_body
from pipelines.extract.responsibilities import LONGEST_LIST, bracket_pairs, is_list
from pipelines.extract.responsibility_lists import read_list
from pipelines.text.patterns import character_class

_OPENING = character_class(r"(\[")


def units_behind(view: str, first: int, stop: int, limit: int) -> tuple[int, int | None]:
    """Where the first bracket of view[first:stop] opens, and where it closes if it lists bodies.

    It ends its sentence or line, and may hold marks that end others; the text ends at `limit`.
    """
    hit = _OPENING.search(view, first, stop)
    if hit is None:
        return stop, None
    return hit.start(), _closing(view, hit.start(), min(limit, hit.start() + LONGEST_LIST))


def _closing(view: str, opening: int, end: int) -> int | None:
    closing = next((last for at, last in bracket_pairs(view, opening, end) if at == opening), None)
    if closing is None or view[closing + 1 : min(end, closing + 2)] not in ("", "\n", "。"):
        return None
    content = read_list(view, opening + 1, closing)
    if not content.mentions or not is_list(content, is_sure=True):
        return None
    names = all(read_body(unit.unit_raw).is_named for unit in content.mentions)
    return closing if names or content.has_label or content.has_cue else None
