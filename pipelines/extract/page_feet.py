"""Numbers that a printed page has at its foot, which a transcript leaves between the lines.

Here: `- 2 -` and 第2页共9页 at the start of lines, where they count pages, and what they cut apart.
Not here: a viewer's `2、` inside sentences, wrapped lines (`extract.cleaning`).
"""

from collections.abc import Callable

from pipelines.extract.page_lines import STARTS_BLOCK
from pipelines.text.patterns import pattern

_FOOT = pattern(
    "extract.page_feet.foot",
    r"(?m:^) *(?:- ?([0-9]{1,3}) ?- *\n?"
    r"|第 ?([0-9]{1,3}) ?页[ ,/]{0,2}共 ?[0-9]{1,3} ?页 *(?:\n|\z))",
)
_SECOND = ("-2-", "- 2 -", "2页共", "2 页 共", "2页 共", "2页,共")
"""One of these stands in every text whose pages are counted."""

_MIN_FEET, _MIN_LINE = 2, 16
_ENDS = "。;!?:)]》”"


def drop_page_feet(text: str, view: str, is_wrapped: Callable[[str], bool]) -> tuple[str, bool]:
    """The text without its pages' numbers, and whether it had any.

    A sentence that one cut apart is joined, unless wrapped lines, which are joined later, are the
    text's habit.
    """
    feet = _find(view)
    if not feet:
        return text, False
    may_join = not is_wrapped(view)
    pieces, last = [], 0
    for start, end in feet:
        before = text[last:start].rstrip("\n ")
        joins = may_join and _is_open(view, last, start, end)
        pieces += [before, "" if joins or not (pieces or before) else "\n"]
        last = end
    return "".join([*pieces, text[last:].lstrip("\n") if pieces[-1] == "" else text[last:]]), True


def _find(view: str) -> list[tuple[int, int]]:
    """The page numbers of a folded text, with their lines' ends, where they count one by one."""
    if not any(printed in view for printed in _SECOND):
        return []
    found: list[tuple[int, int]] = []
    due: int | None = None
    for hit in _FOOT.finditer(view):
        number = int(hit.group(1) or hit.group(2))
        if due is None or number == due:
            found.append(hit.span())
            due = number + 1
    return found if len(found) >= _MIN_FEET else []


def _is_open(view: str, first: int, start: int, end: int) -> bool:
    """Whether the line before view[start:end] runs on behind it."""
    line = view[first:start].rstrip("\n ").rpartition("\n")[2]
    following = view[end : end + _MIN_LINE + _MIN_LINE].lstrip("\n")
    if not line or not following.strip() or line[-1] in _ENDS or STARTS_BLOCK.search(following):
        return False
    if following.startswith("  ") and not line.startswith("  "):
        return False
    shares_line = view[end - 1] != "\n"
    is_text = shares_line or "," in line or "。" in line
    return line[-1] in ",、" or (is_text and len(line.strip()) >= _MIN_LINE)
