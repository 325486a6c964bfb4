"""What a document says of itself: number, issuer, dates, years.

Here: the fields of CODEBOOK 1 besides title, kind, place and signature.
Not here: where the zones of the page are (`extract.layout`), whose government it is
(`extract.places`).
"""

from dataclasses import dataclass
from datetime import date

from pipelines.extract.layout import Layout
from pipelines.extract.page_lines import Line
from pipelines.extract.signatures import read_issuer
from pipelines.extract.signed_dates import DATE, read_date, read_issued
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import Match, pattern
from pipelines.text.printed import Printed

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_YEARS = pattern(
    "extract.metadata.years",
    r"(?P<a>20[0-9]{2}) ?年?度? ?(?:[-一至到~]{1,2}) ?(?P<b>20[0-9]{2}) ?年?"
    r"|(?P<c>20[0-9]{2})(?P<d>20[0-9]{2}) ?年?|(?P<e>20[0-9]{2}) ?年?",
)
_FIVE_YEARS = pattern(
    # “十四五”规划, 第十四个五年规划, and the plans that spread the law: “八五”普法
    "extract.metadata.five_years",
    r"十(?P<plan>[二三四五])(?:五[”\"]?(?:时期|期间|规划|[^月年日]{0,20}(?:规划|方案|计划)|[一-龥]{2,8}工作)|个五年)"
    r"|(?:“|第)?(?P<law>[五六七八九])(?:五[”\"]?普法|个五年(?:普法|法[治制]宣传))"
    r"|法[治制]宣传教育[^,。]{0,8}第(?P<taught>[五六七八九])个五年",
)
_NUMBER = pattern(
    "extract.metadata.number",
    r"[一-龥]{1,12}(?:发|办|字|函|政|规|令|委|电|法|府|通|厅|司|治|文|号|行"
    r"|组)[一-龥]{0,4} ?[\[(]?20[0-9]{2}[\])]? ?第?[0-9]{1,4} ?号",
)
_BARE_NUMBER = pattern(
    "extract.metadata.bare_number",
    r"^([一-龥]{2,8}(?:发|办|字|函|政|规|通)\[?(?:19|20)[0-9]{2}[0-9]{1,4}号?)"
    r"(?:[一-龥]{2,16}(?:人民政府|办公室|委员会))?$",
)
_LONE_NUMBER = pattern(
    "extract.metadata.lone_number", r"^[(]?([一-龥]{2,16}\[20[0-9]{2}\]第?[0-9]{1,4}号)[)]?$"
)
_BEHIND_NOTICE = pattern(
    # 关于印发…方案的通知(青政办发〔2017〕51号)
    "extract.metadata.behind_notice",
    r"的通知 ?[(]([一-龥]{2,16}\[20[0-9]{2}\] ?第?[0-9]{1,4} ?号)[)]$",
)
_LABEL_NUMBER = pattern(
    "extract.metadata.number_label",
    r"(?:发文字号|文 *号|文件编号|发布文号|公文字号)(?: *[:\]|]+ *| +)([^ \n|]{4,30})",
)
_GLUED_LABEL = pattern(
    "extract.metadata.glued_label", r"^(?:发文字号|发布文号|公文字号|文件编号|文号)"
)
_STAMPED = pattern("extract.metadata.stamped", rf"\[ ?{DATE} [0-9]{{1,2}}:[0-9]{{2}}[:0-9]* ?\]")
_BESIDE_SOURCE = pattern(
    # 2022-01-21 15:40 来源:青岚市司法局: no label, but the body that put it on its page
    "extract.metadata.beside_source",
    rf"(?m:^)(?:[^。\n]{{0,60}}[^:\n] )? *{DATE} ?日?(?:(?: +[0-9]{{1,2}}:[0-9:]{{2,5}})? *[|,]? *"
    r"(?:(?:浏览|阅读|点击)[^。 \n]{0,12} *)?(?:信息|稿件|文章)?来源: *| +[0-9]{1,2}:[0-9:]{2,5} +)"
    r"[^ \n。:]{0,24}(?:政府|局|委|办|办公室|厅|处|院|街道|[省市区县旗州镇乡])"
    r"(?:[ |\n]|作者|编辑|浏览|阅读|点击|字[号体]|打印|\z)",
)
_BEHIND_BODY = pattern(
    # 青岚市人民政府 2023-02-10 09:15 阅读:次
    "extract.metadata.behind_body",
    rf"(?m:^)[^。:\n]{{2,30}}(?:政府|局|委|办|办公室|厅|政府[一-龥]{{0,4}}网站?) +{DATE} ?日?"
    r" +[0-9]{1,2}:[0-9:]{2,5}(?: |\n|\z)",
)
_PUBLISHED = pattern(
    "extract.metadata.published",
    # 公文生成日期 is when the document was drawn up
    rf"(?:(?:(?:^|[^文])生成|更新)(?:日期|时间)|(?:^|[^文发止效行成署])日期"
    rf"|(?:^|[^一-龥])时间)[:\]| ]*{DATE}",
)
_SAID_PUBLISHED = pattern(
    "extract.metadata.said_published",
    # The value may stand on the next line.
    rf"(?:发[布表](?:日期|时间|时期)|发布于)[:\]| ]*\n{{0,2}} *{DATE}",
)
_MADE_PUBLIC = pattern(
    "extract.metadata.made_public", rf"(?:公开|公布|上网|上传)(?:日期|时间)[:\]| ]*{DATE}"
)
_ADOPTED = pattern(
    "extract.metadata.adopted",
    rf"{DATE} ?日?[^。\n]{{0,60}}?(?:会议|常委会|常务会|全会)[^。\n]{{0,20}}?(?:通过|审定"
    rf"|审议同意)",
)
_ADOPTED_BEHIND = pattern(
    # 第5次常务会议(2022年3月30日)研究通过
    "extract.metadata.adopted_behind",
    rf"(?:会议|常委会|常务会|全会) ?[(]{DATE} ?日?[)][^。,\n]{{0,12}}(?:通过|审定|同意)",
)
_OPENING = 600
"""Characters of a text within which it says who passed it."""

