"""Who signed a document, and when.

Here: signature lines below a notice or a plan, labels and red heads that name the issuer.
Not here: number, adoption and publishing date, years (`extract.metadata`).
"""

from datetime import date
from itertools import pairwise

from pipelines.extract.dates import calendar_readings, chinese_year
from pipelines.extract.layout import Layout
from pipelines.extract.page_lines import DATE_LINE, ORDINAL, ORGAN_LINE, SIGNED_INLINE
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import Match, pattern
from pipelines.text.printed import Printed

DATE = r"(20[0-9]{2}) ?[-年./] ?([0-9]{1,2}) ?[-月./] ?([0-9]{1,2})"
_LABEL_ORGAN = pattern(
    "extract.signatures.organ_label",
    r"(?:(?:发布|制发|发文|公开|公布)(?:机构|机关|单位)|制定机关|公开主体|信息来源) *[:\]"
    r"|][:\]| ]*([^ \n|\[:]{3,30}?)(?:$|[ \n|\[]"
    r"|(?:发布|更新|成文|浏览|公开|来源|文号|有效|生效|主题|名称|标题|关键)[^ \n]{0,4}:)",
)
_SPACED_ORGAN = pattern(
    # a table that became one line: 主题分类 司法 发文机构 青岚市人民政府 成文日期 2026-01-20
    "extract.signatures.spaced_organ",
    r"(?:发布|制发|发文|公开)(?:机构|机关|单位) +"
    r"([^ \n|\[:,。]{2,26}(?:人民政府|委员会|办公室|办公厅|局|厅|管委会))(?: |$)",
)
_PLACELESS = pattern(
    "extract.signatures.placeless", r"^[省市县区州](?:委|人大|政府|政协)[^ ]{0,6}$"
)
_SIGNED = pattern(
    "extract.signatures.signed_label", rf"(?:成文|签发|印发|发文)(?:日期|时间)[:\]| ]*{DATE}"
)
_ORDERS = pattern(
    "extract.signatures.orders",
    r"印发[^。\n]{0,20}(?:执行|落实|实施|施行|遵照|组织)[^。\n]{0,12}。$"
    r"|现?予?以?(?:公布|发布)[^。\n]{0,30}(?:起施行|起实施|执行)。$"
    r"|予以印发。$|(?:特此|专此)(?:报告|汇报|通知)[。!]?$|以上报告[^。\n]{0,16}。$",
)
_PLACE = pattern("extract.signatures.place", r"^(?:中共)?[一-龥]{2,8}[省市县区州旗]")
_LINES_BELOW = 3
_PLAIN = pattern("extract.signatures.plain_date", rf"^ *{DATE} ?[日曰]? *$")
_CHINESE = pattern(
    "extract.signatures.chinese_date",
    r"^ *(二[〇○零0Oo一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})[日曰] *$",
)
_DAMAGED = pattern("extract.signatures.damaged_date", r"^ *(20[0-9]{2})([0-9]{2,4})日? *$")
_IN_BRACKETS = pattern("extract.signatures.in_brackets", rf"^\( ?{DATE} ?日? ?\)$")
_ORGAN_IN_TITLE = pattern(
    "extract.signatures.organ_in_title",
    r"^(?:(?:文件|信息|公文)?(?:标 *题|名 *称) *[:\]|]+ *《?)?(?:近日,|日前,)?"
    r"((?:中共)?[^关《,。:·•|>]{2,24}?(?:人民政府(?:办公(?:室|厅))?|委员会|办公室|局|厅|部"
    r"|领导小组|街道办事处)|中共[一-龥]{1,12}[省市县区州]委)(?: |、)?(?:关于|印发|20[0-9]{2}年)",
)
_RED_HEAD = pattern(
    "extract.signatures.red_head",
    r"^([^。,;:《]{2,30}(?:人民政府|委员会|办公室|办公厅|局|厅)) ?文件$",
)


def read_date(hit: Match | None) -> date | None:
    """The date that the first three groups of a hit print, or None where it is no date."""
    if hit is None:
        return None
    year, month, day = hit.groups()[:3]
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def read_issued(
    view: str, layout: Layout, labels: str
) -> tuple[date | None, tuple[int, int] | None, tuple[int, int] | None]:
    """The date under a signature: of the body first, else of the notice, else a label's."""
    lines = layout.lines
    body = [i for i, line in enumerate(lines) if line.start >= layout.body_end]
    notice = [i for i, line in enumerate(lines) if line.end <= layout.body_start]
    for i in [*body, *reversed(notice)]:
        line = lines[i]
        printed = view[line.start : line.end]
        if not DATE_LINE.search(printed):
            continue
        # No page stamps itself with a date in words: that one was signed, whoever's name is lost.
        in_words = _chinese_date(printed) if line.start >= layout.body_end else None
        if in_words is None and not _is_signed(view, layout, i):
            continue
        found = _date_of(printed)
        if found:
            return found, None, None
        readings = _damaged_readings(printed)
        if len(readings) == 1:
            return readings[0], (line.start, line.end), None
        labelled = read_date(_SIGNED.search(labels))
        if labelled in readings:
            return labelled, (line.start, line.end), None
        if len(readings) > 1:
            return None, None, (line.start, line.end)
    inline = SIGNED_INLINE.search(view, 0, layout.body_start)
    in_line = _date_of(inline.group(2)) if inline else None
    above = in_line or _date_below_title(view, layout)
    return above or read_date(_SIGNED.search(labels)), None, None


