"""A page's source to its text.

Here: the order of steps, the fallback, and what is said of the page as a whole.
Not here: the steps themselves (`source`, `fields`, `main_part`, `furniture`, `blocks`).
"""

from lxml import etree, html
from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

from pipelines.decode.html.blocks import Line, lines_of
from pipelines.decode.html.fields import take_fields
from pipelines.decode.html.furniture import is_loose_link, keep_document, prune
from pipelines.decode.html.main_part import find_main, weigh
from pipelines.decode.html.source import Page
from pipelines.decode.html.surroundings import closing_lines, fields_above, headline
from pipelines.decode.notes import Note
from pipelines.decode.sniff import Format
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import pattern

_MIN_TEXT = 40
_CONTROL = pattern("decode.html.control", r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{fffe}\x{ffff}]")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF))
"""References in a source can name them; nobody's text holds them."""
_WITH_FURNITURE = 0.98
_MANY_LINKS = 0.3
_READABILITY_KEEPS = 0.9
_READABILITY_FAILS = (
    Unparseable,
    etree.LxmlError,
    AssertionError,
    AttributeError,
    IndexError,
    TypeError,
    ValueError,
)
"""How it stumbles over pages with little in them, as seen on generated ones."""
_ENDS = pattern("decode.html.ends", r"(?i)</(?:html|body)\s*>")
_TAIL = 2000
_SWALLOWS = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
"""What is no text from the first to the second of them, or to the end of the page."""
_STARTS = pattern("decode.html.starts", r"(?i)<html[\s>]")


def decode_page(markup: str, notes: tuple[Note, ...] = ()) -> DecodedText:
    """The main text of a page, with its title and the publisher's fields.

    Raises:
        QuarantineError: If the page holds no running text.
    """
    page = Page(markup)
    weights = weigh(page.body)
    whole = weights[page.body].text + weights[page.body].linked
    page.fields |= take_fields(page.body, weights)
    main = find_main(page.body, weights)
    prune(main, weights)
    lines, is_table_cut = lines_of(main)
    lines, more = keep_document(lines)
    fields = (fields_above(main) if main is not page.body else {}) | more | page.fields
    if main is page.body and _share_in_links(lines) > _MANY_LINKS:
        lines = _by_readability(page.body, lines)
    lines = _with_surroundings(page, main, lines)
    if sum(len(line.text) - line.linked for line in lines) < _MIN_TEXT:
        raise _nothing_to_read(page)
    text = "\n".join(line.text for line in lines)
    if _CONTROL.search(text) is not None:
        text = text.translate(_CONTROLS)
    met = {
        Note.TRUNCATED: _breaks_off(markup),
        Note.NESTED_TOO_DEEP: page.is_cut,
        Note.TOO_MANY_CELLS: is_table_cut,
        Note.BOILERPLATE: len(text) < whole * _WITH_FURNITURE,
    }
    found = (*notes, *(note for note, holds in met.items() if holds))
    return DecodedText(
        text=text,
        media_type=Format.HTML.value,
        page_title=page.title,
        metadata=fields,
        notes=tuple(dict.fromkeys(note.value for note in found)),
    )


def _breaks_off(markup: str) -> bool:
    """A page that opens and never closes was cut on its way; a comment or script ate the rest."""
    if any(
        (at := markup.rfind(opens)) > markup.rfind(closes) and "。" in markup[at:]
        for opens, closes in _SWALLOWS
    ):
        return True
    if _ENDS.search(markup[-_TAIL:]) is not None:
        return False
    return _STARTS.search(markup) is not None and _ENDS.search(markup) is None


def _share_in_links(lines: list[Line]) -> float:
    size = sum(len(line.text) for line in lines)
    return sum(line.linked for line in lines) / size if size else 1.0


def _with_surroundings(page: Page, main: HtmlElement, lines: list[Line]) -> list[Line]:
    if not lines:
        return lines
    above = headline(page, main, lines)
    below = closing_lines(main) if main is not page.body else []
    return [*([above] if above else []), *lines, *below]


def _by_readability(body: HtmlElement, lines: list[Line]) -> list[Line]:
    """What readability takes for the text, where no element of the page stands out.

    Its choice stands only where it keeps nearly all that is not links, since it drops short
    paragraphs, and sheds links; else single links among the text go by themselves.
    """
    try:
        summary = Document(html.tostring(body, encoding="unicode")).summary(html_partial=True)
        found, _ = lines_of(html.fragment_fromstring(summary, create_parent="div"))
    except _READABILITY_FAILS:
        return lines
    plain = sum(len(line.text) - line.linked for line in lines)
    kept = sum(len(line.text) - line.linked for line in found)
    if kept >= plain * _READABILITY_KEEPS and _share_in_links(found) < _share_in_links(lines):
        return found
    return [line for line in lines if not is_loose_link(line)]


def _nothing_to_read(page: Page) -> QuarantineError:
    if page.is_cut:
        return QuarantineError(
            Reason.LIMIT_EXCEEDED, "deeper or longer than the parser reads: save the page as text"
        )
    detail = (
        "the page is filled by a script: save it from a browser"
        if page.n_scripts
        else "no running text on the page: get the page that holds the document"
    )
    return QuarantineError(Reason.NO_MAIN_TEXT, detail)
