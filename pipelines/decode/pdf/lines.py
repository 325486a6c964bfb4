"""A page's printed lines with their places.

Here: what the PDF engine gives, line by line, and columns read one after the other.
Not here: which lines are a paragraph (`paragraphs`).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import pi
from unicodedata import normalize

import pypdfium2

from pipelines.decode.pdf.boxes import PrintedLine, PrintedPage
from pipelines.decode.pdf.cells import Rule, Rules, centred
from pipelines.decode.pdf.order import in_sight, runs_down
from pipelines.decode.pdf.tables import in_rows
from pipelines.text.patterns import short_pattern

_GUTTER = 1.2
"""A blank wider than so many characters parts columns or cells."""
_MOST = 0.5
_LEVEL = 0.5
_OFTEN = 0.3
_FEWEST_ROWS = 6
_TWO = 2
_TURNS_OF = 9
"""So many characters of a page are asked which way they stand."""
_SHORTEST_RULE = 10
"""Points; what is shorter is part of a drawing."""
Box = tuple[float, float, float, float]
_NUMBER = short_pattern(
    "decode.pdf.number", r"^(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[①-⑳])$"
)
_RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)}


def read_page(page: pypdfium2.PdfPage) -> PrintedPage:
    """The page's lines; columns that stand side by side are read one after the other."""
    words = _Words(page)
    rows = in_sight(list(_rows(words)), words.width, words.height)
    rules = cache(lambda: _rules(page) if words.is_upright else [])
    has_image = not rows and any(
        True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    )
    return PrintedPage(tuple(_in_order(rows, rules)), words.height, has_image)


class _Words:
    """A page's characters and their boxes, as they stand once the page is turned to be read.

    Wide tables are printed along the sheet's long side: there lines run up or down the sheet.
    Writing from top to bottom is read as such a page is.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page.get_textpage()
        box = page.get_mediabox()
        # Any two opposite corners may be given.
        left, right, bottom, top = *sorted(box[::2]), *sorted(box[1::2])
        self._corner = (left, bottom)
        self._size = (right - left, top - bottom)
        self.text = _characters(self._page)
        self._turns = 0
        self._turns = self._quarter_turns() or int(runs_down(self.text, self.box))
        self.width = self._size[self._turns % 2]
        self.height = self._size[self._turns % 2 == 0]

    @property
    def is_upright(self) -> bool:
        """Whether the sheet is read as it lies."""
        return self._turns == 0

    def _quarter_turns(self) -> int:
        """How often the page is turned by a right angle, by what most of some characters are."""
        count = len(self.text)
        angles = Counter(
            round(pypdfium2.raw.FPDFText_GetCharAngle(self._page.raw, at) / (pi / 2)) % 4
            for at in range(0, count, count // _TURNS_OF + 1)
        )
        return angles.most_common(1)[0][0] if angles else 0

    def box(self, at: int) -> Box:
        """Left, bottom, right and top of one character."""
        box = self._page.get_charbox(at)
        left, right = box[0] - self._corner[0], box[2] - self._corner[0]
        bottom, top = box[1] - self._corner[1], box[3] - self._corner[1]
        width, height = self._size
        if self._turns == 1:
            return height - top, left, height - bottom, right
        if self._turns == 2:  # noqa: PLR2004 - upside down
            return width - right, height - top, width - left, height - bottom
        if self._turns == 3:  # noqa: PLR2004 - running up the sheet
            return bottom, width - right, top, width - left
        return left, bottom, right, top


def _rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """The page's level lines: drawn ones, and the edges of boxes."""
    x, y = (min(page.get_mediabox()[axis::2]) for axis in (0, 1))
    found: list[Rule] = []
    for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left > _SHORTEST_RULE:
            found += [(left - x, right - x, height - y) for height in {bottom, top}]
    return found


def _characters(words: pypdfium2.PdfTextPage) -> str:
    """The page's characters, one for each of the engine's, so that places can be asked for.

    Fonts often give a radical's code to the character that looks like it (⼀ for 一).
    """
    return _printed(words).translate(_RADICALS)


def _printed(words: pypdfium2.PdfTextPage) -> str:
    count = words.count_chars()
    text = words.get_text_range()
    if len(text) == count:
        return text
    codes = (pypdfium2.raw.FPDFText_GetUnicode(words.raw, at) for at in range(count))
    return "".join(chr(code) if code < 0x110000 and code else "\ufffd" for code in codes)  # noqa: PLR2004


