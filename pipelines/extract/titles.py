"""The title of a document on its page.

Here: which line or lines are the plan's own title, and where it is only named in 《》.
Not here: the other zones of the page (`extract.layout`).
"""

from dataclasses import dataclass, replace

from pipelines.extract.page_lines import NOTICE, ORDINAL, ORGAN_LINE, SIGNED_INLINE, Line
from pipelines.text.patterns import Match, pattern, short_pattern

DOC_WORDS = (
    r"(?:规划纲要|实施纲要|规划|实施方案|工作方案|行动方案|行动计划|实施意见|工作要点|工作计划"
    r"|工作安排|(?:工作|若干|政策|[一二三四五六七八九十]+条)措施|要点|方案|计划|意见|纲要|报告|情况|(?:工作|情况)的?汇报"
    r"|(?:工作|建设|行政|年度)总结|工作(?:打算|思路|重点|谋划))"
)
PERIOD = r"[(\[]? ?20[0-9]{2} ?年?(?: ?[-一至到]{1,2} ?)?(?:20[0-9]{2})? ?年?度? ?[)\]]"
HEAD_LINES = 80
"""Lines within which a title stands."""

_TITLE_LENGTH, _HALF_TITLE = 120, 40
_LETTER = 400
"""Characters from which a line is body text whatever stood above it."""

_NAMES_TITLE = short_pattern(
    "extract.titles.names_title",
    r"^《|印发(?:了|实施|执行|给你们)?《|现将《[^》]{4,80}》[^。,;]{0,8}印发|由会员分享|由用户上传",
)
_TITLE_LINE = pattern(
    "extract.titles.title_line",
    rf"^[^。;!?]{{4,60}}{DOC_WORDS}(?: ?[(\[][^()\[\]]{{1,12}}[)\]]){{0,2}}$"
    r"|^[^。;!?]{0,40}20[0-9]{2} ?年度?[^。;!?]{2,30}年报$",
)
_PERIOD_LINE = pattern(
    "extract.titles.period_line",
    rf"^(?:{PERIOD}|[(\[](?:试行|暂行|(?:公开)?征求意见稿|送审稿|讨论稿|修订稿)[)\]])$",
)
_LINES_BELOW = 2
_GLUED_TITLE = pattern(
    "extract.titles.glued_title",
    # 现将…方案(2021-2025年)印发给你们 is the notice's letter
    rf"^([^。,;:《现][^。,;:《]{{3,50}}{DOC_WORDS} ?{PERIOD})[^。]{{6}}"
    rf"|^([^。,;:《 ]{{2,8}}[^。,;:《]{{4,50}}{DOC_WORDS}) ?(?:20[0-9]{{2}} ?年"
    r"|为(?:深入|进一步|全面|认真|贯彻|切实|加快|推进|落实|扎实))",
)
_MADE_HERE = pattern(
    "extract.titles.made_here",
    r"制定了?《((?:[^《》〈〉]|〈[^〈〉]*〉|<[^<>]*>){8,100})》,现(?:予以?)?印发"
    r"|^[^。\n]{0,200}?《([^《》]{8,100})》(?:[(][^()]{0,40}[)])?,?已经?[^。\n]{0,80},现(?:予以?)?印发",
)
_ISSUED = pattern("extract.titles.issued", r"(?:印发|转发)[〈《]([^〈〉《》]{4,80})[〉》]")
_LAST_WORD = pattern("extract.titles.last_word", rf"^{DOC_WORDS} ?(?:{PERIOD})?$")
_NUMBER = pattern(
    "extract.titles.number",
    r"^[【\[][一-龥]{2,20}[】\]] ?"
    r"|^[一-龥]{2,10}[〔\[(]20[0-9]{2} ?年?[〕\])] ?(?:第 ?)?[0-9]{1,4} ?号 ?",
)
_TOLD = pattern("extract.titles.told", r"(?:解读|图解|模板|范文)$")
_FIRST_LINES, _SHORTEST_TOLD = 3, 12
_OF_OTHER_GENRES = pattern(
    # what is neither plan nor report says so itself: a speech, a list, a body that is set up
    "extract.titles.of_other_genres",
    r"^(?:政府工作报告|[^。;!?:>]{4,60}(?:讲话|发言|公示|公告|名单|公报|办法|细则|规定|条例|规则"
    r"|关于(?:成立|调整|召开|举办|报送|公布|表彰|命名|[一-龥]{0,10}任免)[^。;!?:>]{2,50}的通知)"
    r"(?: ?[(\[][^()\[\]]{1,12}[)\]])?)$",
)
_HEADLINES = 12
"""Lines within which such a title stands."""
_MAX_LINES_ABOVE = 2
_GO_ON = ("及", "暨", "和20", "与20", "以及")
"""What the second line of a title opens with: 及2023年工作计划."""

