"""Where the document stands on its page: furniture, notice, title, body, signature.

Here: spans of the zones of a clean text.
Not here: what the zones say (`extract.metadata`), the body's sections (`extract.outline`).
"""

from dataclasses import dataclass
from itertools import pairwise

from pipelines.extract.contents_lists import contents_end
from pipelines.extract.flat_tables import flat_table_start
from pipelines.extract.named_titles import LONGEST_TITLE, Title
from pipelines.extract.page_lines import (
    ATTACHED,
    BARE_ORDINAL,
    BODY_LABEL,
    DATE_LINE,
    LINKS,
    NOTICE,
    OCCASION,
    ORDINAL,
    ORGAN_LINE,
    OWN_LINE,
    PAGE_LINE,
    SIGNED_LINE,
    Line,
    is_furniture,
    lines_of,
)
from pipelines.extract.titles import HEAD_LINES, find_title

_NOTICE_LINES = 16
"""Lines that a notice takes at the most."""

_PAGE_LINES = 18
"""The first line below a title that is no longer one of the page's own."""

_MOST_ATTACHED, _ATTACHMENT = 30, 60
"""Attachments that a text lists below it, and characters that name one."""

_LINK = 80
"""Characters that name another page at the most."""

_CUT_BODY = 6
"""Characters from which what stands below the last heading is the beginning of its text."""

_TABS = 2
"""Cells of a table's row less one; who signs in a table needs fewer."""

_SIGNATURE = 16
"""Characters below which a line at the end may be signed to a text."""

_NO_MARKS = dict.fromkeys(map(ord, "《》〈〉<>"))
"""A title that holds another changes its marks where a notice names it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a page.

    `head` ends where the document's own text (notice or title) begins; `body_start` is behind the
    plan's title; `body_end` before signature and footer. `title` is None where none was found.
    """

    lines: tuple[Line, ...]
    head_end: int
    title: tuple[int, int] | None
    title_is_joined: bool
    body_start: int
    body_end: int


def read_layout(view: str, reading: str) -> Layout:
    """The zones of a folded clean text; `reading` is it before folding, with a table's tabs."""
    lines = tuple(lines_of(view))
    last = _last_body_line(view, lines[: flat_table_start(view, lines)], reading)
    body_end = lines[last].end if last >= 0 else 0
    title = find_title(view, lines, last)
    if title is None:
        start = _first_body_line(view, lines)
        return Layout(
            lines,
            start,
            None,
            title_is_joined=False,
            body_start=start,
            body_end=max(body_end, start),
        )
    body_start = _behind_page_lines(view, lines, title)
    return Layout(
        lines=lines,
        head_end=_head_end(view, lines, title),
        title=(title.start, title.end),
        title_is_joined=title.is_joined,
        body_start=body_start,
        body_end=max(body_end, body_start),
    )


def _last_body_line(view: str, lines: tuple[Line, ...], reading: str) -> int:
    """The last line that is neither furniture nor signature."""
    for i in range(_above_links(view, lines) - 1, -1, -1):
        text = view[lines[i].start : lines[i].end]
        if BODY_LABEL.search(text) or reading.count("\t", *lines[i]) >= _TABS:
            return i
        if DATE_LINE.search(text) or ORGAN_LINE.search(text) or is_furniture(text):
            continue
        if SIGNED_LINE.search(text):
            continue
        is_heading = ORDINAL.search(text) and not BARE_ORDINAL.search(text)
        if len(text) < _SIGNATURE and text[-1] not in "。;" and "," not in text and not is_heading:
            if i and _is_body_of(view, lines[i - 1], text):
                return i
            continue
        if not (is_heading and _is_attached(view, lines, i)):
            return i
    return -1


def _above_links(view: str, lines: tuple[Line, ...]) -> int:
    """How many lines stand above the page's links to other pages, if those end it."""
    for i in range(max(0, len(lines) - _MOST_ATTACHED), len(lines)):
        if LINKS.search(view[lines[i].start : lines[i].end]):
            below = [view[line.start : line.end] for line in lines[i + 1 :]]
            if not any(len(text) > _LINK or ORDINAL.search(text) for text in below):
                return i
    return len(lines)


