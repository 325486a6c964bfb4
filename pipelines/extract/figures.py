"""Figures: every place of a text where a value is printed, before anyone asks what it measures.

Here: numerals, fractions, blanks and coverage words with their unit, as printed and as a value.
Not here: comparators, indicators and roles (`extract.metrics`).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.quantity import MetricKind
from pipelines.text.numerals import parse_chinese, parse_number
from pipelines.text.patterns import pattern


_WORD_TAILS = {"人": "员民口大才力", "家": "庭长属", "部": "门署分", "件": "事", "名": "单录额", "项": "目", "次": "序", "期": "间限", "份": "额",
               "户": "籍口", "年": "度底末初内代行", "个": "人体", "日": "常", "天": "然", "场": "所景", "篇": "章"}  # fmt: skip
"""Characters that make a unit the first half of a word: 人员 is no 人."""


@dataclass(frozen=True, slots=True)
class Figure:
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


@lru_cache(maxsize=1)
def _figure_pattern() -> Any:  # noqa: ANN401 - re2 ships no types
    words = load_lexicon("quantities")
    units = [u for group in words["units"].values() for u in group]
    unit = alternation(units)
    chinese = alternation(words["chinese_units"])
    bodies = alternation(words["bodies"])
    return pattern(
        "extract.figures.all",
        r"百分之(?P<pct>[一二三四五六七八九十百零两0-9.]{1,6}|[Xx]{1,2})"
        r"|(?P<den>[二三四五六七八九十])分之(?P<frac>[一二三四五六七八九]|-)"
        r"|(?P<slash>[0-9]{1,2}/[0-9]{1,2})(?P<slash_after>的)"
        r"|(?P<num>[0-9]+(?:[,.][0-9]+)*|[Xx×*]{1,3}) ?(?P<more1>余|多|几)?(?P<scale>[十百千]?[万亿]|[百千])?(?P<more2>余|多)?"
        rf" ?(?:(?P<only>{bodies})|(?P<unit>%|‰|(?:{unit})(?P<more3>余)?)(?P<body>{bodies})?)?"
        rf"|(?P<cn>[两一二三四五六七八九十百]{{1,5}}|半)(?P<cmore>余|多|几)?(?P<cunit>{chinese})"
        r"|(?P<cheng>[一二三四五六七八九])成"
        r"|(?P<half>一半|半数)|(?P<double>翻一番|翻两番)"
        r"|(?P<cover>全覆盖)|(?P<every>全部)|应[^尽,。、;“”]{1,2}尽[^,。;“”]"
        r"|(?:为|是|至|到|达|现)(?P<zero>零)|(?P<clear>清零)|达到?(?P<garbled>盗)",
    )


def find_figures(view: str, start: int, end: int) -> list[Figure]:
    """Every printed value of view[start:end] in order."""
    found = []
    for hit in _figure_pattern().finditer(view, start, end):
        figure = _read(view, hit)
        if figure is not None:
            found.append(figure)
    return found


def _read(view: str, hit: Any) -> Figure | None:  # noqa: ANN401
    group = hit.groupdict()
    if group["num"]:
        return _numeric(view, hit, group)
    if group["cn"]:
        return _chinese(view, hit, group)
    if group["cover"] or group["every"] or view[hit.start()] == "应":
        return _coverage(view, hit, group)
    return _share(view, hit, group)


def _figure(
    hit: Any, value: float | None, unit: str | None, kind: MetricKind | None, **more: Any
) -> Figure:  # noqa: ANN401
    given = {
        "unit_printed": unit or "", "is_more": False, "is_digits": True, "is_placeholder": False,
        "is_chinese": False,
    } | more  # fmt: skip
    span = given.pop("span", (hit.start(), hit.end()))
    return Figure(span[0], span[1], value, unit, kind=kind, **given)


def _share(view: str, hit: Any, group: dict[str, str | None]) -> Figure | None:  # noqa: ANN401
    """Shares in words: 百分之八, 三分之一, 1/3的, 九成以上, 一半, 零."""
    start = hit.start()
    if group["pct"]:
        blank = group["pct"][0] in "Xx"
        value = None if blank else parse_number(group["pct"])
        kind = MetricKind.COVERAGE if value == 100 else MetricKind.RATIO
        return _figure(hit, value, "%", kind, is_placeholder=blank)
    if group["den"]:
        top = 1.0 if group["frac"][0] == "-" else parse_chinese(group["frac"])
        return _figure(
            hit, round(top / parse_chinese(group["den"]) * 100, 4), "%", MetricKind.RATIO
        )
    if group["slash"]:
        top, bottom = group["slash"].split("/")
        if int(bottom) == 0 or int(top) > int(bottom):
            return None
        span = (start, start + len(group["slash"]))
        return _figure(
            hit, round(int(top) / int(bottom) * 100, 4), "%", MetricKind.RATIO, span=span
        )
    if group["cheng"]:
        if not view.startswith(("以上", "左右", "以内", "的"), start + 2) and view[start - 1 : start] not in ("过", "超", "达", "到", "近", "于"):
            return None
        span = (start, start + 2)
        return _figure(hit, parse_chinese(group["cheng"]) * 10, "%", MetricKind.RATIO, span=span)
    if group["half"]:
        return _figure(hit, 50.0, "%", MetricKind.RATIO)
    if group["double"]:
        return _figure(hit, 2.0 if "一" in group["double"] else 4.0, "倍", MetricKind.RATIO)
    if group["garbled"]:
        # A scanner's reading of `?%`: the percent sign of a blank.
        return _figure(hit, None, "%", MetricKind.RATIO, is_placeholder=True, span=(hit.end() - 1, hit.end()))
    span = (hit.end() - 1, hit.end()) if group["zero"] else (start, hit.end())
    unit = "%" if view[max(0, start - 2) : start + 1].find("率") >= 0 else None
    return _figure(hit, 0.0, unit, MetricKind.RATIO if unit else MetricKind.COUNT, span=span)


def _coverage(view: str, hit: Any, group: dict[str, str | None]) -> Figure | None:  # noqa: ANN401
    """全覆盖, 全部 before a verb, 应…尽…: all of what is named."""
    start, end = hit.start(), hit.end()
    if group["cover"] or group["every"]:
        if view[start - 1 : start] in ("健", "安", "完", "周"):
            return None
        if group["every"] and not view.startswith(_coverage_verbs(), end):
            return None
    before, after = view[start - 1 : start], view[end : end + 1]
    if before == "“" and after == "”":
        return None
    if group["cover"] and after == "”" and before in "、“":
        return None
    return _figure(hit, 100.0, "%", MetricKind.COVERAGE, is_digits=False)


@lru_cache(maxsize=1)
def _coverage_verbs() -> tuple[str, ...]:
    return tuple(load_lexicon("quantities")["coverage_verbs"])


@lru_cache(maxsize=1)
def _kinds() -> dict[str, MetricKind]:
    units = load_lexicon("quantities")["units"]
    kinds = dict.fromkeys(units["count"], MetricKind.COUNT)
    kinds |= dict.fromkeys(units["hours"] + units["money"], MetricKind.AMOUNT)
    kinds |= dict.fromkeys(units["time"], MetricKind.TIME_LIMIT)
    return kinds | {"个百分点": MetricKind.RATIO, "百分点": MetricKind.RATIO}


@lru_cache(maxsize=1)
def _same_unit() -> dict[str, str]:
    return load_lexicon("quantities")["same_unit"]


def _numeric(view: str, hit: Any, group: dict[str, str | None]) -> Figure | None:  # noqa: ANN401
    start, end = hit.start(), hit.end()
    digits = group["num"]
    blank = digits[0] in "Xx×*"
    unit = group["unit"] or ""
    if _is_glued(view, start, end, is_open=not (blank or unit or group["only"]), blank=blank):
        return None
    if unit.endswith("余"):
        unit = unit[:-1]
    body = group["body"] or group["only"] or ""
    if blank and not unit:
        return None
    value = None
    if not blank:
        try:
            value = parse_number(digits) * _scale(group["scale"])
        except ValueError:
            return None
    printed = unit
    unit = _same_unit().get(unit, unit)
    if not unit and body:
        unit = "个"
    if body and printed:
        end -= len(body)
    kind = MetricKind.RATIO if unit in ("%", "‰") else _kinds().get(printed)
    if value == 100 and unit == "%":
        kind = MetricKind.COVERAGE
    more = bool(group["more1"] or group["more2"] or group["more3"])
    return _figure(
        hit, value, unit or None, kind, unit_printed=printed, is_more=more, is_placeholder=blank,
        span=(start, end), body_noun=body,
    )  # fmt: skip


def _scale(scale: str | None) -> float:
    value = 1.0
    for c in scale or "":
        value *= {"十": 10, "百": 100, "千": 1000, "万": 1e4, "亿": 1e8}[c]
    return value


def _is_glued(view: str, start: int, end: int, *, is_open: bool, blank: bool) -> bool:
    """Whether the digits are part of a word, a code, a decimal, an address or an ordinal."""
    before, after = view[start - 1 : start], view[end : end + 1]
    if before in ("第", "[", "+", "No", "№", "/", "_", ".") or (
        before and before.isascii() and before.isalnum()
    ):
        return True
    if is_open and after and (after == "+" or (after.isascii() and after.isalnum())):
        return True
    return blank and after in ("市", "县", "区", "省", "镇", "乡")


def _chinese(view: str, hit: Any, group: dict[str, str | None]) -> Figure | None:  # noqa: ANN401
    before = view[hit.start() - 1 : hit.start()]
    after = view[hit.end() : hit.end() + 2]
    if after[:1] in _WORD_TAILS.get(group["cunit"], ""):
        return None
    if before in ("第", "十", "首", "“", "、", "每", "另", "统", "万") or "”" in after:
        return None
    try:
        value = parse_chinese(group["cn"])
    except ValueError:
        return None
    printed = group["cunit"]
    unit = _same_unit().get(printed, printed)
    kind = _kinds().get(printed)
    return _figure(
        hit, value, unit, kind, unit_printed=printed, is_more=bool(group["cmore"]), is_chinese=True
    )
