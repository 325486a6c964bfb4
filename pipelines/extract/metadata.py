"""What a document says of itself: number, issuer, dates, years.

Here: the fields of CODEBOOK 1 besides title, kind and place.
Not here: where the zones of the page are (`extract.layout`), whose government it is
(`extract.places`).
"""

from dataclasses import dataclass
from datetime import date

from pipelines.extract.dates import calendar_readings, chinese_year
from pipelines.extract.layout import DATE_LINE, ORGAN_LINE, Layout
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import Match, pattern

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_YEARS = pattern(
    "extract.metadata.years",
    r"(?P<a>20[0-9]{2}) ?年?度? ?(?:[-一至到~]{1,2}) ?(?P<b>20[0-9]{2}) ?年?"
    r"|(?P<c>20[0-9]{2})(?P<d>20[0-9]{2}) ?年?|(?P<e>20[0-9]{2}) ?年?",
)
_NUMBER = pattern(
    "extract.metadata.number",
    r"[一-龥]{1,12}(?:发|办|字|函|政|规|令|委|电|法|府|通|厅|司|治|文|号|行"
    r"|组)[一-龥]{0,4} ?[\[(]?20[0-9]{2}[\])]? ?第?[0-9]{1,4} ?号",
)
_LABEL_NUMBER = pattern(
    "extract.metadata.number_label",
    r"(?:发文字号|文 *号|文件编号|发布文号|公文字号) *[:\]|]+ *([^ \n|]{4,30})",
)
_LABEL_ORGAN = pattern(
    "extract.metadata.organ_label",
    r"(?:发布机构|制发机构|发文机关|发文单位|发布单位|制定机关|公开主体|信息来源) *[:\]"
    r"|]+ *([^ \n|\[]{3,30})",
)
_DATE = r"(20[0-9]{2}) ?[-年./] ?([0-9]{1,2}) ?[-月./] ?([0-9]{1,2})"
_PUBLISHED = pattern(
    "extract.metadata.published",
    rf"(?:(?:发布|生成|公开|发文|公布|上网|上传)(?:日期|时间)|发布于|[^文发]日期"
    rf"|[^一-龥]时间) *[:\]|]* *{_DATE}",
)
_SIGNED = pattern(
    "extract.metadata.signed_label", rf"(?:成文|签发|印发)(?:日期|时间) *[:\]|]* *{_DATE}"
)
_ADOPTED = pattern(
    "extract.metadata.adopted",
    rf"{_DATE} ?日?[^。\n]{{0,60}}?(?:会议|常委会|常务会|全会)[^。\n]{{0,20}}?(?:通过|审定"
    rf"|审议同意)",
)
_PLAIN = pattern("extract.metadata.plain_date", rf"^ *{_DATE} ?日? *$")
_CHINESE = pattern(
    "extract.metadata.chinese_date",
    r"^ *(二[〇○零0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})日 *$",
)
_DAMAGED = pattern("extract.metadata.damaged_date", r"^ *(20[0-9]{2})([0-9]{2,4})日? *$")
_REPOST = pattern(
    "extract.metadata.repost",
    r"免责声明|由会员分享|本文链接|微信公众号|搜集自互联网|文库|范文网|转载|版权归原作者"
    r"|如有侵权|本站",
)
_ORGAN_IN_TITLE = pattern(
    "extract.metadata.organ_in_title",
    r"^((?:中共)?[^关《,。]{2,24}?(?:人民政府(?:办公(?:室|厅))?|委员会|办公室|司法局|司法厅|局"
    r"|厅))(?: |、)?(?:关于|印发|20[0-9]{2}年)",
)


