"""Paragraphs made of printed lines.

Here: running heads and page numbers, which go, and the rule that joins a line to the one before.
Not here: where lines come from (`lines`).
"""

from collections import Counter
from itertools import pairwise

from pipelines.decode.grids import CELL_END
from pipelines.decode.pdf.boxes import PrintedLine, PrintedPage
from pipelines.text.patterns import pattern

_MARGIN = 0.10
_REPEATED = 0.5
_FEWEST_PAGES = 3
_FEWEST_ON_A_SIDE = 2
_DIGITS = pattern("decode.pdf.digits", r"[0-9〇一二三四五六七八九十]+")
_PAGE_NUMBER = pattern(
    "decode.pdf.page_number",
    r"^[\s\-—–─―·.•~第(（]*[0-9]{1,4}[\s\-—–─―·.•~页)）]*"
    r"(?:[/／共,，\s]*[0-9]{1,4}[\s\-—–页)）]*)?$",
)
_MARKER = pattern(
    "decode.pdf.marker",
    r"^(?:第[一二三四五六七八九十百0-9]{1,4}[章节条编]|[一二三四五六七八九十]{1,3}[、．.]|"
    r"[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.、．][^0-9]|附件)",
)
_SHARED = 0.4
_FULL = 0.6
_FIRST_LINE = 2
_INDENT = 1.2
_SHORT = 1.6
"""In characters: so far in a line opens a paragraph, so far before the end it closes one."""


def paragraphs(pages: list[PrintedPage]) -> list[str]:
    """The text's paragraphs, across pages, without what every page repeats."""
    kept = _without_margins(pages)
    size = _size([line for page in kept for line in page])
    edges = [_left_edges(page, size) for page in kept]
    widths = _widths(kept, edges, size)
    has_indents = any(
        _INDENT * size < line.left - left[line.column] < 2 * _INDENT * size
        for page, left in zip(kept, edges, strict=True)
        for line in page
    )
    found: list[str] = []
    is_open = False
    for page, left in zip(kept, edges, strict=True):
        for line in page:
            inset = line.left - left[line.column]
            goes_on = (
                is_open
                and inset <= _INDENT * size
                and _is_prose(line)
                and not _MARKER.search(line.text)
            )
            if goes_on:
                found[-1] = _join(found[-1], line.text)
            else:
                found.append(line.text)
            room = left[line.column] + widths[line.column] - line.right
            # Where no paragraph is indented, a full line's end is told by its full stop alone.
            is_open = (
                _is_prose(line)
                and room < _SHORT * size
                and (has_indents or line.text[-1] not in "。；！？")
            )
    return found


def _join(before: str, after: str) -> str:
    """Two lines of a paragraph: Western words keep a space, Chinese ones have none."""
    is_western = before[-1].isascii() and before[-1].isalpha() and after[0].isascii()
    return f"{before} {after}" if is_western and after[0].isalpha() else before + after


def _left_edges(page: list[PrintedLine], size: float) -> dict[int, float]:
    """Where each column's lines begin: the leftmost of the places that many lines share."""
    edges: dict[int, float] = {}
    for column in {line.column for line in page}:
        # Rows of a table often begin further out than the text.
        lefts = [line.left for line in page if line.column == column and _is_prose(line)]
        places = Counter(round(left / size) for left in lefts)
        most = max(places.values(), default=0)
        often = min(
            (left for left in lefts if places[round(left / size)] >= most * _SHARED), default=0.0
        )
        # Where most lines open a paragraph, the few that do not begin two characters further out.
        outer = (left for left in lefts if abs(often - left - _FIRST_LINE * size) < size / 2)
        edges[column] = min(outer, default=often)
    return edges


def _is_prose(line: PrintedLine) -> bool:
    return CELL_END not in line.text


def _widths(
    pages: list[list[PrintedLine]], edges: list[dict[int, float]], size: float
) -> dict[int, float]:
    """How wide each column's lines run: the widest that two long lines of the document share."""
    widths: dict[int, float] = {}
    for column in {line.column for page in pages for line in page}:
        reaches = sorted(
            (
                line.right - left[column]
                for page, left in zip(pages, edges, strict=True)
                for line in page
                if line.column == column and _is_prose(line)
            ),
            reverse=True,
        )
        most = max(reaches, default=0.0)
        pairs = (a for a, b in pairwise(reaches) if a - b < size and a > most * _FULL)
        widths[column] = next(pairs, most)
    return widths


def _without_margins(pages: list[PrintedPage]) -> list[list[PrintedLine]]:
    """The pages' lines without page numbers and what all pages, or all on one side, repeat."""
    repeated = _repeated(pages, _FEWEST_PAGES)
    sides = [repeated | _repeated(pages[side::2], _FEWEST_ON_A_SIDE) for side in (0, 1)]
    return [
        [
            line
            for line in page.lines
            if not _at_edge(line, page)
            or (_PAGE_NUMBER.search(line.text) is None and _masked(line) not in sides[at % 2])
        ]
        for at, page in enumerate(pages)
    ]


def _repeated(pages: list[PrintedPage], fewest: int) -> set[str]:
    """What stands at the edge of half of the pages, and at no fewer than so many."""
    heads = Counter(
        key
        for page in pages
        for key in {_masked(line) for line in page.lines if _at_edge(line, page)}
    )
    often = max(_REPEATED * len(pages), fewest)
    return {key for key, times in heads.items() if times >= often}


def _at_edge(line: PrintedLine, page: PrintedPage) -> bool:
    margin = _MARGIN * page.height
    return line.bottom < margin or line.top > page.height - margin


def _masked(line: PrintedLine) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _size(lines: list[PrintedLine]) -> float:
    heights = sorted(line.height for line in lines)
    return max(heights[len(heights) // 2], 1.0) if heights else 1.0