_SHORTEST_HALF, _SHORTEST_NAME = 6, 8
_IN_MARKS = pattern(
    "extract.titles.in_marks", r"《([^《》]*(?:《[^《》]*》|〈[^〈〉]*〉)?[^《》]*)(?:》|$)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its span, where the body begins, its line, and whether two lines make it."""

    start: int
    end: int
    body_start: int
    line: int
    is_joined: bool = False


def find_title(view: str, lines: tuple[Line, ...], last: int) -> Title | None:
    """The plan's own title: the last line of the head that reads like one.

    The head ends where the first long line or sentence begins, unless that line opens with the
    title itself.
    """
    best: Title | None = None
    for i, line in enumerate(lines[: min(last + 1, HEAD_LINES)]):
        text = view[line.start : line.end]
        if len(text) > _TITLE_LENGTH or "。" in text:
            glued = _GLUED_TITLE.search(text) if best is None else None
            if glued:
                end = line.start + max(glued.end(1), glued.end(2))
                return Title(line.start, end, end, i)
            if best is not None or len(text) > _LETTER:
                break
        elif _reads_like_title(text) or (i and _is_half(view, lines[i - 1], line)):
            best = _whole_title(view, lines, i)
    if best is None:
        named = _told_headline(view, lines) or _title_in_marks(view, lines)
        return named or _of_another_genre(view, lines)
    return _as_named(view, lines, _again(view, lines, best))


def _as_named(view: str, lines: tuple[Line, ...], title: Title) -> Title:
    """The title with the lines above it that the notice names as parts of it."""
    words = "".join(view[title.start : title.end].split())
    above = view[: title.start]
    names = {"".join(hit.group(1).split()) for hit in _IN_MARKS.finditer(above)}
    names = {name for name in names if name.endswith(words) and name != words}
    first = title.line
    while names and first and title.line - first < _MAX_LINES_ABOVE:
        first -= 1
        line = view[lines[first].start : lines[first].end]
        if NOTICE.search(line) or ORDINAL.search(line) or ">" in line:
            break
        words = "".join(line.split()) + words
        if words.endswith(tuple(names)):
            return replace(title, start=lines[first].start, is_joined=True)
    return title


def _again(view: str, lines: tuple[Line, ...], title: Title) -> Title:
    """The title where it stands again below a notice: above it, it was the page's headline."""
    words = view[title.start : title.end]
    seen_notice = False
    for i, line in enumerate(lines[title.line + 1 : HEAD_LINES], title.line + 1):
        text = view[line.start : line.end]
        seen_notice = seen_notice or bool(NOTICE.search(text))
        if seen_notice and text == words.partition("\n")[0]:
            return replace(_whole_title(view, lines, i), is_joined=title.is_joined)
        if ORDINAL.search(text):
            break
    return title


def _reads_like_title(text: str) -> bool:
    if ">" in text or ":" in text[:12] or NOTICE.search(text) or ORDINAL.search(text):
        return False
    return bool(_TITLE_LINE.search(text))


def _whole_title(view: str, lines: tuple[Line, ...], i: int) -> Title:
    """The title on line i with the line above or below that belongs to it."""
    start, end = lines[i].start, lines[i].end
    if i and _runs_on(view, lines[i - 1], lines[i]):
        start = lines[i - 1].start
    for below in lines[i + 1 : i + 1 + _LINES_BELOW]:
        if _PERIOD_LINE.search(view[below.start : below.end]) is None:
            break
        end = below.end
    is_joined = (start, end) != (lines[i].start, lines[i].end)
    number = _NUMBER.search(view, start, end)
    return Title(number.end() if number else start, end, end, i, is_joined=is_joined)


def _is_half(view: str, above: Line, line: Line) -> bool:
    """Whether a line is only the last word of a title, and the line above may be the rest."""
    if _LAST_WORD.search(view[line.start : line.end]) is None:
        return False
    text = view[above.start : above.end]
    return len(text) >= _SHORTEST_HALF and _may_run_on(view, above, line) and ">" not in text


def _may_run_on(view: str, above: Line, line: Line) -> bool:
    """Whether the line above is short, unbroken and right above."""
    text = view[above.start : above.end]
    if view.count("\n", above.end, line.start) > 1 or len(text) > _HALF_TITLE:
        return False
    return not NOTICE.search(text) and text[-1] not in "。:;" and "|" not in text


def _runs_on(view: str, above: Line, line: Line) -> bool:
    """Whether the line above is the first half of a title that was set in two lines."""
    text = view[above.start : above.end]
    if not _may_run_on(view, above, line):
        return False
    if _is_half(view, above, line):
        return True
    if ORGAN_LINE.search(text) and view.startswith(("20", "关于"), line.start):
        return True
    if view.startswith(_GO_ON, line.start):
        return True
    return "关于" in text or text.endswith(("度", "的", "、", "和", "与"))


def _told_headline(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The headline of a page about a document, or of a model for one: it is no plan's title."""
    for i, line in enumerate(lines[:_FIRST_LINES]):
        text = view[line.start : line.end]
        if len(text) > _TITLE_LENGTH or ">" in text or text.count(" ") > 1:
            continue  # links in a row
        if len(text) >= _SHORTEST_TOLD and _TOLD.search(text):
            return Title(line.start, line.end, line.end, i)
    return None


def _of_another_genre(view: str, lines: tuple[Line, ...]) -> Title | None:
    """The title of a text that is neither plan nor report; its letters may be set apart."""
    for i, line in enumerate(lines[:_HEADLINES]):
        text = view[line.start : line.end]
        if "。" in text or ORDINAL.search(text):
            break
        is_apart = not text[1::2].strip(" ")
        if _OF_OTHER_GENRES.search(text.replace(" ", "") if is_apart else text):
            return Title(line.start, line.end, line.end, i, is_joined=is_apart)
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
        hit = _IN_MARKS.search(text) if _NAMES_TITLE.search(text) and len(text) < _LETTER else None
        if hit:
            inner = _ISSUED.search(hit.group(1))
            start, end = inner.span(1) if inner else (0, hit.end(1) - hit.start(1))
            if end - start < _SHORTEST_NAME:
                continue  # 《规划》指出: a document called by its last word
            at = line.start + hit.start(1)
            return Title(at + start, at + end, line.end, i)
    return None
