"""Figures: every place of a text where a value is printed, before anyone asks what it measures.

Here: numerals, fractions, blanks and coverage words with their unit, as printed and as a value.
Not here: comparators, indicators and roles (`extract.metrics`).
"""

from functools import lru_cache

from pipelines.extract.ranges import range_opening
from pipelines.extract.shares import (
    Figure,
    read_coverage,
    read_fraction,
    read_share,
)
from pipelines.extract.vocabulary import alternation, led_alternation, load_lexicon
from pipelines.model.quantity import MetricKind
from pipelines.text.numerals import parse_chinese, parse_number
from pipelines.text.patterns import Pattern, ShortPattern, pattern, short_pattern

_NAMING = ("第", "十", "首", "数", "几", "上", "成", "“", "、", "每", "另", "统", "万")
"""Before a Chinese numeral these make a name or an ordinal of it."""

_BOUND = ("近", "超", "过", "达", "约", "到")
"""Before a scale without a numeral of its own: 近千人."""

_GLUE = ("第", "[", "+", "№", "/", "_", ".", "×")
_AREAS = ("市", "县", "区", "省", "镇", "乡")
_BLANKS = "Xx×*"
_NO_BLANK = ("", "路", "道")
"""A blank before these stands for a name: 位于*路."""
_DONE = ("建成", "完成", "创成", "达成", "办成", "促成")
EVENT_ENDS = ("后", "起", "基础上")
_NUMERALS = "两一二三四五六七八九十百千万半"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 1e4, "亿": 1e8}
_NO_NAMING = (*EVENT_ENDS, *_DONE)
_NO_TAIL = (None,) * 8
_LEAST_MONEY = 100
"""Money in words below this is a word: 二元结构, 三元区; so is 万元以上大案."""


@lru_cache(maxsize=1)
def _word_tails() -> dict[str, str]:
    """Characters that make a unit the first half of a word: 人员 is no 人."""
    return load_lexicon("quantities")["word_tails"]


@lru_cache(maxsize=1)
def _digit_tails() -> dict[str, frozenset[str]]:
    """Of these, those that digits too stand before: 2025面向."""
    tails = load_lexicon("quantities")["digit_tails"]
    return {unit: frozenset(characters) for unit, characters in tails.items()}


@lru_cache(maxsize=1)
def _figure_pattern() -> Pattern:
    """Where a figure may stand; what it is, is told by its first characters."""
    chinese = alternation(load_lexicon("quantities")["chinese_units"])
    return pattern(
        "extract.figures.all",
        r"百分之[一二三四五六七八九十百零两0-9.Xx]{1,6}(?:点[一二三四五六七八九零]{1,2})?|百分百"
        r"|[二三四五六七八九十]分之(?:[一二三四五六七八九]|-)"
        r"|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+(?:[,.][0-9]+)*(?:/[0-9]{1,2}(?:的|左右|以上|[,。;]))?"
        r"|[Xx×*]{1,5}(?:[.][Xx×*]{1,2})?"
        rf"|(?:[两一二三四五六七八九十百千万]{{1,8}}|半)[余多几]?[万亿]?(?:{chinese})|[一两二三四五六七八九]成"
        r"|一半|半数|翻[一两]番|全覆盖|全部|应[^尽,。、;“”]{2}、?尽[^,。;“”]{2}|应[^尽,。、;“”]尽[^,。;“”]|[为是至到达现]零"
        r"|零(?:败诉|纠错|投诉|差错|事故|违[纪规]|上访|信访|增长|积压|新增|[伤死]亡|失误|超时|发案)|清零|达到?盗",
    )


@lru_cache(maxsize=1)
def _tail_pattern() -> ShortPattern:
    """What stands behind digits: 余, 万, a unit, the bodies counted."""
    words = load_lexicon("quantities")
    unit = led_alternation([u for group in words["units"].values() for u in group])
    bodies = led_alternation(words["bodies"])
    return short_pattern(
        "extract.figures.tail",
        r"^ ?(?P<more1>[余多几])?(?P<scale>[十百千]?[万亿]|[百千](?![瓦米克]))?"
        # 3亿2千万元, 10万+
        r"(?P<rest>[0-9]{1,4}余?[百千]?万|[0-9]{1,3}千(?![瓦米克]))?(?P<more2>[余多]|(?<=[万亿])[+](?![0-9A-Za-z]))?"
        rf" ?(?:(?P<only>{bodies})|(?P<unit>[%‰]|(?:{unit})(?P<more3>余)?)(?:[(][次册][)])?"
        rf"(?P<body>{bodies})?)?",
    )


def find_figures(view: str, start: int, end: int) -> list[Figure]:
    """Every printed value of view[start:end] in order."""
    found = []
    done = start
    for first, last in _figure_pattern().spans(view, start, end):
        figure = _read(view, first, last) if first >= done else None
        if figure is not None:
            if figure.is_chinese:
                found += range_opening(view, done, figure)
            found.append(figure)
            done = figure.end
    return found


