"""What a reader of a document's rows must know: its flags.

Here: signs of blanks, breaks, scanning and lost characters (CODEBOOK 1, flags).
Not here: repairs; a damaged value is repaired, if at all, where it is read.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipelines.extract.layout import Layout, ends_in_heading, ends_in_ordinal
from pipelines.extract.page_lines import PAGE_LINE, is_below
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.document import Flag
from pipelines.text.patterns import pattern

_BLANKS = pattern(
    "extract.flags.blanks",
    r"[^A-Za-z][XxＸ×*＊]{1,3} ?[%次期件名场个人项]|[XxＸ×*某]{1,2}[市县区省](?:[^一-龥]|人民|政府"
    r"|法治|依法|市)|[xX]{1,2}%"
    r"|\[[XxＸ×*＊]{1,4}\]|十?[XxＸ×]届|届[XxＸ×]中",
)
_BLANK_VALUE = pattern(
    # one is enough where the measure word stands behind it: 投入XX万元
    "extract.flags.blank_value",
    r"[^A-Za-z](?:XX|xx|××)[Xx×]? ?(?:%|[万亿]?元|[件次场]次|人次)",
)
_DOUBLE_SIGNS = ("XX", "xx", "××")
_BLANK_SIGNS = "XxＸ×*某"
_CUT = pattern(
    "extract.flags.cut",
    # Dates and numbers of documents,
    r"(?m:^ *20[0-9]{4,6}日? *$)|20[0-9]{2}20[0-9]{2}年|截[止至][0-9]{3,4}日"
    r"|\[20[0-9]{2}[0-9]+号|20[0-9]{2}[0-9]{1,2}月|20[0-9]{2}坚持|(?m:^ *、[一-龥])"
    r"|》[省市区县州]委、|[一-龥](?:发|办|规|字|函)20[0-9]{3,6}号"
    # what a filter masked inside a sentence,
    r"|[一-龥0-9《] ?[(]略[)] ?[一-龥]"
    # and ordinals.
    r"|(?m:^| )[Il][0-9][一-龥]",
)
_NOISE = pattern(
    "extract.flags.noise",
    r"[一-龥][(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜ]{1,6}[)]|[0-9] [0-9] ?[0-9]? ?[0-9]? ?[年%]"
    r"|[一-龥] [一-龥] [一-龥] [一-龥] ",
)
_UNITS_LAST = pattern(
    # …报送备案。责任单位:市司法局: whoever answers for an item ends it, with a mark or without
    "extract.flags.units_last",
    r"(?:牵头|责任|配合|主办|协办|落实)(?:单位|部门):[^。;:\n]{2,80}"
    r"(?:[局委办厅院署队会街]|政府|部门|单位|中心|街道|乡镇|办事处)$",
)
_GOES_ON = pattern(
    "extract.flags.goes_on",
    r"此处省略|还剩? ?[0-9]+ ?页|继续阅读|(?:登录|下载).{0,6}(?:全文|完整)|阅读全文",
)
_PREVIEW = pattern("extract.flags.preview", r"由(?:会员|用户)|在线(?:阅读|预览)|珍藏版|登录后|下载")
_LOSSES = frozenset({"truncated", "nested_too_deep", "scanned_pages", "too_many_cells"})
"""What decoding notes where a part of the text was not read."""

_PAIRS = ("“”", "《》")
_MIN_SIGNS = 2
"""Signs from which chance is ruled out."""

_FEWEST = 2
"""More letters than these are a title's beginning."""

_MIN_LINE = 20
_GOING_ON = frozenset(",、")
_ENDED = frozenset("。;!?)]”》")


@lru_cache(maxsize=1)
def _signs() -> tuple[Any, Any]:
    words = load_lexicon("damage")
    return (
        pattern("extract.flags.lost", alternation(words["lost"])),
        pattern("extract.flags.scanned", alternation(words["scanned"])),
    )


@dataclass(frozen=True, slots=True)
class Signs:
    """What other readers saw: a place left blank, headings whose mark was lost, notes."""

    is_template: bool
    lost_marks: int
    notes: tuple[str, ...]


def read_flags(view: str, raw_view: str, layout: Layout, signs: Signs) -> tuple[Flag, ...]:
    """The flags of one document, in the codebook's order.

    `raw_view` is the folded text before a scanner's full stops were put back.
    """
    lost, scanned = _signs()
    body = view[layout.body_start : layout.body_end]
    found = []
    is_blank = any(sign in body for sign in _BLANK_SIGNS)
    blanks = len(_BLANKS.findall(body)) if is_blank else 0
    is_double = is_blank and any(sign in body for sign in _DOUBLE_SIGNS)
    if signs.is_template or blanks >= _MIN_SIGNS or (is_double and _BLANK_VALUE.search(body)):
        found.append(Flag.TEMPLATE)
    if _LOSSES.intersection(signs.notes) or breaks_off(view, layout):
        found.append(Flag.TRUNCATED)
    if len(scanned.findall(raw_view)) >= _MIN_SIGNS or len(_NOISE.findall(raw_view)) >= _MIN_SIGNS:
        found.append(Flag.OCR_NOISE)
    if signs.lost_marks or "lost_characters" in signs.notes or lost.search(view) or _is_cut(view):
        found.append(Flag.LOST_CHARACTERS)
    if has_furniture(view, layout) or "boilerplate" in signs.notes:
        found.append(Flag.BOILERPLATE)
    return tuple(found)


def breaks_off(view: str, layout: Layout) -> bool:
    """Whether the text stops at a comma, or inside a sentence and nothing is signed below it."""
    end = layout.body_end
    if end == 0:
        return False
    if ends_in_ordinal(view, end):
        return True
    if view[end - 1] in _ENDED or view[end - 1] in _GOING_ON:
        return view[end - 1] in _GOING_ON
    rest = view[end:].strip()
    if rest and layout.title is not None and _begins(rest, view[slice(*layout.title)]):
        return True
    begin = view.rfind("\n", 0, end) + 1
    last_line = view[begin:end]
    if (rest and not _GOES_ON.search(rest)) or _UNITS_LAST.search(last_line):
        return False
    heads = ends_in_heading(view, begin - 1) if begin else False
    return ends_in_heading(view, end) or heads or len(last_line) > _MIN_LINE or "," in last_line


def _begins(rest: str, title: str) -> bool:
    """Whether a page ends in the first letters of the title, which a notice is followed by."""
    last = rest.rpartition("\n")[2]
    return _FEWEST < len(last) < len(title) and title.startswith(last)


def _is_cut(view: str) -> bool:
    """Whether dates, numbers, ordinals or quotes show that characters were dropped."""
    if _CUT.search(view):
        return True
    # A quote or title that the end of the text cuts open lost nothing.
    whole = view[: max(view.rfind(mark) for mark in "。;\n") + 1] or view
    return any(whole.count(opens) != whole.count(closes) for opens, closes in _PAIRS)


def has_furniture(view: str, layout: Layout) -> bool:
    """Whether lines of the page stand around the document."""
    head = view[: layout.head_end].strip()
    between = (line for line in layout.lines if layout.head_end <= line.start < layout.body_start)
    if any(PAGE_LINE.search(view[line.start : line.end]) for line in between):
        return True
    if head or _PREVIEW.search(view[: layout.body_start]):
        return True
    if "浏览" in view[: layout.body_start] or "阅读次数" in view[: layout.body_start]:
        return True
    below = (line for line in layout.lines if line.start >= layout.body_end)
    return any(is_below(view[line.start : line.end]) for line in below)
