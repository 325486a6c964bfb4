"""What copying did to a text, undone: viewers' page numbers, wrapped lines.

Here: the clean text that is published and that every offset counts in.
Not here: normal forms of characters (`text.normalise`), what is page furniture (`extract.layout`).
"""

from dataclasses import dataclass
from itertools import pairwise

from pipelines.extract.insertions import find_insertions
from pipelines.extract.lost_lines import with_lines
from pipelines.extract.page_feet import drop_page_feet
from pipelines.extract.page_lines import STARTS_BLOCK
from pipelines.extract.vocabulary import alternation
from pipelines.text.normalise import clean, fold
from pipelines.text.patterns import pattern, short_pattern
from pipelines.text.printed import Printed, without

_PAGE = pattern("extract.cleaning.page", r"(?m:^) *([0-9]{1,3})、 *")
_LIST_END = short_pattern(
    "extract.cleaning.list_end", r"[(\[][^\[]*(?:单位|负责|牵头|配合|部门)[^\[]*[)\]]$"
)
_OPEN_LIST = short_pattern(
    "extract.cleaning.open_list",
    r"[(\[](?:牵头|责任|配合|主办|协办)[^()\[\]。]*(?:[(][^()]*[)][^()\[\]。]*)*$|[(\[][牵责配主协]?$",
)
"""A list of bodies whose bracket is still open at the line's end."""

_LABELLED = short_pattern("extract.cleaning.labelled", r"^[^。;,\[(:]{1,7}:")
"""A line that opens with a label; what ends a sentence before the colon is none."""

_RESTS = ("贯彻", "落实", "实施", "执行", "根据", "依据", "依照", "按照", "遵守", "违反")
_LAW = r"\n *[一-龥]{2,24}(?:法|条例|办法|规定|规则)"
_GOES_ON = "[,。、;的和及]"
_LINKED = pattern("extract.cleaning.linked", rf"({alternation(_RESTS)}){_LAW}(?:{_GOES_ON}|\n)")
_BEHIND_LINK = pattern(
    "extract.cleaning.behind_link", rf"(?:{alternation(_RESTS)}){_LAW}(\n) *{_GOES_ON}"
)
"""A link on a law's name makes a line of its own of it."""

_ENDS = frozenset("。;!?:)]》”")
_INDENTS = " \u3000\xa0"
_FEWEST_LINES, _NEARLY_ALL = 4, 0.9
"""Lines of a text, and their share, from which blanks or blank lines are how it is set."""

_MIN_PAGES = 2
_WINDOW = 80
"""Characters above a page's number; a heading or a list of bodies takes less than half."""

_MIN_WRAPPED_LINES = 5
_MIN_WIDTH = 16
_WHOLE, _FULL = 0.85, 1.25
"""Shares of the usual width: a wrapped line has the first, its continuation at most the second."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text as published, its folded view with and without a scanner's slips, what was mended.

    `reading` is the published text without what reading leaves out, `view` its folded form: places
    in both lead to the published text by `printed`.
    """

    printed: Printed
    reading: str
    view: str
    printed_view: str
    had_page_numbers: bool
    had_wrapped_lines: bool

    @property
    def text(self) -> str:
        """The published text."""
        return self.printed.text


def tidy(raw: str) -> CleanText:
    """The clean text of a decoded one.

    Blank lines behind all lines, and blanks before nearly all, part nothing: they go. Blanks where
    lines met in a document that stands on one line become their ends again. A document viewer's
    page numbers are dropped where they count 1, 2, 3 … and cut sentences apart; lines that were
    wrapped at one width are joined.
    """
    text = with_lines(_evened(clean(raw)))
    view = fold(text)
    text, had_pages = _drop_page_numbers(text, view)
    view = fold(text) if had_pages else view
    text, had_feet = drop_page_feet(text, view, _is_wrapped)
    view = fold(text) if had_feet else view
    text, view = _join_links(text, view)
    text, had_wraps = _join_lines(text, view)
    view = fold(text) if had_wraps else view
    printed_view = view
    left_out = find_insertions(text)
    reading = without(text, left_out)
    if left_out:
        view = fold(reading)
    # A scanner reads the full stop behind a percent sign or a dash as the letter o.
    view = view.replace("%o", "%。").replace("分之-O", "分之-。")
    return CleanText(
        Printed(text, left_out), reading, view, printed_view, had_pages or had_feet, had_wraps
    )


