"""Titles that no line of their own prints.

Here: the headline of a page about a document, what a notice names with or without 《》, what a text
of another genre is called; the words and years that any title is made of.
Not here: the lines that are a plan's own title (`extract.titles`).
"""

from dataclasses import dataclass

from pipelines.extract.page_lines import ORDINAL, SIGNED_INLINE, Line, together
from pipelines.text.patterns import Match, pattern, short_pattern

DOC_WORDS = (
    r"(?:规划纲要|实施纲要|规划|实施方案|工作方案|行动方案|行动计划|实施意见|工作要点|工作计划"
    r"|工作安排|(?:工作|若干|政策|[一二三四五六七八九十]+条)措施|要点|方案|计划|意见|纲要|报告|情况|(?:工作|情况)的?汇报"
    r"|(?:工作|建设|行政|年度)总结|工作(?:打算|思路|重点|谋划))"
)
PERIOD = r"[(\[]? ?20[0-9]{2} ?年?(?: ?[-一至到]{1,2} ?)?(?:20[0-9]{2})? ?年?度? ?[)\]]"
LONGEST_TITLE = 120
LETTER = 400
"""Characters from which a line is body text whatever stood above it."""

_NAMES_TITLE = short_pattern(
    "extract.named_titles.names_title",
    r"^《|印发(?:了|实施|执行|给你们)?《|现将《[^》]{4,80}》[^。,;]{0,8}印发|由会员分享|由用户上传",
)
_MADE_HERE = pattern(
    "extract.named_titles.made_here",
    r"制定了?《((?:[^《》〈〉]|〈[^〈〉]*〉|<[^<>]*>){8,100})》,现(?:予以?)?印发"
    r"|^[^。\n]{0,200}?《([^《》]{8,100})》(?:[(][^()]{0,40}[)])?,?已经?[^。\n]{0,80},现(?:予以?)?印发",
)
_ISSUED = pattern("extract.named_titles.issued", r"(?:印发|转发)[〈《]([^〈〉《》]{4,80})[〉》]")
_TOLD = pattern("extract.named_titles.told", r"(?:解读|图解|模板|范文)$")
_FIRST_LINES, _SHORTEST_TOLD = 3, 12
_OF_OTHER_GENRES = pattern(
    # what is neither plan nor report says so itself: a speech, a list, a body that is set up
    "extract.named_titles.of_other_genres",
    r"^(?:政府工作报告|[^。;!?:>]{4,60}(?:讲话|发言|公示|公告|名单|公报|通报|的答复|办法|细则|规定|条例|规则"
    r"|关于(?:成立|调整|召开|举办|报送|公布|表彰|命名|[一-龥]{0,10}任免)[^。;!?:>]{2,50}的通知)"
    r"(?: ?[(\[][^()\[\]]{1,12}[)\]])?)$",
)
_HEADLINES = 12
"""Lines within which such a title stands."""

_SHORTEST_NAME = 8
_ISSUED_BARE = short_pattern(
    "extract.named_titles.issued_bare",
    rf"^[^《》。;:,>]{{0,40}}印发([^《》。;:]{{4,60}}{DOC_WORDS}(?: ?{PERIOD})?)的通知(?:$|[_ -])",
)
IN_MARKS = pattern(
    "extract.named_titles.in_marks", r"《([^《》]*(?:《[^《》]*》|〈[^〈〉]*〉)?[^《》]*)(?:》|$)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its span, where the body begins, its line, and whether two lines make it."""

    start: int
    end: int
    body_start: int
    line: int
    is_joined: bool = False


def find_named(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The title of a text in which no line reads like one."""
    named = _told_headline(view, lines) or _title_in_marks(view, lines)
    return named or _issued_bare(view, lines) or _of_another_genre(view, lines)


def _told_headline(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The headline of a page about a document, or of a model for one: it is no plan's title."""
    for i, line in enumerate(lines[:_FIRST_LINES]):
        text = view[line.start : line.end]
        if len(text) > LONGEST_TITLE or ">" in text or text.count(" ") > 1:
            continue  # links in a row
        if len(text) >= _SHORTEST_TOLD and _TOLD.search(text):
            return Title(line.start, line.end, line.end, i)
    return None


def _issued_bare(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The title that a headline names without marks: 关于印发…方案的通知."""
    for i, line in enumerate(lines[:_HEADLINES]):
        if line.end - line.start > LONGEST_TITLE or ORDINAL.search(view, line.start, line.end):
            break
        hit = _ISSUED_BARE.search(view, line.start, line.end)
        if hit:
            return Title(line.start + hit.start(1), line.start + hit.end(1), line.end, i)
    return None


def _of_another_genre(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The title of a text that is neither plan nor report; its letters may be set apart."""
    for i, line in enumerate(lines[:_HEADLINES]):
        text = view[line.start : line.end]
        if "。" in text or ORDINAL.search(text):
            break
        words = together(text)
        if _OF_OTHER_GENRES.search(words):
            return Title(line.start, line.end, line.end, i, is_joined=words != text)
    return None


def _made(view: str, line: Line, made: Match, i: int) -> Title:
    """The title of what a notice issues; the text begins below it, be it on the same line."""
    nth = 1 if made.group(1) else 2
    start, end = line.start + made.start(nth), line.start + made.end(nth)
    signed = SIGNED_INLINE.search(view, end, line.end)
    stop = view.find("。", end, line.end)
    body = signed.end() if signed else stop + 1 if stop >= 0 else line.end
    return Title(start, end, body, i)


def _title_in_marks(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The title as a headline or notice names it in 《》, where no line of its own stands."""
    for i, line in enumerate(lines[:20]):
        text = view[line.start : line.end]
        if ORDINAL.search(text):
            break
        made = _MADE_HERE.search(text)
        if made:
            return _made(view, line, made, i)
        hit = IN_MARKS.search(text) if _NAMES_TITLE.search(text) and len(text) < LETTER else None
        if hit:
            inner = _ISSUED.search(hit.group(1))
            start, end = inner.span(1) if inner else (0, hit.end(1) - hit.start(1))
            if end - start < _SHORTEST_NAME:
                continue  # 《规划》指出: a document called by its last word
            at = line.start + hit.start(1)
            return Title(at + start, at + end, line.end, i)
    return None
