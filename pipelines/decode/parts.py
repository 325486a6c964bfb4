"""Several texts on one page, told apart: a report and its explanation below it, reports in a row.

Here: where a second text of its own begins; in doubt the page is one text.
Not here: what belongs to a text and what to its page (`extract.layout`).

A notice with the plan that it passes on, and a plan with its attachments, are one text: what the
first names is part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from pipelines.decode.notes import Note
from pipelines.model.document import DecodedText
from pipelines.text.normalise import fold
from pipelines.text.patterns import Match, pattern

MAX_PARTS = 20
"""Texts that one page is taken apart into; what follows stays with the last."""

_BODY = 600
_EXPLAINED_BODY = 300
"""Characters that a plan, a report or an explanation has below its title, at the least."""
_SENTENCES = 3
_FIRST_BODY = 500
_PARAGRAPH = 30
_NEAR = 5
"""Lines below a title among which its first paragraph stands."""
_LONGEST_TITLE = 90
_MAX_TRIES = 12
"""Titles that are held against the words of one text above them."""
_NAME = 8

_ENDINGS = (
    *("规划", "方案", "计划", "意见", "要点", "纲要", "报告", "建设情况", "工作情况"),
    *("規劃", "計劃", "意見", "要點", "綱要", "報告", "建設情況", "工作情況"),
    *("解读", "解读材料", "解读说明", "解讀", "解讀材料", "解讀說明"),
)

_TITLE = pattern(
    "decode.parts.title",
    r"^([^。;!?:,<>|]{6,60}(?:规划|方案|计划|实施意见|要点|纲要|报告|建设(?:工作)?情况))"
    r"(?: ?[(\[][^()\[\]]{1,14}[)\]]){0,2}$",
)
_EXPLANATION = pattern(
    "decode.parts.explanation",
    r"^(?:(?:关于)?《(.{4,70})》 ?的?(?:政策|文件|图文|文字)?|(?:[^。;!?:,<>|《》]{6,60})?"
    r"(?:政策|文件|图文|文字))解读(?:材料|说明)?$",
)
_NO_TITLE = pattern(
    "decode.parts.no_title",
    r"^(?:[一二三四五六七八九十]{1,3} ?[、.]|[(\[]|[0-9]{1,3} ?[.、]|第.{1,4}[章节条]|附件|附:|附表"
    r"|相关|链接|上一|下一|[•·*>-])",
)
_ATTACHED = pattern(
    "decode.parts.attached", r"^附(?:件|表|录)? ?[0-9一二三四五六七八九十]{0,2} ?:?$"
)
_ENDED = pattern(
    "decode.parts.ended",
    r"^(?:.{0,40}20[0-9]{2} ?[年./-] ?[0-9]{1,2} ?[月./-] ?[0-9]{1,2} ?日?(?: ?印发)?"
    r"|20[0-9]{3,6}日?"
    r"|二[〇○零0Oo一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|\(此件.{0,12}\)|特此(?:报告|通知)。?)$",
)
_ISSUED = pattern(
    "decode.parts.issued", r"^关于|20[0-9]{2}|[省市区县州旗盟镇乡]|政府|街道|委员会|[局厅]关于"
)
_ORGAN = pattern(
    "decode.parts.organ",
    r"^(?:中共)?[^。,;:!?《》()0-9]{2,30}"
    r"(?:政府|委员会|办公室|办公厅|领导小组|委|局|厅)(?: ?文件)?$",
)
_NUMBER = pattern("decode.parts.number", r"^[^ 。,:]{2,12}\[20[0-9]{2}\] ?[0-9]{1,4} ?号$")
_FURNITURE = pattern(
    "decode.parts.furniture",
    r"^(?:-? ?[0-9]{1,4} ?-?|第 ?[0-9]+ ?页.{0,12}|抄送.*|主办.*|地址.*|版权.*|免责.*|联系.*|扫.*"
    r"|本[站网].*|打印.*|关闭.*|分享.*|来源.*|责任编辑.*|(?:政策|相关|图文)?(?:解读|链接) ?:.*"
    r"|上一篇.*|下一篇.*|.*ICP备.*)$",
)
_SITE = ("版权", "免责", "本站", "本网", "主办")
_QUOTED = pattern("decode.parts.quoted", r"《([^《》]{8,80})》")


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that reads like a title; `explains` is the text that it says it explains."""

    line: int
    core: str
    is_explanation: bool
    explains: str | None = None


def split_parts(decoded: DecodedText) -> list[DecodedText]:
    """Every text of the page, in order, numbered from 1; mostly the one that came in.

    The publisher's table and the page's title belong to the first.
    """
    if not _may_hold_two(decoded.text):
        return [decoded]
    page = _Page(fold(decoded.text))
    cuts = [page.starts[line] for line in page.cuts()]
    if not cuts:
        return [decoded]
    bounds = list(zip([0, *cuts], [*cuts, len(decoded.text)], strict=True))
    return [
        replace(
            decoded,
            text=decoded.text[start:end],
            part_no=number,
            page_title=decoded.page_title if number == 1 else None,
            metadata=decoded.metadata if number == 1 else {},
            notes=_notes(decoded, is_last=number == len(bounds)),
        )
        for number, (start, end) in enumerate(bounds, start=1)
    ]


