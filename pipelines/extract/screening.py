"""Which figures of a sentence count.

Here: dates, codes, names and structures told apart from values (CODEBOOK 5).
Not here: names (`extract.naming`), conditions (`extract.conditions`), what a value means
(`extract.metrics`).
"""

from functools import lru_cache

from pipelines.extract.binding import Binding
from pipelines.extract.conditions import is_condition
from pipelines.extract.figures import EVENT_ENDS
from pipelines.extract.naming import in_quotes, in_title, is_sitting, names_something
from pipelines.extract.scenes import Scene
from pipelines.extract.shares import Figure
from pipelines.extract.unitless import lost_its_unit, needs_no_unit
from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import MetricKind, MetricRole
from pipelines.text.patterns import short_pattern

_OTHERS_ASK = short_pattern(
    "extract.screening.others_ask",
    r"(?:超过|超出|高于|优于)[^,。;]{1,12}(?:规定|要求|下达|平均(?:水平)?)[^,。;]{0,4}的$",
)
_PLACE_OF_SERVICE = short_pattern(
    # 建成3个社区矫正中心 counts centres, 在3个社区 names where
    "extract.screening.place_of_service",
    r"^(?:社区|村|乡镇|镇街|街道|企业|县|区|园区)(?:法律|公共|卫生|服务|矫正|司法|综合|综治|调解|文化|养老|警务|便民|政务|社工|矛盾|执法队|工作站|示范[点站窗])",
)
_RANKED = short_pattern(
    "extract.screening.ranked", r"^[^,。;0-9]{0,12}[中里](?:排名?|位列|位居|名列|居)?第"
)
_BEYOND_OTHERS = short_pattern(
    "extract.screening.beyond_others",
    r"(?:高于|低于|高出|低出|超过|超出|优于)[^,。;]{0,10}(?:平均(?:水平|值)?|全[国省市区县州]|目标(?:任务|值))$",
)
_LONGEST_DEMAND = 24
"""Characters that name whose demand a figure was."""

_FEWEST_ASKED = 10
"""From this on a number in words is seldom part of a name."""

_FIRST_YEAR = 1900
"""From this on a number of years is a year."""

_LISTS = (",", "、", "。", ";")
_MADE, _POINTS_BACK = 4, "述这那前该其余后各和与及仅有等为是"
"""What stands before 十五个 at a clause's end: as many characters at least, and none of these."""

_WITHIN = ("内", "之内", "以内")
_LIMIT_WINDOW = 14
"""Characters before days in which a word can make them a limit."""

_NEAR = 30
"""Characters from a clause's start within which a frequency still governs a Chinese numeral."""

_LIMITS = {"年": "year_limits", "小时": "hour_limits", "分钟": "hour_limits", "秒": "hour_limits"}

WEAK = ("为", "是", "近", "共", "共计", "累计", "合计")
"""Comparators that bind nothing by themselves: 为 stands before any number."""


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    lexicon = load_lexicon("quantities")
    keys = (
        "structure",
        "itemised",
        "listed",
        "aims",
        "names_after",
        "limits",
        "year_limits",
        "hour_limits",
        "counted",
        "repeated",
        "made",
        "makers",
        "asking",
        "parts",
    )
    return {key: tuple(lexicon[key]) for key in keys}


