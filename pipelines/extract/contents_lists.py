"""Lists of contents that stand above a text and name its headings once more.

Here: where such a list ends, by its own title or by the dots that lead to page numbers.
Not here: the headings themselves (`extract.headings`), other zones of the page
(`extract.layout`).
"""

from collections.abc import Iterator

from pipelines.extract.page_lines import ORDINAL, Line
from pipelines.text.patterns import short_pattern

_LED = short_pattern(
    "extract.contents_lists.led", r"(?:[.…·。_-]{3,}|\t| {3,}) *[(]?[0-9]{1,3}[)]?$"
)
_TITLES = ("目录", "目次")
_SIGNS = ("目录", "目 录", "目  录", "目   录", "目次", "...", "…", "····")
"""Without one of these no list stands in the text."""

_REACH, _FEWEST, _LONGEST = 12, 3, 80


def contents_end(view: str, lines: tuple[Line, ...], first: int) -> int | None:
    """Where the list of contents ends that opens the lines from `first` on; None where none does.

    Without dots and page numbers its lines must stand in the text below once more.
    """
    if not any(sign in view for sign in _SIGNS):
        return None
    listed: list[Line] = []
    led = 0
    is_titled = False
    for text, line in _texts(view, lines, first):
        is_led = _LED.search(text) is not None
        if text.replace(" ", "") in _TITLES and not listed:
            is_titled = True
        elif is_led or (is_titled and ORDINAL.search(text) and len(text) < _LONGEST):
            listed.append(line)
            led += is_led
        elif listed or is_titled:
            break
    if len(listed) < _FEWEST:
        return None
    return listed[-1].end if led * 2 > len(listed) else _repeated(view, listed)


def _texts(view: str, lines: tuple[Line, ...], first: int) -> Iterator[tuple[str, Line]]:
    """The lines in which a list may begin, and all behind it."""
    for nth, line in enumerate(lines[first:]):
        text = view[line.start : line.end].strip()
        yield text, line
        if nth >= _REACH and not (ORDINAL.search(text) or _LED.search(text)):
            return


def _repeated(view: str, listed: list[Line]) -> int | None:
    """Where the lines end that stand in the text once more, the first of them again first."""
    opening = view[listed[0].start : listed[0].end].strip()
    for nth, line in enumerate(listed[1:], 1):
        if view[line.start : line.end].strip() == opening:
            return listed[nth - 1].end
    again = view.find("\n" + opening, listed[-1].end)
    return listed[-1].end if again >= 0 else None