_REPOST = pattern(
    "extract.metadata.repost",
    r"免责声明|由会员分享|本文链接|搜集自互联网|文库|范文网|版权归原作者|如有侵权"
    # copies that lure players
    # and collections of laws, whose tables tell of the law and not of the page
    r"|(?:发布|颁布)部门|效力(?:级别|属性)|北大法宝|法律图书馆"
    r"|来源:未知|作者:admin|凯发|新利体育|[bB]et ?365|竞彩网",
)
_REPOST_AROUND = pattern("extract.metadata.repost_around", r"微信公众号|转载|本站")
"""What tells of a repost only where it stands around the document: plans speak of these too."""


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
    return single if single[0] else _five_years(title)


def _five_years(title: str) -> tuple[int | None, int | None]:
    """The years of a five-year plan that a title gives by its number."""
    hit = _FIVE_YEARS.search(title)
    if hit is None:
        return None, None
    g = hit.groupdict()
    number = int(parse_chinese(g["plan"] or g["law"] or g["taught"] or ""))
    # The twelfth plan begins in 2011, the fifth round of teaching the law in 2006.
    first = 2011 + 5 * (number - 2) if g["plan"] else 2006 + 5 * (number - 5)
    return first, first + 4


def read_fields(
    view: str, text: Printed, layout: Layout, metadata: dict[str, str], page_title: str | None
) -> Fields:
    """Number, issuer and dates of a document.

    `metadata` is the publisher's own table where the format set it apart; `page_title` the page's.
    What is printed twice is taken from the table first, then from the page.
    """
    head = view[: layout.body_start]
    table = "\n".join(f"{key}:{value}" for key, value in metadata.items())
    number, damaged_number = _number(view, text, layout, table)
    issued, damaged, ambiguous = read_issued(view, layout, table + "\n" + head)
    published = None
    if not _is_repost(view, layout):
        published = read_date(_published(table, head))
    opening = view[layout.body_start : layout.body_start + _OPENING]
    return Fields(
        read_issuer(view, text, layout, table, page_title),
        number,
        damaged_number,
        read_date(_adopted(head) or _adopted(opening)),
        issued,
        published,
        damaged,
        ambiguous,
    )


def _adopted(text: str) -> Match | None:
    """The date of the meeting that passed a document, before or behind its name."""
    return _ADOPTED.search(text) or _ADOPTED_BEHIND.search(text)


def _published(table: str, head: str) -> Match | None:
    """The date that the publisher's table or page calls that of publishing, the plainest first."""
    for said in (_SAID_PUBLISHED, _MADE_PUBLIC, _PUBLISHED):
        hit = said.search(table) or said.search(head)
        if hit:
            return hit
    return _STAMPED.search(head) or _BESIDE_SOURCE.search(head) or _BEHIND_BODY.search(head)


def _is_repost(view: str, layout: Layout) -> bool:
    """Whether the page shows somebody else's text: its date is that of the copy."""
    if any(_REPOST.search(part) for part in (view[:600], view[max(0, len(view) - 600) :])):
        return True
    around = (view[: layout.body_start], view[layout.body_end :])
    return any(_REPOST_AROUND.search(part) for part in around)


def _number(view: str, text: Printed, layout: Layout, table: str) -> tuple[str | None, bool]:
    """The document's own number: in the table, or alone on a line, or opening the page's title."""
    labelled = _LABEL_NUMBER.search(table + "\n" + view[: layout.body_start + 40])
    said = labelled.group(1) if labelled else ""
    number = _NUMBER.search(said) or _LONE_NUMBER.search(said)
    if number:
        words = said[: number.end()]  # the next label may be glued to it
        return _as_printed(text, view, words), "[" not in words
    for printed_line in layout.lines:
        if printed_line.start > layout.body_start + 200:
            break
        line = _unlabelled(view, printed_line)
        line_view = view[line.start : line.end]
        bare = _BARE_NUMBER.search(line_view) if line.end <= layout.body_start else None
        if bare:
            return text[line.start : line.start + bare.end(1)], True
        lone = _LONE_NUMBER.search(line_view)
        if lone:
            return text[line.start + lone.start(1) : line.start + lone.end(1)], False
        behind = _BEHIND_NOTICE.search(line_view) if "号" in line_view else None
        if behind:
            return text[line.start + behind.start(1) : line.start + behind.end(1)], False
        hit = _NUMBER.search(line_view) if "号" in line_view else None
        if (
            hit
            and hit.start() == 0
            and (hit.end() == len(line_view) or line_view[hit.end()] in "《 关")
        ):
            printed = text[line.start + hit.start() : line.start + hit.end()]
            return printed, "[" not in hit.group() and "(" not in hit.group()
    return None, False


def _unlabelled(view: str, line: Line) -> Line:
    """A line without the label that is glued to its number."""
    label = _GLUED_LABEL.search(view, line.start, line.end)
    return line._replace(start=label.end()) if label else line


def _as_printed(text: Printed, view: str, folded: str) -> str:
    at = view.find(folded)
    return text[at : at + len(folded)] if at >= 0 else folded