def _date_below_title(view: str, layout: Layout) -> date | None:
    """The date in brackets below the body that signs a text above it, not below."""
    if layout.title is None:
        return None
    below = [line for line in layout.lines if line.start >= layout.title[1]][:2]
    printed = [view[line.start : line.end] for line in below]
    is_signed = len(printed) > 1 and ORGAN_LINE.search(printed[0])
    return read_date(_IN_BRACKETS.search(printed[1])) if is_signed else None


def _date_of(printed: str) -> date | None:
    """The date that digits or words print."""
    return read_date(_PLAIN.search(printed)) or _chinese_date(printed)


def _is_signed(view: str, layout: Layout, i: int) -> bool:
    """Whether an organ's name stands in the lines above the date."""
    above = layout.lines[max(0, i - 2) : i]
    if any(ORGAN_LINE.search(view[line.start : line.end].replace(" ", "")) for line in above):
        return True
    # The site dropped who signed a notice: its last sentence still stands above the date.
    last = above[-1] if above else None
    return last is not None and bool(_ORDERS.search(view, last.start, last.end))


def _chinese_date(printed: str) -> date | None:
    hit = _CHINESE.search(printed)
    if hit is None:
        return None
    try:
        return date(
            chinese_year(hit.group(1)),
            int(parse_chinese(hit.group(2))),
            int(parse_chinese(hit.group(3))),
        )
    except ValueError:
        return None


def _damaged_readings(printed: str) -> list[date]:
    """Every date that digits without 年, 月 and 日 can be read as: 202213 is 2022-01-03."""
    hit = _DAMAGED.search(printed)
    return [] if hit is None else calendar_readings(int(hit.group(1)), hit.group(2))


def read_issuer(
    view: str, text: Printed, layout: Layout, table: str, page_title: str | None
) -> str | None:
    """Who signed: the signature, else the table's field, else the body that opens a title."""
    signed = _signed_by(view, text, layout)
    if signed:
        return signed
    named = _named_above(view, layout, table, page_title)
    return named and _as_printed(view, text, named)


def _as_printed(view: str, text: Printed, name: str) -> str:
    """A body that the folded text names, in the script of the page."""
    at = view.find(name)
    printed = text[at : at + len(name)] if at >= 0 else ""
    return printed if len(printed) == len(name) else name


def _named_above(view: str, layout: Layout, table: str, page_title: str | None) -> str | None:
    """Whom the table's field, a title or a line of the page's head names."""
    labelled = _labelled(table + "\n" + view[: layout.body_start])
    if labelled and ORGAN_LINE.search(labelled):
        return labelled
    named = _named_in_titles(view, layout)
    if named:
        return named
    if labelled:
        return labelled
    for line in layout.lines[:6]:
        hit = _RED_HEAD.search(view[line.start : line.end])
        if hit:
            return hit.group(1)
    hit = _ORGAN_IN_TITLE.search(page_title or "")
    return hit.group(1) if hit else _named_below_title(view, layout)


def _named_in_titles(view: str, layout: Layout) -> str | None:
    """The body that opens the title, or a line of the page's head that is a notice's title."""
    title = [view[slice(*layout.title)].replace("\n", "")] if layout.title else []
    lines = [view[line.start : line.end] for line in layout.lines[:12]]
    lines = [line for line in lines if not ORDINAL.search(line)]
    # An organ above the line that begins with 关于 is the first half of a notice's title.
    lines += [a + b for a, b in pairwise(lines) if b.startswith("关于") and ORGAN_LINE.search(a)]
    for printed in (*title, *lines):
        # What stands before the bar is the column that the page belongs to.
        hit = _ORGAN_IN_TITLE.search(printed.rpartition("丨")[2].lstrip("《"))
        if hit:
            return hit.group(1)
    return None


def _signed_by(view: str, text: Printed, layout: Layout) -> str | None:
    """Who signed below the body, else below the notice, else inside a line that lost its ends."""
    for zone in (
        [i for i, line in enumerate(layout.lines) if line.start >= layout.body_end],
        [i for i, line in enumerate(layout.lines) if line.end <= layout.body_start],
    ):
        signed = _signature(view, text, layout, zone)
        if signed:
            return signed
    inline = SIGNED_INLINE.search(view, 0, layout.body_start)
    return inline.group(1) if inline else None


def _labelled(text: str) -> str | None:
    """Whom a label of the page's table names, unless it tells no place."""
    hit = _LABEL_ORGAN.search(text) or _SPACED_ORGAN.search(text)
    return hit.group(1) if hit and not _PLACELESS.search(hit.group(1)) else None


def _named_below_title(view: str, layout: Layout) -> str | None:
    """A body that stands alone between the title and the text."""
    if layout.title is None:
        return None
    below = [line for line in layout.lines if line.start >= layout.title[1]]
    for line in below[:_LINES_BELOW]:
        printed = view[line.start : line.end]
        if ORGAN_LINE.search(printed) and _PLACE.search(printed):
            return printed
    return None


def _signature(view: str, text: Printed, layout: Layout, zone: list[int]) -> str | None:
    """The organ lines straight above a date line of the zone, joined where several sign."""
    for i in reversed(zone):
        if not DATE_LINE.search(view[layout.lines[i].start : layout.lines[i].end]):
            continue
        names: list[str] = []
        for line in reversed(layout.lines[max(0, i - 3) : i]):
            folded = view[line.start : line.end].replace(" ", "")
            if not ORGAN_LINE.search(folded):
                break
            names.insert(0, text[line.start : line.end].replace(" ", "").replace("\u3000", ""))
        if names:
            return " ".join(names)
    return None
