"""When a document was signed.

Here: the date below a signature of a notice or a text, with or without its marks, or a label's.
Not here: who signed (`extract.signatures`), adoption and publishing date (`extract.metadata`).
"""

from datetime import date

from pipelines.extract.dates import calendar_readings, chinese_year
from pipelines.extract.layout import Layout
from pipelines.extract.page_lines import DATE_LINE, ORGAN_LINE, SIGNED_INLINE, SIGNED_LINE
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import Match, pattern

DATE = r"(20[0-9]{2}) ?[-年./] ?([0-9]{1,2}) ?[-月./] ?([0-9]{1,2})"
_SIGNED = pattern(
    "extract.signed_dates.signed_label", rf"(?:成文|签发|签署|印发|发文)(?:日期|时间)[:\]| ]*{DATE}"
)
_ORDERS = pattern(
    "extract.signed_dates.orders",
    r"印发[^。\n]{0,20}(?:执行|落实|实施|施行|遵照|组织)[^。\n]{0,12}。$"
    r"|现?予?以?(?:公布|发布)[^。\n]{0,30}(?:起施行|起实施|执行)。$"
    r"|予以印发。$|(?:特此|专此)(?:报告|汇报|通知)[。!]?$|以上报告[^。\n]{0,16}。$",
)
_ORGAN_FIRST = pattern(
    "extract.signed_dates.organ_first",
    r"^(?:中共)?[^关《,。:]{2,24}?(?:人民政府|委员会|办公室|局|厅)\n?(?:关于|20[0-9]{2} ?年)",
)
_PLAIN = pattern("extract.signed_dates.plain_date", rf"^ *{DATE} ?[日曰]? *$")
_CHINESE = pattern(
    "extract.signed_dates.chinese_date",
    r"^ *(二[〇○零0Oo一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})[日曰] *$",
)
_DAMAGED = pattern("extract.signed_dates.damaged_date", r"^ *(20[0-9]{2})([0-9]{2,4})日? *$")


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
    inline = signed_in_line(view, layout)
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
    return _date_of(printed[1][1:-1]) if is_signed and printed[1].startswith("(") else None


def signed_in_line(view: str, layout: Layout) -> Match | None:
    """A line below the text that names who signed and when, else the same inside a notice."""
    for line in layout.lines:
        hit = SIGNED_LINE.search(view, *line) if line.start >= layout.body_end else None
        if hit:
            return hit
    return SIGNED_INLINE.search(view, 0, layout.body_start)


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
    if last is not None and _ORDERS.search(view, last.start, last.end):
        return True
    # So it did below a text whose title opens with who issued it.
    return i > 0 and above[-1].end == layout.body_end and _opens_with_organ(view, layout)


def _opens_with_organ(view: str, layout: Layout) -> bool:
    title = view[slice(*layout.title)] if layout.title else ""
    return _ORGAN_FIRST.search(title) is not None


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