def _evened(text: str) -> str:
    """The text without blank lines where all have one, without blanks where nearly all open so."""
    lines = text.split("\n")
    said = [line for line in lines if line]
    if len(said) < _FEWEST_LINES:
        return text
    if len(lines) - len(said) == len(said) - 1:
        lines = said
    # The first has lost its own.
    if sum(line[0] in _INDENTS for line in said[1:]) >= (len(said) - 1) * _NEARLY_ALL:
        lines = [line.lstrip(_INDENTS) for line in lines]
    return "\n".join(lines)


def _drop_page_numbers(text: str, view: str) -> tuple[str, bool]:
    """The text without `n、` at line starts, where those count pages and not items."""
    if "1、" not in view or "2、" not in view:
        return text, False
    hits = list(_PAGE.finditer(view))
    expected, run, cuts = 1, [], []
    for hit in hits:
        if int(hit.group(1)) != expected:
            continue
        above = view[max(0, hit.start() - _WINDOW) : hit.start()].rstrip("\n ")
        line = above.rpartition("\n")[2].strip()
        # A heading or a list of bodies has no end mark anyway.
        if run and line and (len(line) >= _WINDOW // 2 or STARTS_BLOCK.search(line) is None):
            cuts.append(line[-1] not in _ENDS)
        run.append(hit)
        expected += 1
    if len(run) < _MIN_PAGES or not any(cuts) or sum(cuts) * 2 < len(cuts):
        return text, False
    pieces, last = [], 0
    for nth, hit in enumerate(run):
        head = text[last : hit.start()]
        pieces.append(head if nth == 0 else head.rstrip("\n "))
        last = hit.end()
    pieces.append(text[last:])
    return clean("".join(pieces)), True


def _is_wrapped(view: str) -> bool:
    """Whether lines are open but for those above a page's number."""
    lines = view.split("\n")
    opens = (_is_open(a, b) for a, b in pairwise(lines) if b.lstrip()[:1] not in "-第")
    return sum(opens) >= _MIN_WRAPPED_LINES


def _join_lines(text: str, view: str) -> tuple[str, bool]:
    """The text with wrapped lines joined: lines of one width that end inside a sentence."""
    lines = view.split("\n")
    open_lines = [i for i in range(len(lines) - 1) if _is_open(lines[i], lines[i + 1])]
    if len(open_lines) < _MIN_WRAPPED_LINES:
        return text, False
    widths = {i: _width(lines[i]) for i in open_lines}
    usual = sorted(widths.values())[len(widths) // 2]
    length = sorted(len(lines[i]) for i in open_lines)[len(open_lines) // 2]
    wrapped = {
        i
        for i, width in widths.items()
        if (width >= usual * _WHOLE or len(lines[i]) == length)
        and _width(lines[i + 1].strip()) <= usual * _FULL
    }
    if len(wrapped) * 10 < len(open_lines) * 6:
        return text, False
    joined: list[str] = []
    glue = False
    for i, line in enumerate(text.split("\n")):
        if glue:
            joined[-1] = joined[-1].rstrip(_INDENTS) + line.lstrip(_INDENTS)
        else:
            joined.append(line)
        glue = i in wrapped
    return "\n".join(joined), True


def _join_links(text: str, view: str) -> tuple[str, str]:
    """The text, and its view, with the lines joined that a link on a law's name tore apart."""
    if not any(word + "\n" in view for word in _RESTS):
        return text, view
    joints = [hit.end(1) for hit in _LINKED.finditer(view)]
    joints += [hit.start(1) for hit in _BEHIND_LINK.finditer(view)] if joints else []
    if not joints or len(view) != len(text):
        return text, view
    for at in sorted(joints, reverse=True):
        stop = at + 1
        while view[stop : stop + 1] in ("\n", " "):
            stop += 1
        text, view = text[:at] + text[stop:], view[:at] + view[stop:]
    return text, view


def _is_open(line: str, following: str) -> bool:
    """Whether a line may run on in the next: it is long, ends no sentence, and no block follows."""
    text, below = line.strip(), following.strip()
    if below and len(text) >= _MIN_WIDTH and _OPEN_LIST.search(text[-200:]):
        return True
    if len(text) < _MIN_WIDTH or text[-1] in "。;!?:" or not below or _LABELLED.search(below):
        return False
    if text[-1] in ")]" and (STARTS_BLOCK.search(line, 0, 40) or _LIST_END.search(text[-200:])):
        return False
    indented = following.startswith("  ") and not line.startswith("  ")
    return not indented and ">" not in text and not STARTS_BLOCK.search(following, 0, 40)


def _width(line: str) -> int:
    """Columns that a line takes: two for a wide character."""
    return sum(1 if c.isascii() else 2 for c in line)
