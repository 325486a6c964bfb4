"""Figures that are shares or words: 三分之一, 九成以上, 零, 全覆盖.

Here: one printed share as a figure.
Not here: digits with their units (`extract.figures`).
"""

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.vocabulary import Openings, load_lexicon
from pipelines.model.quantity import MetricKind
from pipelines.text.numerals import parse_chinese, parse_number
from pipelines.text.patterns import short_pattern


class Figure(NamedTuple):
    """One printed value.

    Units:
        `value` in `unit`, 万 and 亿 multiplied in; shares in percent; None for a blank.
    """

    start: int
    end: int
    value: float | None
    unit: str | None
    unit_printed: str
    is_more: bool
    is_digits: bool
    is_placeholder: bool
    is_chinese: bool
    kind: MetricKind | None
    body_noun: str = ""


def make_share(
    span: tuple[int, int], value: float | None, unit: str | None, kind: MetricKind
) -> Figure:
    """A share that is printed in numerals; a blank where it has no value."""
    return Figure(
        start=span[0],
        end=span[1],
        value=value,
        unit=unit,
        unit_printed=unit or "",
        is_more=False,
        is_digits=True,
        is_placeholder=value is None,
        is_chinese=False,
        kind=kind,
    )


_QUOTE = 24
"""Characters of a quote that holds words of coverage."""

_ENDS = ("", ",", "。", ";", "、", "“", "(", "\n")
_BEFORE_TENTHS = ("过", "超", "达", "到", "近", "于")
_BEFORE_LAST_TENTHS = ("少", "多", "长", "降", "升", "高", "占", "约", "的", "减", "加")
"""Before 八成 these make a share of it, the latter where a clause ends with it."""
_BEFORE_FRACTION = ("于", "过", "达", "到", "近", "约", "的", "为", "占", "少", "了")
_DOES = ("完成", "做好", "开展", "推进", "启动")
_WORK = short_pattern("extract.shares.work", r"^[一-龥]{2,6}(?:工作|任务|事项|流程|程序)")
_REACHES = ("做到", "实现", "达到", "确保", "力争")
_SAYINGS = (
    "容忍",
    "的突破",
    "突破",
    "距离",
    "障碍",
    "门槛",
    "跑",
    "接触",
    "基础",
    "起步",
    "死角",
    "盲区",
    "缺位",
    "行动",
    "攻坚",
    "工程",
    "散",
    "工",
    "星",
)
_WITH_WEI = ("行", "作", "认", "因", "视")
_WORDS = {
    "一半": (50.0, "%", MetricKind.RATIO),
    "半数": (50.0, "%", MetricKind.RATIO),
    "百分百": (100.0, "%", MetricKind.COVERAGE),
    "翻一番": (2.0, "倍", MetricKind.RATIO),
    "翻两番": (4.0, "倍", MetricKind.RATIO),
}


_BEHIND_TENTHS = ("以上", "左右", "以内", "的", "提高", "提升", "上升", "增", "下降", "降", "减")
"""What shows that 六成 is a share and no part of a word: 由六成提高到八成."""


def read_fraction(view: str, start: int, end: int) -> Figure | None:
    """A printed fraction: 1/3的."""
    printed = view[start:end]
    if printed[-1] in _ENDS and view[start - 1 : start] not in _BEFORE_FRACTION:
        return None
    top, _, bottom = printed.rstrip("的左右以上,。;").partition("/")
    if not top.isdigit() or int(bottom) == 0 or int(top) > int(bottom):
        return None
    share = round(int(top) / int(bottom) * 100, 4)
    return make_share((start, start + len(top) + 1 + len(bottom)), share, "%", MetricKind.RATIO)


def read_share(view: str, start: int, end: int) -> Figure | None:
    """Shares in words: 百分之八, 三分之一, 九成以上, 一半, 零, and a scanner's blank."""
    printed = view[start:end]
    if "分之" in printed:
        return _part(view, start, end)
    if printed[-1] == "成":
        before = view[start - 1 : start]
        bound = before in _BEFORE_TENTHS or (
            before in _BEFORE_LAST_TENTHS and view[end : end + 1] in _ENDS
        )
        if not bound and not view.startswith(_BEHIND_TENTHS, end):
            return None
        return make_share((start, end), parse_chinese(printed[0]) * 10, "%", MetricKind.RATIO)
    if printed in _WORDS:
        return make_share((start, end), *_WORDS[printed])
    if printed[-1] == "盗":
        # A scanner's reading of `?%`: the percent sign of a blank.
        return make_share((end - 1, end), None, "%", MetricKind.RATIO)
    return None if _is_saying(view, start, end) else _nought(view, start, end)


