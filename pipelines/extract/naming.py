"""Numbers that are part of a name: a title's, a line's, a meeting's, a service's.

Here: names that hold numerals, told by the words around them (CODEBOOK 5, not metrics).
Not here: which other figures count (`extract.screening`).
"""

from functools import lru_cache

from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import MetricKind
from pipelines.text.patterns import short_pattern

_MEETS = ("会”", "论坛", "团”")
_AROUND = short_pattern(
    "extract.naming.around",
    r"^(?:[一-龥]{2,14}圈|(?:公共|便民|政务|法律|生活){1,2}(?:法律)?(?:服务|生活))",
)
_WHOLE_DAY = 24
_NEVER_CLOSED = short_pattern(
    "extract.naming.never_closed",
    r"^(?:不打烊|全天候|在线|自助|智慧|值班|值守|热线|服务|便民|政务|公共|开放)",
)
_TIMES = ("秒", "分钟", "小时", "日", "工作日", "个月")
_RATE_OF = short_pattern(
    # 15秒接通率, 3日内办结率: a rate's name holds the time
    "extract.naming.rate_of",
    r"^[之以]?内?[一-龥]{2,4}率(?![先领])",
)
_RATE_NAME = 8
_RANK = short_pattern(
    # 排名前移3位
    "extract.naming.rank",
    r"(?:[前上后下]移|上升|提升|提高|前进|跃升|跃进|晋升|进|下降|下滑|位居|位列|居|列)了?$",
)
_FIRST_FEW = ("名", "位", "%")
_RANKS = ("位次", "名次")
_TO = ("至", "到", "-", "~")
_NO_RANK = "底月日年初末期之以此目当提会事课任"
"""Before 前 these make a time of it: 年底前85%以上."""
_READINGS = short_pattern(
    "extract.naming.readings", r"(?:浏览|阅读|访问|点击)(?:次数|人数|量|数)?: *$"
)
_READS = 10
_RISES = 3
"""Characters that say how a rank has changed."""
_REACHES = short_pattern("extract.naming.reaches", r"(?:实现|达到|做到|保持)[^,。;“”]{0,16}“$")
_ENDS_SO = short_pattern("extract.naming.ends_so", r"^[一-龥]{2,4}”(?:[,。;、]|目标|$)")
_REACH = 20
_ISSUE = short_pattern("extract.naming.issue", r"第[^,。;]{1,6}(?<![限同学])期$")
_SITTING = ("人大", "政协", "全委会", "代表大会")
_SITS = 8
"""Bodies whose sittings are counted, and the characters that name them."""


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    lexicon = load_lexicon("quantities")
    return {key: tuple(lexicon[key]) for key in ("codes", "meetings")}


def names_something(view: str, figure: Figure) -> bool:
    """Whether a number is a line's, or part of a name: 12345, “治理50人会”, 15分钟服务圈."""
    is_led = view[figure.start - 1] == "前" and _is_first_few(view, figure)
    if is_led or view.startswith(_RANKS, figure.end) or _is_in_rate(view, figure):
        return True
    if figure.unit_printed in ("位", "次"):
        return _is_rank(view, figure) if figure.unit_printed == "位" else _is_run(view, figure)
    if figure.unit == "人":
        return view.startswith(_MEETS, figure.end)
    if figure.unit == "分钟":
        return _AROUND.search(view, figure.end) is not None
    if figure.unit == "小时" and figure.value == _WHOLE_DAY:
        return _NEVER_CLOSED.search(view, figure.end) is not None
    is_range = view.startswith(_TO, figure.end)  # 办理120至130件
    return not (figure.unit or is_range) and view[figure.start : figure.end] in _words()["codes"]


def _is_in_rate(view: str, figure: Figure) -> bool:
    """Whether a time is part of a rate's name: 15秒接通率."""
    if figure.unit not in _TIMES:
        return False
    return _RATE_OF.search(view, figure.end, figure.end + _RATE_NAME) is not None


def _is_rank(view: str, figure: Figure) -> bool:
    return _RANK.search(view[max(0, figure.start - _RISES) : figure.start]) is not None


def _is_run(view: str, figure: Figure) -> bool:
    """Whether times are a slogan's or a page's own: 最多跑一次, 浏览次数:120次."""
    if figure.is_chinese:
        return view[figure.start - 1] == "跑"
    if view[figure.start - 1] not in ": ":
        return False
    return _READINGS.search(view[max(0, figure.start - _READS) : figure.start]) is not None


def _is_first_few(view: str, figure: Figure) -> bool:
    """Whether a number behind 前 tells a rank or those that lead one: 前三名, 频次前20%."""
    if figure.unit_printed not in _FIRST_FEW:
        return False
    return figure.is_digits and view[figure.start - 2] not in _NO_RANK


def is_sitting(view: str, figure: Figure) -> bool:
    """Whether a number tells which meeting or issue it was: 区人大三次会议, 第八届三次."""
    start, end = figure.start, figure.end
    last = view[start - 1 : start]
    if figure.unit_printed == "次" and (
        view.startswith("会议", end) or view.startswith("次会议", end + 2)
    ):
        lead = view[max(0, start - _SITS) : start]
        return last == "届" or any(body in lead for body in _SITTING)
    # 5期1200人次 are two counts
    if last == "届" or (last == "期" and _ISSUE.search(view[max(0, start - _SITS) : start])):
        return True
    return view.startswith(_words()["meetings"], end)


def in_title(view: str, floor: int, at: int, end: int) -> bool:
    """Whether view[at] stands inside 《》 that open behind `floor` and close before `end`."""
    opened = view.rfind("《", floor, at)
    return opened >= 0 and view.find("》", opened, at) < 0 and view.find("》", at, end) >= 0


def _is_stressed(view: str, figure: Figure) -> bool:
    """Whether quotes only stress a nought that is reached: 实现“零投诉”."""
    lead = view[max(0, figure.start - _REACH) : figure.start]
    return bool(_REACHES.search(lead) and _ENDS_SO.search(view, figure.end))


def in_quotes(view: str, figure: Figure) -> bool:
    """Whether quotes make a name of what holds the figure."""
    if figure.kind is MetricKind.COVERAGE and not figure.is_digits:
        return False  # whether its quotes make a name was asked where it was read
    before, after = view[figure.start - 1 : figure.start], view[figure.end : figure.end + 1]
    if figure.value == 0 and before == "“" and _is_stressed(view, figure):
        return False
    return before in ("“", "·", "‘") or after in ("·", "’") or (after == "”" and not figure.unit)