def _notes(decoded: DecodedText, *, is_last: bool) -> tuple[str, ...]:
    """What decoding met; where the bytes break off, only the last text does."""
    return tuple(note for note in decoded.notes if is_last or note != Note.TRUNCATED)


def _may_hold_two(text: str) -> bool:
    """Whether a line far below the first title ends like one: others are not looked at closely."""
    first, at = None, 0
    for line in text.split("\n"):
        words = line.strip()
        if words.endswith((")", "）", "]", "〕")):
            words = words[: max(words.rfind(sign) for sign in "(（[〔")].rstrip()
        if len(words) <= _LONGEST_TITLE and words.endswith(_ENDINGS):
            first = at if first is None else first
            if at - first > _FIRST_BODY:
                return True
        at += len(line) + 1
    return False


class _Page:
    """The lines of a folded page, with running counts, so that no question reads it twice."""

    def __init__(self, view: str) -> None:
        self.view = view
        lines = view.split("\n")
        self.lines = [line.strip() for line in lines]
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        is_text = [bool(line) and not _is_furniture(line) for line in self.lines]
        self._text_lines = [i for i, is_one in enumerate(is_text) if is_one]
        self._nth = list(accumulate(is_text, initial=0))
        counted = list(zip(self.lines, is_text, strict=True))
        self._sizes = list(accumulate((len(s) * is_one for s, is_one in counted), initial=0))
        self._stops = list(accumulate((s.count("。") * is_one for s, is_one in counted), initial=0))

    def cuts(self) -> Iterator[int]:
        """The lines that open a second text, a third, and so on."""
        first, found, tries = None, 0, 0
        for title in self._titles():
            if first is None or not self._is_text(first.line, title.line, _FIRST_BODY):
                first = first or title
            elif self._opens(title):
                tries += 1
                head = self._head(title)
                if self._follows(first, title, head):
                    yield head
                    first, found, tries = title, found + 1, 0
            if tries >= _MAX_TRIES or found + 1 >= MAX_PARTS:
                return

    def _titles(self) -> Iterator[_Title]:
        for i in self._text_lines:
            line = self.lines[i]
            if len(line) > _LONGEST_TITLE or _NO_TITLE.search(line):
                continue
            explanation: Match | None = _EXPLANATION.search(line)
            if explanation:
                yield _Title(i, line, is_explanation=True, explains=explanation.group(1))
            elif (hit := _TITLE.search(line)) and _ISSUED.search(line):
                yield _Title(i, hit.group(1) or "", is_explanation=False)

    def _is_text(self, start: int, end: int, size: int) -> bool:
        """Whether so much stands between two lines, in sentences."""
        return (
            self._sizes[end] - self._sizes[start + 1] >= size
            and self._stops[end] - self._stops[start + 1] >= _SENTENCES
        )

    def _opens(self, title: _Title) -> bool:
        """Whether a text stands below the title and begins there: a link has none."""
        near = self._text_lines[self._nth[title.line + 1] :][:_NEAR]
        begins = any("。" in self.lines[i] and len(self.lines[i]) >= _PARAGRAPH for i in near)
        size = _EXPLAINED_BODY if title.is_explanation else _BODY
        return begins and self._is_text(title.line, len(self.lines), size)

    def _head(self, title: _Title) -> int:
        """The first line of what the title opens: issuer and number may stand above it."""
        top = title.line
        for above in self._above(title.line):
            line = self.lines[above]
            is_next = line.endswith("文件") or self.lines[top].startswith("关于")
            is_issuer = _ORGAN.search(line) and (is_next or self._is_ended(above))
            if not (is_issuer or _NUMBER.search(line)):
                break
            top = above
        return top

    def _above(self, line: int) -> list[int]:
        """The nearest lines above, going up."""
        nth = self._nth[line]
        return self._text_lines[max(0, nth - 3) : nth][::-1]

    def _is_ended(self, line: int) -> bool:
        """Whether the line above dates or closes a text."""
        above = self._above(line)
        return bool(above) and bool(_ENDED.search(self.lines[above[0]]))

    def _follows(self, first: _Title, title: _Title, head: int) -> bool:
        """Whether the first text is at its end, and the second no part of it."""
        above = [self.lines[line] for line in self._above(head)]
        if not above or _ATTACHED.search(above[0]):
            return False
        is_signed = bool(_ENDED.search(above[0]) or _ORGAN.search(above[0]))
        if title.is_explanation:
            explains_first = title.explains is not None and _is_name(title.explains, first.core)
            return is_signed or (explains_first and above[0].endswith("。"))
        is_dated = any(_ENDED.search(line) for line in above[:2])
        return is_signed and is_dated and not self._names(first, title, head)

    def _names(self, first: _Title, title: _Title, head: int) -> bool:
        """Whether the first text speaks of the second, or is of the same title."""
        text = self.view[self.starts[first.line] : self.starts[head]]
        if title.core in text:
            return True
        return any(_is_name(hit.group(1) or "", title.core) for hit in _QUOTED.finditer(text))


def _is_furniture(line: str) -> bool:
    """Whether a line says something of the site, however long, or is a label or a page number."""
    if len(line) > _LONGEST_TITLE:
        return line.startswith(_SITE)
    return bool(_FURNITURE.search(line))


def _is_name(quoted: str, core: str) -> bool:
    """Whether words in title marks name the title, with or without its years or its place."""
    name = quoted.partition("(")[0].strip()
    return len(name) >= _NAME and (name in core or core in name)
