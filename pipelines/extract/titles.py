"""The title of a document on its page.

Here: which line or lines are the plan's own title.
Not here: titles that only a headline or a notice names (`extract.named_titles`), the other zones
of the page (`extract.layout`).
"""

from dataclasses import replace

from pipelines.extract.named_titles import (
    DOC_WORDS,
    IN_MARKS,
    LETTER,
    LONGEST_TITLE,
    PERIOD,
    Title,
    find_named,
)
from pipelines.extract.page_lines import NOTICE, ORDINAL, ORGAN_LINE, Line
from pipelines.text.patterns import pattern, short_pattern

HEAD_LINES = 80
"""Lines within which a title stands."""

_HALF_TITLE = 40

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
_LAST_WORD = pattern(
    "extract.titles.last_word", rf"^(?:(?:工作|建设)?(?:情况|工作)的?)?{DOC_WORDS} ?(?:{PERIOD})?$"
)
_NUMBER = pattern(
    "extract.titles.number",
    r"^[【\[][一-龥]{2,20}[】\]] ?"
    r"|^[一-龥]{2,10}[〔\[(]20[0-9]{2} ?年?[〕\])] ?(?:第 ?)?[0-9]{1,4} ?号 ?",
)
_MAX_LINES_ABOVE = 2
_GO_ON = ("及", "暨", "和20", "与20", "以及")
"""What the second line of a title opens with: 及2023年工作计划."""

_SHORTEST_HALF = 6
_PLACE_LINE = short_pattern(
    "extract.titles.place_line", r"^[一-龥]{2,14}(?:[省市县区州旗盟镇乡]|街道)$"
)
_COLUMN = pattern(
    # 某区人民政府 政策文件 某区法治政府建设实施方案: where the page stands, and then the title
    "extract.titles.column",
    r"^[^。;《》]{0,60}(?:首页|政策文件|政务公开|信息公开|通知公告|政府文件|公示公告|规划计划"
    r"|年度报告|正文) +",
)


def find_title(view: str, lines: tuple[Line, ...], last: int) -> Title | None:
    """The plan's own title: the last line of the head that reads like one.

    The head ends where the first long line or sentence begins, unless that line opens with the
    title itself.
    """
    best: Title | None = None
    for i, line in enumerate(lines[: min(last + 1, HEAD_LINES)]):
        text = view[line.start : line.end]
        if len(text) > LONGEST_TITLE or "。" in text:
            glued = _GLUED_TITLE.search(text) if best is None else None
            if glued:
                end = line.start + max(glued.end(1), glued.end(2))
                return Title(line.start, end, end, i)
            if best is not None or len(text) > LETTER:
                break
        elif _reads_like_title(text) or (i and _is_half(view, lines[i - 1], line)):
            best = _whole_title(view, lines, i)
    if best is None:
        return find_named(view, lines)
    return _as_named(view, lines, _again(view, lines, best))


def _as_named(view: str, lines: tuple[Line, ...], title: Title) -> Title:
    """The title with the lines above it that the notice names as parts of it."""
    words = "".join(view[title.start : title.end].split())
    above = view[: title.start]
    names = {"".join(hit.group(1).split()) for hit in IN_MARKS.finditer(above)}
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
    if ">" in text or text.count(" | ") > 1 or ":" in text[:12]:
        return False
    return not NOTICE.search(text) and not ORDINAL.search(text) and bool(_TITLE_LINE.search(text))


def _whole_title(view: str, lines: tuple[Line, ...], i: int) -> Title:
    """The title on line i with the line above or below that belongs to it."""
    start, end = lines[i].start, lines[i].end
    if i and _runs_on(view, lines[i - 1], lines[i]):
        start = lines[i - 1].start
        if i > 1 and _signs_too(view, lines[i - 2], lines[i - 1]):
            start = lines[i - 2].start
    for below in lines[i + 1 : i + 1 + _LINES_BELOW]:
        if _PERIOD_LINE.search(view[below.start : below.end]) is None:
            break
        end = below.end
    is_joined = (start, end) != (lines[i].start, lines[i].end)
    number = _NUMBER.search(view, start, end) or _COLUMN.search(view, start, end)
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
    is_trail = "|" in text or "首页" in text  # where the page stands
    return not (NOTICE.search(text) or text[-1] in "。:;" or is_trail)


def _runs_on(view: str, above: Line, line: Line) -> bool:
    """Whether the line above is the first half of a title that was set in two lines."""
    text = view[above.start : above.end]
    if not _may_run_on(view, above, line):
        return False
    if _is_half(view, above, line):
        return True
    if ORGAN_LINE.search(text) and view.startswith(("20", "关于"), line.start):
        return True
    if _PLACE_LINE.search(text) and view.startswith("20", line.start):
        return True
    if view.startswith(_GO_ON, line.start):
        return True
    return "关于" in text or text.endswith(("度", "的", "、", "和", "与"))


def _signs_too(view: str, above: Line, line: Line) -> bool:
    """Whether a committee above the government that opens a title issues it with it."""
    names = [view[one.start : one.end] for one in (above, line)]
    return all(ORGAN_LINE.search(name) for name in names) and names[0].startswith("中共")
