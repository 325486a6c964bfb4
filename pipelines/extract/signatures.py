"""Who signed a document.

Here: signature lines below a notice or a plan, labels and red heads that name the issuer.
Not here: when it was signed (`extract.signed_dates`), its number and years (`extract.metadata`).
"""

from itertools import pairwise

from pipelines.extract.layout import Layout
from pipelines.extract.page_lines import (
    DATE_LINE,
    ORDINAL,
    ORGAN_LINE,
    together,
)
from pipelines.extract.signed_dates import signed_in_line
from pipelines.text.patterns import pattern
from pipelines.text.printed import Printed

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
_PLACE = pattern("extract.signatures.place", r"^(?:中共)?[一-龥]{1,8}[省市县区州旗]")
_LINES_BELOW = 3
_ORGAN_IN_TITLE = pattern(
    "extract.signatures.organ_in_title",
    r"^(?:(?:文件|信息|公文)?(?:标 *题|名 *称) *[:\]|]+ *《?)?(?:近日,|日前,)?"
    r"((?:中共)?[^关《,。:·•|>]{2,24}?(?:(?:人民政府|行政公署)(?:办公(?:室|厅))?|委员会|办公室|局|厅|部"
    r"|领导小组|街道办事处)|中共[一-龥]{1,12}[省市县区州]委)(?: |、)?(?:关于|印发|20[0-9]{2}年)",
)
_PRINTED = pattern(
    "extract.signatures.printed",
    r"^([^ 。,;:0-9]{4,26}(?:办公室|办公厅)) *20[0-9]{2} ?年[0-9 ]{1,4}月[0-9 ]{1,4}日印发$",
)
_LEADS = ("关于", "印发")
"""What the second line of a notice's title opens with."""

_RED_HEAD = pattern(
    "extract.signatures.red_head",
    r"^([^。,;:《]{2,30}(?:人民政府|委员会|办公室|办公厅|局|厅)) ?文件$",
)


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
    if hit:
        return hit.group(1)
    return _named_below_title(view, layout) or _printed_by(view, layout)


def _printed_by(view: str, layout: Layout) -> str | None:
    """The office that a document's foot says it was printed by."""
    below = (line for line in layout.lines if line.start >= layout.body_end)
    hits = (_PRINTED.search(view[line.start : line.end]) for line in below)
    return next((hit.group(1) for hit in hits if hit), None)


def _named_in_titles(view: str, layout: Layout) -> str | None:
    """The body that opens the title, or a line of the page's head that is a notice's title."""
    title = [view[slice(*layout.title)].replace("\n", "")] if layout.title else []
    lines = [view[line.start : line.end] for line in layout.lines[:12]]
    lines = [line for line in lines if not ORDINAL.search(line)]
    # An organ above the line that begins with 关于 is the first half of a notice's title.
    pairs = [(together(a), b) for a, b in pairwise(lines) if b.startswith(_LEADS)]
    lines += [a + b for a, b in pairs if ORGAN_LINE.search(a)]
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
    inline = signed_in_line(view, layout)
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
