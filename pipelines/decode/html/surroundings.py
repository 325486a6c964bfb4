"""Lines of the document that a site prints outside its text's own element.

Here: headline and single fields above it, the signature, date and attachments below it.
Not here: the element itself (`main_part`), the site's own lines (`furniture`).
"""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.decode.html.blocks import Line, lines_of, squeeze
from pipelines.decode.html.furniture import is_loose_link, is_site_line, take_field
from pipelines.decode.html.source import Page
from pipelines.text.patterns import pattern

_TAIL_LINES = 8
_TAIL_LENGTH = 60
_ABOVE = 40
_LEVELS_UP = 3
_HEAD_LENGTH = 600
_HEADLINE = range(6, 150)
_CLOSING = pattern(
    "decode.html.closing_line",
    r"(?:[0-9]{4}|[二一][〇○零０0九一二三四五六七八]{3})\s*年.{0,12}[月日]|^\s*[（(]此件|^\s*附件",
)


def _below(main: HtmlElement) -> Iterator[Line]:
    """Lines after the element, up to three levels above it, while they may be the document's."""
    element = main
    for _ in range(_LEVELS_UP):
        for sibling in element.itersiblings():
            for line in lines_of(sibling)[0]:
                if is_loose_link(line) or is_site_line(line) or len(line.text) > _TAIL_LENGTH:
                    return
                yield line
        parent = element.getparent()
        if parent is None or element.tag == "body":
            return
        element = parent


def closing_lines(main: HtmlElement) -> list[Line]:
    """Signature, date and list of attachments below the element; empty where none is told."""
    near = list(islice(_below(main), _TAIL_LINES))
    last = max((at for at, line in enumerate(near) if _CLOSING.search(line.text)), default=-1)
    return near[: last + 1]


def _bare(text: str) -> str:
    return "".join(text.split())


def _above(main: HtmlElement) -> Iterator[Line]:
    """Lines before the element, nearest first, up to three levels above it."""
    element = main
    for _ in range(_LEVELS_UP):
        for sibling in element.itersiblings(preceding=True):
            yield from reversed(lines_of(sibling)[0])
        parent = element.getparent()
        if parent is None or element.tag == "body":
            return
        element = parent


def fields_above(main: HtmlElement) -> dict[str, str]:
    """The fields that single lines above the element carry, such as a date under the headline."""
    fields: dict[str, str] = {}
    for line in islice(_above(main), _ABOVE):
        take_field(line, fields)
    return fields


def headline(page: Page, main: HtmlElement, lines: list[Line]) -> Line | None:
    """The page's headline where the lines do not open with it; None where they do."""
    opening = _bare("".join(line.text for line in lines)[:_HEAD_LENGTH])
    title = _bare(page.title or "")
    for candidate in _headlines(page):
        bare = _bare(candidate)
        if len(bare) not in _HEADLINE or bare in opening:
            continue
        # A site's own name also stands in a heading; the window's title tells the two apart.
        if not title or bare in title or title.startswith(bare[: _HEADLINE.start]):
            return Line(candidate)
    if not title or title[: _HEADLINE.start] in opening:
        return None
    return next((line for line in islice(_above(main), _ABOVE) if _opens(title, line)), None)


def _opens(title: str, line: Line) -> bool:
    bare = _bare(line.text)
    return len(bare) in _HEADLINE and not line.is_link and title.startswith(bare)


def _headlines(page: Page) -> Iterator[str]:
    named = page.fields.get("ArticleTitle")
    if named:
        yield named
    for heading in page.body.iter("h1", "h2"):
        if heading.find(".//a") is None and heading.find(".//img") is None:
            yield squeeze(heading.text_content())