def _is_attached(view: str, lines: tuple[Line, ...], i: int) -> bool:
    """Whether a numbered line at the end only lists what is attached, below 附件:."""
    for line in reversed(lines[max(0, i - _MOST_ATTACHED) : i + 1]):
        text = view[line.start : line.end]
        if ATTACHED.search(text):
            return True
        if not ORDINAL.search(text) or len(text) > _ATTACHMENT or text[-1] in "。;":
            return False
    return False


def _is_body_of(view: str, above: Line, text: str) -> bool:
    """Whether a short last line is what a heading above it heads, cut off by the text's end."""
    heading = view[above.start : above.end]
    if len(text) < _CUT_BODY or not ORDINAL.search(heading) or BARE_ORDINAL.search(heading):
        return False
    return heading[-1] not in "。;" and "一" <= text[0] <= "龥"


def ends_in_ordinal(view: str, end: int) -> bool:
    """Whether behind `end` nothing stands but the mark of a heading that was cut off."""
    return bool(BARE_ORDINAL.search(view[end : end + 16].strip()))


def ends_in_heading(view: str, end: int) -> bool:
    """Whether the line that ends at `end` is a heading: what it heads was cut off."""
    return bool(ORDINAL.search(view[view.rfind("\n", 0, end) + 1 : end].lstrip(" ")))


def _behind_page_lines(view: str, lines: tuple[Line, ...], title: Title) -> int:
    """Where the text begins below a title: behind the page's own lines on source and time.

    A title that only the notice names stands above the notice: the text begins below its signature.
    """
    start = title.body_start
    below = lines[title.line + 1 : title.line + _NOTICE_LINES]
    if view[title.start - 1 : title.start] in ("《", "〈") or _is_headline(view, below, title):
        for above, line in pairwise(below):
            if ORDINAL.search(view[line.start : line.end]):
                break
            organ = view[above.start : above.end].replace(" ", "")
            if DATE_LINE.search(view[line.start : line.end]) and ORGAN_LINE.search(organ):
                return line.end
    is_label = False
    for line in lines[title.line + 1 : title.line + _PAGE_LINES]:
        if line.start < start:
            continue
        text = view[line.start : line.end]
        is_value = is_label and len(text) < _SIGNATURE
        if not is_value and PAGE_LINE.search(text) is None and OCCASION.search(text) is None:
            break
        is_label = not is_value and text[-1] == ":"
        start = line.end
    return max(start, contents_end(view, lines, title.line + 1) or 0)


def _is_headline(view: str, below: tuple[Line, ...], title: Title) -> bool:
    """Whether a notice that issues the title stands below it: it is the page's headline."""
    words = view[title.start : title.end].translate(_NO_MARKS)
    short = (line for line in below if line.end - line.start <= LONGEST_TITLE)
    printed = (view[line.start : line.end] for line in short)
    return any(words in text.translate(_NO_MARKS) and NOTICE.search(text) for text in printed)


def _first_body_line(view: str, lines: tuple[Line, ...]) -> int:
    """Where the text of a page without a title begins: behind the publisher's table, if any."""
    start = 0
    for i, line in enumerate(lines[:HEAD_LINES]):
        text = view[line.start : line.end]
        is_path = ">" in text and len(text) <= _LINK and "。" not in text
        if not (is_path or PAGE_LINE.search(text) or is_furniture(text)):
            return start
        start = lines[i + 1].start if i + 1 < len(lines) else 0
    return 0


def _head_end(view: str, lines: tuple[Line, ...], title: Title) -> int:
    """Where furniture above the document ends: at the first line that belongs to it."""
    for i, line in enumerate(lines[:HEAD_LINES]):
        if line.start >= title.start or NOTICE.search(view[line.start : line.end]):
            return _with_lines_above(view, lines, i, view[title.start : title.end])
    return lines[0].start


def _with_lines_above(view: str, lines: tuple[Line, ...], i: int, title: str) -> int:
    """Where a notice begins whose number, issuer or headline stand on lines of their own above."""
    while i:
        above = view[lines[i - 1].start : lines[i - 1].end]
        is_own = OWN_LINE.search(above.replace(" ", "")) and not is_furniture(above)
        if above != title and not is_own:
            break
        i -= 1
    return lines[i].start
