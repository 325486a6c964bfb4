"""What copying did to a text, undone: viewers' page numbers, wrapped lines.

Here: the clean text that is published and that every offset counts in.
Not here: normal forms of characters (`text.normalise`), what is page furniture (`extract.layout`).
"""

from dataclasses import dataclass

from pipelines.text.normalise import clean, fold
from pipelines.text.patterns import pattern

_PAGE = pattern("extract.cleaning.page", r"(?m:^)[ ]*([0-9]{1,3})、")
_STARTS_BLOCK = pattern(
    "extract.cleaning.block",
    r"^ *(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十0-9-]{1,4}[)]|[0-9]{1,3} ?[.、]"
    r"|第[一二三四五六七八九十0-9]{1,4}[章节条部]|[一二三四五六七八九十]{1,2}是|[(\[](?:牵头|责任)"
    r"|(?:牵头|责任|配合|主办|协办)(?:单位|部门)|附件|[①-⑳]|-{2,})",
)
_ENDS = frozenset("。;!?:)]》”")
_MIN_WRAPPED_LINES = 8


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as published, its folded view, and what was mended."""

    text: str
    view: str
    had_page_numbers: bool
    had_wrapped_lines: bool


def tidy(raw: str) -> CleanText:
    """The clean text of a decoded one.

    A document viewer's page numbers are dropped where they count 1, 2, 3 … and cut sentences
    apart; lines that were wrapped at one width are joined.
    """
    text = clean(raw)
    view = fold(text)
    text, had_pages = _drop_page_numbers(text, view)
    view = fold(text) if had_pages else view
    text, had_wraps = _join_lines(text, view)
    view = fold(text) if had_wraps else view
    # A scanner reads the full stop behind a percent sign as the letter o.
    view = view.replace("%o", "%。")
    return CleanText(text, view, had_pages, had_wraps)


def _drop_page_numbers(text: str, view: str) -> tuple[str, bool]:
    """The text without `n、` at line starts, where those count pages and not items."""
    hits = [hit for hit in _PAGE.finditer(view)]
    expected, run, cuts = 1, [], 0
    for hit in hits:
        if int(hit.group(1)) != expected:
            continue
        run.append(hit)
        expected += 1
        before = view[: hit.start()].rstrip("\n ")
        cuts += bool(before) and before[-1] not in _ENDS
    if len(run) < 2 or cuts * 2 < len(run) - 1:
        return text, False
    pieces, last = [], 0
    for nth, hit in enumerate(run):
        head = text[last : hit.start()]
        pieces.append(head if nth == 0 else head.rstrip("\n "))
        last = hit.end()
    pieces.append(text[last:])
    return "".join(pieces), True


def _join_lines(text: str, view: str) -> tuple[str, bool]:
    """The text with wrapped lines joined: lines of one width that end inside a sentence."""
    lines = view.split("\n")
    printed = text.split("\n")
    lengths = sorted(len(line) for line in lines if len(line) >= 12)
    if len(lengths) < _MIN_WRAPPED_LINES:
        return text, False
    width = lengths[int(len(lengths) * 0.9)]
    open_lines = [i for i in range(len(lines) - 1) if _is_wrapped(lines, i, width)]
    if width > 120 or len(open_lines) * 4 < len(lengths):
        return text, False
    joined: list[str] = []
    glue = False
    wrapped = set(open_lines)
    for i, line in enumerate(printed):
        piece = line.strip(" \u3000") if glue else line
        if glue:
            joined[-1] = joined[-1].rstrip(" \u3000") + piece
        else:
            joined.append(piece)
        glue = i in wrapped
    return "\n".join(joined), True


def _is_wrapped(lines: list[str], i: int, width: int) -> bool:
    """Whether the sentence of line i runs on in the next line."""
    line, following = lines[i].rstrip(), lines[i + 1]
    if len(line) < width * 0.8 or not following.strip():
        return False
    if line[-1] in "。;!?:" or _STARTS_BLOCK.search(following):
        return False
    return not (line[-1] in _ENDS and len(line) < width * 0.9)
