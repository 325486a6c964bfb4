"""Where the document stands on its page: furniture, notice, title, body, signature.

Here: spans of the zones of a clean text.
Not here: what the zones say (`extract.metadata`), the body's sections (`extract.outline`).
"""

from dataclasses import dataclass

from pipelines.text.patterns import pattern

DOC_WORDS = r"(?:规划纲要|实施纲要|规划|实施方案|工作方案|行动方案|行动计划|实施意见|工作要点|工作计划|工作安排|要点|方案|计划|意见|纲要|报告|情况)"
PERIOD = r"[(\[]? ?20[0-9]{2} ?年?(?: ?[-一至到]{1,2} ?)?(?:20[0-9]{2})? ?年?度? ?[)\]]"
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
    r"^(?:免责声明|版权|联系(?:QQ|电话|我们)|本文(?:链接|关键词|来源)|扫描二维码|扫一扫|政策解读|解读|相关"
    r"|上一篇|下一篇|打印|关闭|主办|承办|网站|ICP|[^ ]{0,4}ICP备|抄送|责任编辑|编辑[:：]|来源[:：]|信息来源|分享"
    r"|.{0,20}微信公众号|您?当前位置|您的位置|首页|【|\[|.{0,3}浏览|阅读次数|点击|字号|字体|.{0,8}版权所有|附件[0-9]?:"
    r"|\(此件|主题词|.{0,12}(?:办公室|办公厅|秘书处) *20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发|Copyright|©|返回|下载|收藏|第[0-9]+页|[0-9]+/[0-9]+$)",
)
_BODY_LABEL = pattern("extract.layout.body_label", r"^[\[(【](?:牵头|责任|配合|主办)")
DATE_LINE = pattern(
    "extract.layout.date_line",
    r"^ *(?:20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|二[〇○零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|20[0-9]{3,6}日?) *$",
)
ORGAN_LINE = pattern(
    "extract.layout.organ_line",
    r"^(?:中共)?[^。,;:!?《》()0-9]{2,30}(?:人民政府|委员会|政府办公(?:室|厅)|办公(?:室|厅)|司法局|司法厅|领导小组|委办|委|局|厅)$",
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
    signature: tuple[int, int]


def read_layout(view: str) -> Layout:
    """The zones of a folded clean text."""
    lines = tuple(_lines(view))
    last = _last_body_line(view, lines)
    body_end = lines[last].end if last >= 0 else 0
    title, joined, body_start, at = _find_title(view, lines, last)
    signature = (body_end, len(view))
    return Layout(lines, _head_end(view, lines, at), title, joined, body_start, body_end, signature)


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
        if len(text) < 16 and text[-1] not in "。;":
            continue
        return i
    return -1


def _find_title(
    view: str, lines: tuple[Line, ...], last: int
) -> tuple[tuple[int, int] | None, bool, int, int]:
    """The plan's title: (span, whether two lines make it, where the body starts, its line)."""
    fallback: tuple[tuple[int, int] | None, bool, int, int] = (None, False, 0, -1)
    best = fallback
    for i, line in enumerate(lines[: min(last + 1, 80)]):
        text = view[line.start : line.end]
        if len(text) > 120 or "。" in text:
            glued = _GLUED_TITLE.search(text)
            if glued and best[0] is None:
                return (line.start, line.start + glued.end(1)), False, line.start + glued.end(1), i
            if best[0] is not None and best[3] >= 0:
                break
            if i > 40 or len(text) > 400:
                break
            continue
        following = view[lines[i + 1].start : lines[i + 1].end] if i + 1 < len(lines) else ""
        if _NOTICE.search(text) or ":" in text[:12]:
            continue
        if _TITLE_LINE.search(text):
            start = lines[i - 1].start if i and _runs_on(view, lines[i - 1], line) else line.start
            joined = bool(_PERIOD_LINE.search(following))
            end = lines[i + 1].end if joined else line.end
            best = ((start, end), joined or start < line.start, end, i)
    if best[0] is not None:
        return best
    return _title_in_marks(view, lines) or fallback


def _runs_on(view: str, above: Line, line: Line) -> bool:
    """Whether the line above is the first half of a title that was set in two lines."""
    text = view[above.start : above.end]
    if view.count("\n", above.end, line.start) > 1 or len(text) > 40 or _NOTICE.search(text):
        return False
    return ("关于" in text or text.endswith(("度", "的", "、", "和", "与"))) and text[
        -1
    ] not in "。:;"


def _title_in_marks(
    view: str, lines: tuple[Line, ...]
) -> tuple[tuple[int, int] | None, bool, int, int] | None:
    """The title as a headline or notice names it in 《》, where no line of its own stands."""
    for i, line in enumerate(lines[:20]):
        text = view[line.start : line.end]
        if "印发" not in text and "由会员分享" not in text and "《" not in text[:1]:
            continue
        hit = _IN_MARKS.search(text)
        if hit and len(text) < 160:
            span = (line.start + hit.start(1), line.start + hit.end(1))
            return span, False, line.end, i
    return None


def _head_end(view: str, lines: tuple[Line, ...], title_line: int) -> int:
    """Where furniture above the document ends: at the first line that belongs to it."""
    for i, line in enumerate(lines):
        text = view[line.start : line.end]
        if i == title_line or _NOTICE.search(text):
            return line.start
        if i > 40:
            break
    return lines[0].start if lines else 0
