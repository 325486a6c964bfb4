"""A tree's text as a reader sees it: one line a block.

Here: blocks and inline tags, line breaks, white space, list numbers, tables.
Not here: which lines belong to the document (`main_part`, `furniture`).
"""

from typing import NamedTuple

from lxml.html import HtmlElement

from pipelines.decode.grids import Grid
from pipelines.decode.ordinals import chinese
from pipelines.text.patterns import pattern

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p "
    "pre section summary table tbody td tfoot th thead tr ucapcontent ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_LAYOUT_CELL = 800
"""A cell with so much text holds a page's part and not a table's value."""
_BLANKS = " \t\r\n\f\u3000\xa0\u200b\ufeff"
_OPENS_WITH_NUMBER = pattern(
    "decode.html.opens_with_number", r"^[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]"
)
_CHINESE_LISTS = ("cjk-ideographic", "chinese", "trad-chinese")


class Line(NamedTuple):
    """One block's text, and how many of its characters stand in links."""

    text: str
    linked: int = 0

    @property
    def is_link(self) -> bool:
        """Whether it is a link and little else."""
        return self.linked * 10 >= len(self.text) * 8


def squeeze(text: str) -> str:
    """The text without the source's own line ends, blanks at its ends and doubled spaces."""
    if "\n" in text or "\r" in text:
        pieces = [piece.strip(" \t\f") for piece in text.replace("\r", "\n").split("\n")]
        text = ""
        for piece in filter(None, pieces):
            is_western = text[-1:].isascii() and piece[0].isascii()
            text += f" {piece}" if text and is_western else piece
    if "\t" in text:
        text = text.replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(_BLANKS)


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds values in rows and columns, and not parts of the page."""
    if table.find(".//table") is not None:
        return False
    rows = [len(row) for row in table.iter("tr")]
    if len(rows) < 2 or max(rows) < 2:  # noqa: PLR2004 - a rectangle has two of each
        return False
    if table.find(".//th") is not None:
        return True
    longest = max((len(cell.text_content()) for cell in table.iter("td")), default=0)
    return longest < _LAYOUT_CELL


class _Writer:
    """Collects the text of one line until its block ends."""

    __slots__ = ("_linked", "_parts", "counters", "is_cut", "lines", "link_depth", "pending")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.counters: dict[HtmlElement, int] = {}
        self.link_depth = 0
        self.is_cut = False
        self.pending = ""
        self._parts: list[str] = []
        self._linked = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        if self.link_depth:
            self._linked += len(text.strip())

    def end(self) -> None:
        """The block ends: what it said is a line."""
        if not self._parts:
            return
        parts = self._parts
        text = squeeze(parts[0] if len(parts) == 1 else "".join(parts))
        if text:
            if self.pending and not _OPENS_WITH_NUMBER.search(text):
                text = self.pending + text
            self.pending = ""
            self.lines.append(Line(text, min(self._linked, len(text))))
        self._parts, self._linked = [], 0


def lines_of(element: HtmlElement) -> tuple[list[Line], bool]:
    """The element's lines, and whether a table in it was cut at the limit."""
    writer = _Writer()
    _walk(element, writer)
    writer.end()
    return writer.lines, writer.is_cut


def _walk(element: HtmlElement, writer: _Writer) -> None:
    tag = element.tag
    if tag == "table" and is_data_table(element):
        writer.end()
        _write_table(element, writer)
        return
    is_block = tag in _BLOCKS
    if is_block or tag == "br":
        writer.end()
    if tag == "li":
        writer.pending = _list_number(element, writer.counters)
    writer.link_depth += tag == "a"
    if tag == "pre":
        _walk_preformatted(element, writer)
    else:
        writer.add(element.text)
        for child in element:
            _walk(child, writer)
            writer.add(child.tail)
    writer.link_depth -= tag == "a"
    if is_block:
        writer.end()


def _walk_preformatted(element: HtmlElement, writer: _Writer) -> None:
    _write_lines(element.text, writer)
    for child in element:
        _walk(child, writer)
        _write_lines(child.tail, writer)


def _write_lines(text: str | None, writer: _Writer) -> None:
    """Preformatted text keeps its own line ends."""
    pieces = (text or "").split("\n")
    writer.add(pieces[0])
    for piece in pieces[1:]:
        writer.end()
        writer.add(piece)


def _write_table(table: HtmlElement, writer: _Writer) -> None:
    grid = Grid()
    for row in table.iter("tr"):
        for cell in row.iterchildren("td", "th"):
            inner = _Writer()
            _walk(cell, inner)
            inner.end()
            text = " ".join(line.text for line in inner.lines)
            grid.add(text, _span(cell, "colspan"), _span(cell, "rowspan"))
        grid.end_row()
    writer.is_cut |= grid.is_cut
    writer.lines.extend(Line(text) for text in grid.lines())


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 1  # noqa: PLR2004


def _list_number(item: HtmlElement, counters: dict[HtmlElement, int]) -> str:
    """The number that a browser would draw before this item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    style = parent.get("style", "").lower()
    if "none" in style:
        return ""
    number = counters.get(parent)
    number = _span(parent, "start") if number is None else number + 1
    counters[parent] = number
    if any(name in style for name in _CHINESE_LISTS):
        return chinese(number) + "、"
    return f"{number}."