def may_count(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is no date, code, name or part of a title."""
    view, start, end = scene.view, figure.start, figure.end
    words = _words()
    if figure.unit_printed in ("年", "日", "周") and not is_limit(scene, figure):
        return False
    if figure.unit_printed == "年" and (figure.value or 0) >= _FIRST_YEAR:
        return False
    if in_title(view, scene.start, start, scene.end) or in_quotes(view, figure):
        return False
    if names_something(view, figure):
        return False
    if (
        figure.unit_printed
        and figure.value in (1, 2)
        and figure.unit not in ("小时", "分钟")
        and view.startswith(words["names_after"], end)
    ):
        return False
    return not (is_sitting(view, figure) or _tells_how(view, figure))


def _tells_how(view: str, figure: Figure) -> bool:
    """Whether a number of batches or phases counts nothing: 分两批承接, 工程二期.

    两批16个 are two counts.
    """
    if view.startswith("二期", figure.start):
        return True
    is_batch = figure.is_chinese and figure.unit == "批"
    return is_batch and not view[figure.end : figure.end + 1].isdigit()


def is_limit(scene: Scene, figure: Figure) -> bool:
    """Whether days or years are a time limit and no date: 60日内, not 12月20日."""
    view, start = scene.view, figure.start
    last = view[start - 1 : start]
    if last in ("月", "年", "-") and figure.unit_printed != "周":
        return False
    if last == "的" and not view.startswith(_WITHIN, figure.end):
        return False
    if figure.unit_printed == "年" and view[start - 1] == "用":
        return False  # 用两年左右时间
    if view.startswith((*_WITHIN, "左右"), figure.end):
        # 5年内建成 is a period of the plan, 施行后5年内 runs from an event
        return figure.unit_printed != "年" or view[:start].rstrip(",").endswith(EVENT_ENDS)
    lead = view[max(scene.clause_of(start)[0], start - _LIMIT_WINDOW) : start]
    limits = _words()[_LIMITS.get(figure.unit or "", "limits")]
    return any(word in lead for word in limits)


def counts(
    scene: Scene, figure: Figure, binding: Binding | None, *, is_frequent: bool, is_past: bool
) -> bool:
    """Whether the figure is a value that is demanded or reported, and no structure or condition.

    `is_frequent` tells that a frequency governs it, `is_past` that it is a past value.
    """
    is_report = scene.role is MetricRole.ACHIEVED
    if is_condition(scene, figure, binding, is_past=is_past):
        return False
    bound = binding is not None and binding.word not in WEAK
    if figure.is_chinese:
        return _chinese_counts(
            scene, figure, is_bound=bound, is_frequent=is_frequent, is_past=is_past
        )
    if figure.unit is None and figure.kind is None:
        return needs_no_unit(scene, figure) or (is_report and lost_its_unit(scene, figure))
    if is_report and _is_foreign(scene, figure):
        return False
    if is_report or bound or is_frequent:
        return True
    return not _is_part(scene, figure)


def _is_part(scene: Scene, figure: Figure) -> bool:
    """Whether a plan's figure only counts the parts of a structure, or bodies."""
    if figure.unit in _words()["parts"]:
        return True
    view = scene.view
    if figure.unit not in ("个", "家", "项", "类", "部"):
        return False
    if figure.body_noun and figure.unit in ("个", "家"):
        lead = view[max(0, figure.start - 2) : figure.start]
        is_aim = figure.body_noun == "企业" or lead in _words()["aims"]
        return not (is_aim or _PLACE_OF_SERVICE.search(view, figure.end))
    parts = _words()["structure"] + _words()["itemised"]
    if view[figure.start - 1] == "等":
        parts += _words()["listed"]
    return view.startswith(parts, figure.end)


def _is_foreign(scene: Scene, figure: Figure) -> bool:
    """Whether a reported figure is what others ask for, or how much sooner it was reached."""
    lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
    if figure.kind is MetricKind.TIME_LIMIT and lead.endswith("提前"):
        return True
    stop = min(scene.end, figure.end + _LONGEST_DEMAND)
    if figure.unit in ("个", "家") and _RANKED.search(scene.view, figure.end, stop):
        return True
    if figure.unit == "个百分点" and _BEYOND_OTHERS.search(lead[-_LONGEST_DEMAND:]):
        return True
    return lead.endswith("的") and bool(_OTHERS_ASK.search(lead[-_LONGEST_DEMAND:]))


def _is_asked_for(scene: Scene, figure: Figure) -> bool:
    """Whether a clause asks for so many and ends with it: 新增调解员二十名."""
    first, last = scene.clause_of(figure.start)
    if (figure.value or 0) < _FEWEST_ASKED or last - figure.end > 1:
        return False
    words = _words()
    lead = scene.view[first : figure.start]
    return figure.unit in words["counted"] and any(word in lead for word in words["asking"])


def _chinese_counts(
    scene: Scene, figure: Figure, *, is_bound: bool, is_frequent: bool, is_past: bool
) -> bool:
    """Whether a Chinese numeral is a value: 不少于两次, 每年一次; not 两法, 三项制度."""
    words = _words()
    if is_bound:
        return not scene.view.startswith(words["structure"], figure.end)
    if is_past or figure.unit in ("工作日", "日", "个月"):
        return is_past
    near = figure.start - scene.clause_of(figure.start)[0] < _NEAR
    if is_frequent and near and figure.unit in words["repeated"]:
        return True
    is_one = (figure.value or 0) <= 1 and figure.unit != "倍"  # 增长一倍 names nothing
    if scene.role is not MetricRole.ACHIEVED or is_one:
        return scene.role is MetricRole.TARGET and _is_asked_for(scene, figure)
    if figure.unit not in words["made"] or figure.is_more:
        # 制度十余项: a name holds no round number
        return figure.is_more or figure.unit in words["counted"]
    return _is_made(scene, figure)


def _is_made(scene: Scene, figure: Figure) -> bool:
    """Whether a report says that so many were made: 成立了五个小组, 建成公园两个、广场三个."""
    makers = _words()["makers"]
    if scene.view[figure.end : figure.end + 1] in _LISTS:
        # a name stands behind its numeral: 四项制度
        lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
        return len(lead) >= _MADE and lead[-1] not in _POINTS_BACK
    lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
    # 成立了五个小组, 成立立法、执法等五个小组
    return lead.endswith(makers) or (lead.endswith("等") and any(word in lead for word in makers))