def _nought(view: str, start: int, end: int) -> Figure:
    """零 behind 为, 实现 and such, before 败诉 and such; 清零."""
    printed = view[start:end]
    unit = "%" if "率" in view[max(0, start - 2) : start + 1] else None
    if printed[0] == "零":
        end = start + 1
    first = start if printed == "清零" else end - 1
    return make_share((first, end), 0.0, unit, MetricKind.RATIO if unit else MetricKind.COUNT)


def _is_saying(view: str, start: int, end: int) -> bool:
    """Whether a nought counts nothing: 零容忍, 零的突破, 行为零…."""
    if view[start] == "为" and view[start - 1 : start] in _WITH_WEI:
        return True
    return view.startswith(_SAYINGS, end)


def _part(view: str, start: int, end: int) -> Figure | None:
    """百分之八, 三分之一, and 三分之 with its last character lost to a scanner."""
    printed = view[start:end]
    if printed.startswith("百分之"):
        blank = printed[3] in "Xx"
        try:
            whole, _, tenths = printed[3:].partition("点")
            value = None if blank else parse_number(whole)
            value = value if value is None else value + _decimals(tenths)
        except ValueError:
            return None
        kind = MetricKind.COVERAGE if value == 100 else MetricKind.RATIO  # noqa: PLR2004
        return make_share((start, end), value, "%", kind)
    top = 1.0 if printed[-1] == "-" else parse_chinese(printed[-1])
    share = round(top / parse_chinese(printed[0]) * 100, 4)
    return make_share((start, end), share, "%", MetricKind.RATIO)


def _decimals(numerals: str) -> float:
    """What stands behind a point in words: the 六 of 九十八点六."""
    return sum(parse_chinese(c) / 10**i for i, c in enumerate(numerals, 1))


def read_coverage(view: str, start: int, end: int) -> Figure | None:
    """全覆盖, 全部 before a verb, 应…尽…: all of what is named."""
    printed = view[start:end]
    if printed[0] == "全":
        if view[start - 1 : start] in ("健", "安", "完", "周"):
            return None
        if printed == "全部" and (not _acts_on_all(view, end) or _is_whole(view, start, end)):
            return None
    if view[end : end + 1] == "”" and _names(view, start, end):
        return None
    return make_share((start, end), 100.0, "%", MetricKind.COVERAGE)._replace(is_digits=False)


def _is_whole(view: str, start: int, end: int) -> bool:
    """Whether 全部 tells how much of a work is done, and governs no verb: 完成全部划转工作."""
    return view.endswith(_DOES, 0, start) and _WORK.search(view, end, end + 10) is not None


def _names(view: str, start: int, end: int) -> bool:
    """Whether quotes around a word of coverage make a name of it: “全覆盖”工程.

    Where nothing follows and the clause says that it is reached, they only stress it.
    """
    opened = view.rfind("“", max(0, start - _QUOTE), start)
    if opened < 0:
        return False
    lead = view[max(0, opened - _QUOTE) : opened].rpartition(",")[2]
    stresses = lead.endswith("”") or any(word in lead for word in _REACHES)
    return not (stresses and view[end + 1 : end + 2] in _ENDS)


def _acts_on_all(view: str, at: int) -> bool:
    """Whether 全部 governs the verb behind it, at once or by way of an adverb: 全部基本消除."""
    step = _coverage_adverbs().length_at(view, at)
    return _coverage_verbs().stand_at(view, at + step) and not _coverage_nouns().stand_at(view, at)


@lru_cache(maxsize=1)
def _coverage_adverbs() -> Openings:
    return Openings(load_lexicon("quantities")["coverage_adverbs"])


@lru_cache(maxsize=1)
def _coverage_nouns() -> Openings:
    words = load_lexicon("quantities")
    heads = words["coverage_heads"]
    compounds = [first + head for first in words["coverage_attributes"] for head in heads]
    return Openings([*words["coverage_nouns"], *compounds])


@lru_cache(maxsize=1)
def _coverage_verbs() -> Openings:
    wording = load_lexicon("wording")
    return Openings(
        [*load_lexicon("quantities")["coverage_verbs"], *wording["plain"], *wording["deliverable"]]
    )
