"""Sentences of a section that may commit to something.

Here: a section's own text cut into sentences, and which of them are lead-ins, remarks,
statements or lists.
Not here: where a sentence ends (`text.segments`), what it commits to (`extract.measures`).
"""

from collections.abc import Sequence

from pipelines.extract.responsibilities import Assignment
from pipelines.extract.scenes import Placed
from pipelines.extract.shares import Figure
from pipelines.extract.wording import states_action
from pipelines.text.patterns import short_pattern
from pipelines.text.segments import split_sentences

_NO_MEASURE = short_pattern(
    "extract.sentences.no_measure",
    r"^(?:特此(?:报告|通知)|[^,]{2,24}(?:见附件|附后|另行(?:通知|印发|制定))。?$|附件?:|附表"
    r"|以上(?:报告|汇报)[^。]{0,16}。?$|(?:妥否|当否|如有不妥)[^。]{0,16}(?:批示|审议|指正)。?$"
    r"|请予?(?:以)?(?:审议|审查|审阅|批示|批评指正)。?$"
    r"|本[一-龥]{2,4}自[^,;]{2,16}起(?:实施|施行|执行|生效)。?$"
    r"|[(\[][^()\[\]]{0,40}[)\]]。?$|[^一-龥]*$)",
)
_STATEMENT = short_pattern(
    # 行政复议是化解争议的主渠道。 tells what something is, and nobody to do anything.
    "extract.sentences.statement",
    r"^[^,;:]{1,20}[^一二三四五六七八九十就但只要应须,;:]是(?:指|[^,;:]{2,40}(?:工程|任务|保障|基础|渠道|途径|环节"
    r"|关键|举措|标志|体现|支撑|前提|核心|基石|手段|防线))[^,;:]{0,2}$"
    r"|^(?:本[一-龥]{2,4}|前款|上述|以上)?所称[^,;:]{2,20},?是指"
    r"|^[^,;:]{2,24}(?:仍|还)(?:较为?|比较|不够|存在|不足)[^,;:]{1,12}$",
)
_PAGE_MARK = short_pattern(
    "extract.sentences.page_mark",
    r"^(?:[^一-龥%]*|[(\[][^()\[\]%]{0,40}[)\]]。?"
    r"|图 ?[0-9一二三四五六七八九十]{1,2}[: ].*|第 ?[0-9]+ ?页.*)$",
)
_SIGNS = "特附本以妥当如请"
"""What a sentence begins with that is no measure, if it begins with a plain character."""

_LEAD_IN = (
    "如下:",
    "工作:",
    "方面:",
    "内容:",
    "任务:",
    "措施:",
    "目标:",
    "要求:",
    "做到:",
    "以下:",
)
_ANNOUNCES = short_pattern(
    # 重点做好以下几方面工作。 从以下几点入手。 在三个方面下功夫。
    "extract.sentences.announces",
    r"(?:(?:以下|如下|下列)(?:[几两三四五六七八九十][个项点大条]?)?(?:方面|重点|主要|具体|措施|举措|任务|工作|内容)+"
    r"|(?:以下|下列)[几两三四五六七八九十][点项条个]|在[几两三四五六七八九十]个方面)"
    r"(?:持续|重点|集中|继续|精准|[狠多再])?(?:发力|入手|着手|着力|下[一-龥]?功夫|求突破|努力|抓起|改进)?[。;:]$",
)
_ANNOUNCED = 22
_MIN_CHARACTERS, _MIN_LISTED, _BARE_WORD = 4, 3, 5
_SHORT_SENTENCE = 60


def sentences_of(
    view: str, paragraphs: Sequence[tuple[int, int]], blocks: Sequence[Assignment]
) -> list[tuple[int, int]]:
    """The sentences of a section's own text, without the brackets and lines of bodies."""
    spans: list[tuple[int, int]] = []
    nth = 0
    for start, end in paragraphs:
        at = start
        while nth < len(blocks) and blocks[nth].start < end:
            if blocks[nth].end > at:
                spans += split_sentences(view, at, blocks[nth].start)
                at = max(at, blocks[nth].end)
            if blocks[nth].end > end:
                break
            nth += 1
        if at < end:
            spans += split_sentences(view, at, end)
    return [(a, b) for a, b in spans if b - a >= _MIN_CHARACTERS]


def is_page_mark(view: str, start: int, end: int) -> bool:
    """Whether a line tells nothing of the work: a page's number, a rule, what a picture shows."""
    if end - start > _SHORT_SENTENCE or ("一" <= view[start] <= "龥" and view[start] not in "图第"):
        return False
    return bool(_PAGE_MARK.search(view, start, end))


def is_remark(view: str, start: int, end: int) -> bool:
    """Whether a sentence is a lead-in, a bracket, a formula or a statement, and no measure."""
    if _announces(view[max(start, end - _ANNOUNCED) : end]):
        return True
    if view[end - 1] == ":":
        return view[start:end].endswith(_LEAD_IN)
    if end - start > _SHORT_SENTENCE:
        return False
    is_plain = "一" <= view[start] <= "龥" and view[start] not in _SIGNS
    refers = view.find("附", start, end) >= 0 or view.find("另行", start, end) >= 0
    if (refers or not is_plain) and _NO_MEASURE.search(view, start, end):
        return True
    # What only says what something is, or how it stands, asks for nothing.
    tells = view.find("是", start, end) >= 0 or view.find("仍", start, end) >= 0
    return tells and bool(_STATEMENT.search(view, start, end))


def _announces(tail: str) -> bool:
    """Whether the end of a sentence only says that more follows: 从以下几点入手."""
    return ("下" in tail or "方面" in tail) and bool(_ANNOUNCES.search(tail))


def is_list(view: str, start: int, end: int, figures: Placed[Figure]) -> bool:
    """Whether a sentence only lists things: it states no action and no value."""
    if view.count("、", start, end) < _MIN_LISTED or view.find(",", start, end) >= 0:
        return False
    if max(map(len, view[start:end].split("、"))) <= _BARE_WORD:
        return True
    return not (figures.within(start, end) or states_action(view, start, end))