_RED_HEAD = pattern(
    "extract.metadata.red_head",
    r"^([^。,;:《]{2,30}(?:人民政府|委员会|办公室|办公厅|局|厅)) ?文件$",
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that stand beside the text; spans count characters of the clean text."""

    issuer: str | None
    doc_number: str | None
    number_is_damaged: bool
    adopted_on: date | None
    issued_on: date | None
    published_on: date | None
    damaged_date: tuple[int, int] | None
    ambiguous_date: tuple[int, int] | None


def read_years(title: str) -> tuple[int | None, int | None]:
    """First and last year that a title names; one year is both; a range wins over a single year."""
    single: tuple[int | None, int | None] = (None, None)
    for hit in _YEARS.finditer(title):
        g = hit.groupdict()
        a, b = g["a"] or g["c"], g["b"] or g["d"]
        if a and b and _FIRST_YEAR <= int(a) <= int(b) <= _LAST_YEAR:
            return int(a), int(b)
        if g["e"] and single[0] is None:
            single = (int(g["e"]), int(g["e"]))
    return single


def read_fields(
    view: str, text: str, layout: Layout, metadata: dict[str, str], page_title: str | None
) -> Fields:
    """Number, issuer and dates of a document.

    `metadata` is the publisher's own table where the format set it apart; `page_title` the page's.
    What is printed twice is taken from the table first, then from the page.
    """
    head = view[: layout.body_start]
    table = "\n".join(f"{key}:{value}" for key, value in metadata.items())
    number, damaged_number = _number(view, text, layout, table)
    issued, damaged, ambiguous = _issued(view, layout, table + "\n" + head)
    is_repost = bool(_REPOST.search(view[:600]) or _REPOST.search(view[max(0, len(view) - 600) :]))
    published = None if is_repost else _date(_PUBLISHED.search(table) or _PUBLISHED.search(head))
    if published is None and issued and damaged and not is_repost:
        published = None
    adopted = _date(
        _ADOPTED.search(head)
        or _ADOPTED.search(view, layout.body_start, min(len(view), layout.body_start + 600))
    )
    return Fields(
        _issuer(view, text, layout, table, page_title),
        number,
        damaged_number,
        adopted,
        issued,
        published,
        damaged,
        ambiguous,
    )


def _date(hit: Match | None) -> date | None:
    if hit is None:
        return None
    year, month, day = hit.groups()[:3]
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _number(view: str, text: str, layout: Layout, table: str) -> tuple[str | None, bool]:
    """The document's own number: in the table, or alone on a line, or opening the page's title."""
    labelled = _LABEL_NUMBER.search(table + "\n" + view[: layout.body_start + 40])
    if labelled and _NUMBER.search(labelled.group(1)):
        printed = _as_printed(text, view, labelled.group(1))
        return printed, "[" not in labelled.group(1)
    for line in layout.lines:
        if line.start > layout.body_start + 200:
            break
        line_view = view[line.start : line.end]
        hit = _NUMBER.search(line_view)
        if (
            hit
            and hit.start() == 0
            and (hit.end() == len(line_view) or line_view[hit.end()] in "《 关")
        ):
            printed = text[line.start + hit.start() : line.start + hit.end()]
            return printed, "[" not in hit.group() and "(" not in hit.group()
    return None, False


def _as_printed(text: str, view: str, folded: str) -> str:
    at = view.find(folded)
    return text[at : at + len(folded)] if at >= 0 else folded


def _issued(
    view: str, layout: Layout, labels: str
) -> tuple[date | None, tuple[int, int] | None, tuple[int, int] | None]:
    """The date under a signature: of the body first, else of the notice, else a label's."""
    lines = layout.lines
    body = [i for i, line in enumerate(lines) if line.start >= layout.body_end]
    notice = [i for i, line in enumerate(lines) if line.end <= layout.body_start]
    for i in [*body, *reversed(notice)]:
        line = lines[i]
        printed = view[line.start : line.end]
        if not DATE_LINE.search(printed) or not _is_signed(view, layout, i):
            continue
        found = _date(_PLAIN.search(printed)) or _chinese_date(printed)
        if found:
            return found, None, None
        readings = _damaged_readings(printed)
        if len(readings) == 1:
            return readings[0], (line.start, line.end), None
        if len(readings) > 1:
            return None, None, (line.start, line.end)
    return _date(_SIGNED.search(labels)), None, None


def _is_signed(view: str, layout: Layout, i: int) -> bool:
    """Whether an organ's name stands in the lines above the date."""
    for line in layout.lines[max(0, i - 2) : i]:
        if ORGAN_LINE.search(view[line.start : line.end].replace(" ", "")):
            return True
    return False


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


def _issuer(view: str, text: str, layout: Layout, table: str, page_title: str | None) -> str | None:
    """Who signed: the signature, else the table's field, else the body that opens a title."""
    for zone in (
        [i for i, line in enumerate(layout.lines) if line.start >= layout.body_end],
        [i for i, line in enumerate(layout.lines) if line.end <= layout.body_start],
    ):
        signed = _signature(view, text, layout, zone)
        if signed:
            return signed
    labelled = _LABEL_ORGAN.search(table + "\n" + view[: layout.body_start])
    if labelled:
        return labelled.group(1)
    for line in layout.lines[:12]:
        hit = _ORGAN_IN_TITLE.search(view[line.start : line.end].lstrip("《"))
        if hit:
            return hit.group(1)
    for line in layout.lines[:6]:
        hit = _RED_HEAD.search(view[line.start : line.end])
        if hit:
            return hit.group(1)
    hit = _ORGAN_IN_TITLE.search(page_title or "")
    return hit.group(1) if hit else None


def _signature(view: str, text: str, layout: Layout, zone: list[int]) -> str | None:
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