def _rows(words: _Words) -> Iterator[list[PrintedLine]]:
    """What the engine takes for lines, each in the pieces that wide blanks part it into."""
    text, start = words.text, 0
    for end in [at for at, character in enumerate(text) if character == "\n"] + [len(text)]:
        row: list[PrintedLine] = []
        for first, last in _pieces(words, start, end):
            line = _line(words, first, last)
            if row and not _is_level(row[-1], line):
                yield _numbered(row)
                row = []
            row.append(line)
        start = end + 1
        if row:
            yield _numbered(row)


def _numbered(row: list[PrintedLine]) -> list[PrintedLine]:
    """A paragraph's first line in one piece, where its number hangs out before a wide blank."""
    if len(row) != _TWO or _NUMBER.search(row[0].text) is None:
        return row
    number, words = row
    whole = replace(
        words,
        text=f"{number.text} {words.text}",
        left=number.left,
        bottom=min(number.bottom, words.bottom),
        top=max(number.top, words.top),
    )
    return [whole]


def _is_level(before: PrintedLine, after: PrintedLine) -> bool:
    """Whether a piece goes on the line of the one before, and not beside or below it."""
    shared = min(before.top, after.top) - max(before.bottom, after.bottom)
    return after.left >= before.right and shared >= _LEVEL * min(before.height, after.height)


def _pieces(words: _Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last character of each run from start to end without a wide blank in it."""
    text = words.text
    first: int | None = None
    last = start
    for at in range(start, end):
        if text[at].isspace():
            continue
        if first is None:
            first = at
        elif at - last > 1 and _is_apart(words.box(last), words.box(at)):
            yield first, last
            first = at
        last = at
    if first is not None:
        yield first, last


def _is_apart(before: Box, after: Box) -> bool:
    """Whether two characters with a blank between them stand in two cells or columns."""
    height = before[3] - before[1]
    is_back = after[2] < before[0]
    return is_back or after[0] - before[2] > _GUTTER * height


def _line(words: _Words, first: int, last: int) -> PrintedLine:
    left, bottom, _, top = words.box(first)
    _, low, right, high = words.box(last)
    _, deep, _, tall = words.box((first + last) // 2)
    return PrintedLine(
        words.text[first : last + 1], left, min(bottom, low, deep), right, max(top, high, tall)
    )


def _in_order(rows: list[list[PrintedLine]], rules: Rules) -> list[PrintedLine]:
    """The lines, the left column's before the right one's; cells of a row on one line."""
    pieces = [line for row in rows for line in row]
    gutter = _gutter(pieces)
    if gutter is not None:
        return _by_columns(pieces, gutter)
    return in_rows(centred(rows, rules), rules)


def _by_columns(lines: list[PrintedLine], gutter: float) -> list[PrintedLine]:
    ordered: list[PrintedLine] = []
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []
    for line in lines:
        if line.right <= gutter:
            left.append(replace(line, column=1))
        elif line.left >= gutter:
            right.append(replace(line, column=2))
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _gutter(lines: list[PrintedLine]) -> float | None:
    """Where two columns of running text part; None where there is one, or a table."""
    if len(lines) < 2 * _FEWEST_ROWS:
        return None
    size = sorted(line.height for line in lines)[len(lines) // 2]
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    right = [line for line in lines if line.left > middle]
    left = [line for line in lines if line.right < middle + size]
    if min(len(left), len(right)) < _FEWEST_ROWS or len(left) + len(right) < len(lines) * _MOST:
        return None
    if _has_cells(left, size) or _has_cells(right, size):
        return None
    end, start = max(line.right for line in left), min(line.left for line in right)
    # Lines of running text reach their column's end; cells of a table end anywhere.
    full = sum(line.right > end - 2 * size for line in left)
    if start - end < size / 2 or full < len(left) * _MOST:
        return None
    return (end + start) / 2


def _has_cells(side: list[PrintedLine], size: float) -> bool:
    """Whether pieces often stand beside each other, as no lines of one column do."""
    heights = Counter(round((line.bottom + line.top) / size) for line in side)
    beside = sum(times for times in heights.values() if times > 1)
    return beside > len(side) * _OFTEN
