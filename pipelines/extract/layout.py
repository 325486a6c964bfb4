"""Where the document stands on its page: furniture, notice, title, body, signature.

Here: spans of the zones of a clean text.
Not here: what the zones say (`extract.metadata`), the body's sections (`extract.outline`).
"""

from dataclasses import dataclass

from pipelines.text.patterns import pattern, short_pattern

DOC_WORDS = (
    r"(?:规划纲要|实施纲要|规划|实施方案|工作方案|行动方案|行动计划|实施意见|工作要点|工作计划"
    r"|工作安排|要点|方案|计划|意见|纲要|报告|情况)"
)
PERIOD = r"[(\[]? ?20[0-9]{2} ?年?(?: ?[-一至到]{1,2} ?)?(?:20[0-9]{2})? ?年?度? ?[)\]]"
_HEAD_LINES = 80
"""Lines within which a title stands."""

_TITLE_LENGTH, _HALF_TITLE, _SIGNATURE = 120, 40, 16
_LETTER = 400
"""Characters from which a line is body text whatever stood above it."""

_ORDINAL = short_pattern(
    "extract.layout.ordinal",
    r"^(?:[一二三四五六七八九十]{1,3} ?[、.]|[(][一二三四五六七八九十0-9]{1,3}[)]"
    r"|[0-9]{1,3} ?[.、]|第.{1,4}[章节条])",
)
_NAMES_TITLE = short_pattern("extract.layout.names_title", r"^《|印发|由会员分享|由用户上传")
_TITLE_LINE = pattern(
    "extract.layout.title_line",
    rf"^[^。;!?]{{4,60}}{DOC_WORDS}(?: ?[(\[][^()\[\]]{{1,12}}[)\]]){{0,2}}$",
)
_PERIOD_LINE = pattern("extract.layout.period_line", rf"^{PERIOD}$")
_GLUED_TITLE = pattern(
    "extract.layout.glued_title", rf"^([^。,;:《]{{4,50}}{DOC_WORDS} ?{PERIOD})[^。]{{6}}"
)
_NOTICE = pattern("extract.layout.notice", r"印发|转发|关于.{0,40}的通知$|通知$|^《.*$|由会员分享")
_IN_MARKS = pattern(
    "extract.layout.in_marks", r"《([^《》]*(?:《[^《》]*》|〈[^〈〉]*〉)?[^《》]*)(?:》|$)"
)
_FURNITURE = pattern(
    "extract.layout.furniture",
    r"^(?:免责声明|版权|联系(?:QQ|电话|我们)|本文(?:链接|关键词|来源)|扫描二维码|扫一扫|政策解读"
    r"|解读|相关"
    r"|上一篇|下一篇|打印|关闭|主办|承办|网站|ICP|[^ ]{0,4}ICP备|抄送|责任编辑|编辑[:：]"
    r"|来源[:：]|信息来源|分享"
    r"|.{0,20}微信公众号|您?当前位置|您的位置|首页|【|\[|.{0,3}浏览|阅读次数|点击|字号|字体"
    r"|.{0,8}版权所有|附件[0-9]?:"
    r"|\(此件|主题词|.{0,12}(?:办公室|办公厅|秘书处) *20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发"
    r"|Copyright|©|返回|下载|收藏|第[0-9]+页|[0-9]+/[0-9]+$)",
)
_BODY_LABEL = pattern("extract.layout.body_label", r"^[\[(【](?:牵头|责任|配合|主办)")
DATE_LINE = pattern(
    "extract.layout.date_line",
    r"^ *(?:20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|二[〇○零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|20[0-9]{3,6}日?) *$",
)
ORGAN_LINE = pattern(
    "extract.layout.organ_line",
    r"^(?:中共)?[^。,;:!?《》()0-9]{2,30}(?:人民政府|委员会|政府办公(?:室|厅)|办公(?:室|厅)"
    r"|司法局|司法厅|领导小组|委办|委|局|厅)$",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds text: its span without blanks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a page.

    `head` ends where the document's own text (notice or title) begins; `body_start` is behind the
    plan's title; `body_end` before signature and footer. `title` is None where none was found.
    """

    lines: tuple[Line, ...]
    head_end: int
    title: tuple[int, int] | None
    title_is_joined: bool
    body_start: int
    body_end: int


def read_layout(view: str) -> Layout:
    """The zones of a folded clean text."""
    lines = tuple(_lines(view))
    last = _last_body_line(view, lines)
    body_end = lines[last].end if last >= 0 else 0
    title = _find_title(view, lines, last)
    if title is None:
        return Layout(
            lines,
            _head_end(view, lines, -1),
            None,
            title_is_joined=False,
            body_start=0,
            body_end=body_end,
        )
    return Layout(
        lines=lines,
        head_end=_head_end(view, lines, title.line),
        title=(title.start, title.end),
        title_is_joined=title.is_joined,
        body_start=title.body_start,
        body_end=max(body_end, title.body_start),
    )


def _lines(view: str) -> list[Line]:
    found = []
    at, size = 0, len(view)
    while at < size:
        stop = view.find("\n", at)
        stop = size if stop < 0 else stop
        text = view[at:stop]
        stripped = text.strip(" ")
        if stripped:
            first = at + text.index(stripped[0])
            found.append(Line(first, first + len(stripped)))
        at = stop + 1
    return found


def _last_body_line(view: str, lines: tuple[Line, ...]) -> int:
    """The last line that is neither furniture nor signature."""
    for i in range(len(lines) - 1, -1, -1):
        text = view[lines[i].start : lines[i].end]
        if _BODY_LABEL.search(text):
            return i
        if DATE_LINE.search(text) or ORGAN_LINE.search(text) or _FURNITURE.search(text):
            continue
        if len(text) < _SIGNATURE and text[-1] not in "。;" and "," not in text:
            continue
        return i
    return -1


@dataclass(frozen=True, slots=True)
class _Title:
    """A title: its span, where the body begins, its line, and whether two lines make it."""

    start: int
    end: int
    body_start: int
    line: int
    is_joined: bool = False


def _find_title(view: str, lines: tuple[Line, ...], last: int) -> _Title | None:
    """The plan's own title: the last line of the head that reads like one.

    The head ends where the first long line or sentence begins, unless that line opens with the
    title itself.
    """
    best: _Title | None = None
    for i, line in enumerate(lines[: min(last + 1, _HEAD_LINES)]):
        text = view[line.start : line.end]
        if len(text) > _TITLE_LENGTH or "。" in text:
            glued = _GLUED_TITLE.search(text) if best is None else None
            if glued:
                end = line.start + glued.end(1)
                return _Title(line.start, end, end, i)
            if best is not None or len(text) > _LETTER:
                break
        elif _reads_like_title(text):
            best = _whole_title(view, lines, i)
    return best or _title_in_marks(view, lines)


def _reads_like_title(text: str) -> bool:
    if ">" in text or ":" in text[:12] or _NOTICE.search(text) or _ORDINAL.search(text):
        return False
    return bool(_TITLE_LINE.search(text))


def _whole_title(view: str, lines: tuple[Line, ...], i: int) -> _Title:
    """The title on line i with the line above or below that belongs to it."""
    start, end = lines[i].start, lines[i].end
    if i and _runs_on(view, lines[i - 1], lines[i]):
        start = lines[i - 1].start
    if i + 1 < len(lines) and _PERIOD_LINE.search(view[lines[i + 1].start : lines[i + 1].end]):
        end = lines[i + 1].end
    return _Title(start, end, end, i, is_joined=(start, end) != (lines[i].start, lines[i].end))


def _runs_on(view: str, above: Line, line: Line) -> bool:
    """Whether the line above is the first half of a title that was set in two lines."""
    text = view[above.start : above.end]
    if view.count("\n", above.end, line.start) > 1 or len(text) > _HALF_TITLE:
        return False
    if _NOTICE.search(text) or text[-1] in "。:;":
        return False
    return "关于" in text or text.endswith(("度", "的", "、", "和", "与"))


def _title_in_marks(view: str, lines: tuple[Line, ...]) -> _Title | None:
    """The title as a headline or notice names it in 《》, where no line of its own stands."""
    for i, line in enumerate(lines[:20]):
        text = view[line.start : line.end]
        hit = _IN_MARKS.search(text) if _NAMES_TITLE.search(text) and len(text) < _LETTER else None
        if hit:
            return _Title(line.start + hit.start(1), line.start + hit.end(1), line.end, i)
    return None


def _head_end(view: str, lines: tuple[Line, ...], title_line: int) -> int:
    """Where furniture above the document ends: at the first line that belongs to it."""
    for i, line in enumerate(lines):
        text = view[line.start : line.end]
        if i == title_line or _NOTICE.search(text):
            return line.start
        if i > _HEAD_LINES:
            break
    return lines[0].start if lines else 0