def _read(view: str, start: int, end: int) -> Figure | None:
    first, printed = view[start], view[start:end]
    if first in "0123456789Xx×*":
        return (
            read_fraction(view, start, end)
            if printed[-1] in "的右上,。;"
            else _numeric(view, start, end)
        )
    if first in "全应":
        return read_coverage(view, start, end)
    if (
        first in "为是至到达现翻清零"
        or printed[-1] in "成半"
        or printed in ("半数", "百分百")
        or "分之" in printed
    ):
        return read_share(view, start, end)
    return _chinese(view, start, end)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, MetricKind]:
    units = load_lexicon("quantities")["units"]
    kinds = dict.fromkeys(units["count"], MetricKind.COUNT)
    kinds |= dict.fromkeys(units["hours"] + units["money"], MetricKind.AMOUNT)
    kinds |= dict.fromkeys(units["time"], MetricKind.TIME_LIMIT)
    return kinds | dict.fromkeys(("个百分点", "百分点", "倍"), MetricKind.RATIO)


@lru_cache(maxsize=1)
def _same_unit() -> dict[str, str]:
    return load_lexicon("quantities")["same_unit"]


def _numeric(view: str, start: int, end: int) -> Figure | None:
    """Digits or a blank, with what stands behind them."""
    if _is_glued(view[start - 1 : start]):
        return None
    digits = view[start:end]
    blank = digits[0] in _BLANKS
    hit = _tail_pattern().search(view, end, end + 16)
    more, scale, rest, more_yet, only, unit, still_more, behind = hit.groups() if hit else _NO_TAIL
    if " " in digits and not unit:
        return _numeric(view, start, start + digits.index(" "))
    stop = end + (hit.end() if hit else 0)
    printed = (unit or "").removesuffix("余")
    body = behind or only or ""
    if _runs_on(view[stop : stop + 1], is_open=not (blank or printed or body), is_blank=blank):
        return None
    value = None if blank else _value(digits + ".5" * printed.startswith("个半"), scale, rest)
    if value is None and printed in _NO_BLANK:
        return None
    if view[stop : stop + 1] in _digit_tails().get(printed, ()):
        return None
    is_no_rate = value == 0 and "率" in view[max(0, start - 2) : start]  # 差错率为0
    unit = _same_unit().get(printed, printed) or ("个" if body else "%" if is_no_rate else "")
    counted = "" if view.startswith("级", stop) else body  # 5个县级示范点
    stop -= len(body) if body and printed else 0
    return Figure(
        start,
        start + len(view[start:stop].rstrip()),
        value,
        unit or None,
        unit_printed=printed,
        is_more=bool(more or more_yet or still_more or (rest and "余" in rest)),
        is_digits=True,
        is_placeholder=blank,
        is_chinese=False,
        kind=_numeric_kind(value, unit, printed),
        body_noun=counted,
    )


def _numeric_kind(value: float | None, unit: str, printed: str) -> MetricKind | None:
    if unit == "%" and value == 100:  # noqa: PLR2004
        return MetricKind.COVERAGE
    return MetricKind.RATIO if unit in ("%", "‰") else _kinds().get(printed)


def _value(digits: str, scale: str | None, rest: str | None = None) -> float | None:
    try:
        value = parse_number(digits)
    except ValueError:
        return None
    for c in scale or "":
        value *= _SCALES[c]
    if rest:
        low = rest.rstrip("余百千万")
        value += _value(low, rest[len(low) :].lstrip("余")) or 0
    return round(value, 6)


def _is_glued(before: str) -> bool:
    """Whether digits behind this character are part of a word, a code, a decimal, an ordinal."""
    return before in _GLUE or (before.isascii() and before.isalnum())


def _runs_on(after: str, *, is_open: bool, is_blank: bool) -> bool:
    """Whether digits are the beginning of a code or a name that this character carries on."""
    if is_open and after and (after in "+/" or (after.isascii() and after.isalnum())):
        return True
    return is_blank and after in _AREAS


def _chinese(view: str, start: int, end: int) -> Figure | None:
    """A Chinese numeral with its unit."""
    words = view[start:end]
    printed = words.lstrip(_NUMERALS)
    numeral, more = words[: len(words) - len(printed)], printed[0] in "余多几"
    printed = printed[1:] if more else printed
    scale = printed[0] if printed[0] in "万亿" else ""  # 两千多万元
    printed = printed.removeprefix(scale)
    before, after = view[start - 1 : start], view[end : end + 2]
    if (
        after
        and after[0] in _word_tails().get(printed, "")
        and not _is_term(view, start, words, after)
    ):
        return None
    is_name = numeral != "半" and before in _NAMING
    if "”" in after or (is_name and not view.endswith(_NO_NAMING, 0, start)):
        return None
    is_bound = more or before in _BOUND or view.startswith(("以上", "左右"), end)
    if numeral[:1] in _SCALES and numeral[0] != "十" and not is_bound:
        # 千家万户, 百家: a scale alone counts nothing.
        return None
    try:
        value = parse_chinese(numeral) * _SCALES.get(scale, 1) + printed.startswith("个半") / 2
    except ValueError:
        return None
    if printed == "元" and (value < _LEAST_MONEY or (numeral[0] in _SCALES and not more)):
        return None
    return Figure(
        start,
        end,
        value,
        _same_unit().get(printed, printed),
        unit_printed=printed,
        is_more=more,
        is_digits=True,
        is_placeholder=False,
        is_chinese=True,
        kind=_kinds().get(printed),
    )


def _is_term(view: str, start: int, words: str, after: str) -> bool:
    """Whether years run from an event: 施行后一年内."""
    is_within = words[-1] == "年" and after[0] == "内"
    return is_within and view.endswith(EVENT_ENDS, 0, start)
