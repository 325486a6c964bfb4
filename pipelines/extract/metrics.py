"""Metrics: figures that a sentence demands or reports.

Here: which figures count, how they bind, what they measure (CODEBOOK 5).
Not here: where figures stand (`extract.figures`), comparator words (`extract.binding`).
"""

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.baselines import is_baseline
from pipelines.extract.binding import Binding, Bindings
from pipelines.extract.frequencies import is_in_rounds, read_frequency
from pipelines.extract.indicators import describe, spread
from pipelines.extract.ranges import merge_ranges, share_units
from pipelines.extract.scenes import Scene
from pipelines.extract.screening import counts, is_limit, may_count
from pipelines.extract.shares import Figure
from pipelines.extract.unitless import is_money
from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import Comparator, Frequency, MetricKind, MetricRole
from pipelines.text.patterns import short_pattern

_RATIO = short_pattern(
    "extract.metrics.ratio",
    r"(?:比值|率|万人比|满意度)(?:[由从][0-9.]{1,6}%?)?(?:达到?|为|是|由|从|[升降提]至"
    r"|(?:[升降]|提[高升]|[上下][升降])[到至]?|不低于|不高于|不超过)?$",
)
_LARGE = 10_000
_WITHIN = ("内", "之内", "以内", "前")
_LEARNING = short_pattern(
    "extract.metrics.learning",
    r"(?:培训|轮训|脱产|学法|进修)[^,。;内前后]{0,14}$"
    # 每次不少于3天, 每周值班不少于1天
    r"|每[次期班周月季年][^,。;]{0,12}(?:不少于|不低于|不得少于|至少)$",
)
_MAX_SHARE = 1000
"""Percent."""

_RATES = ("率", "比例", "满意度", "知晓度")
"""What names that share one percentage end in."""

_SAYS_BOTH = short_pattern(
    # 受理率、办结率均达到, 两项指标始终保持, 实现“三个
    "extract.metrics.says_both",
    r"(?:[均都双分全并皆各达到为是超过不低于少保持在控制实现始终 “]|[两二三四五六](?:项指标|个))+$",
)
_SAYS = 16
_SUMS = ("合计", "总计", "共计")
"""Behind these one share is that of all named together: 满意率和基本满意率合计100%."""

_JOINT = ("和", "、", "与", "及", "或", "或者", "以及")


class FoundMetric(NamedTuple):
    """A metric without its ids: what `document` puts together with sentence and topic."""

    start: int
    end: int
    indicator: str | None
    comparator: Comparator | None
    value: float | None
    value_high: float | None
    unit: str | None
    kind: MetricKind
    is_digits: bool
    is_approximate: bool
    frequency: Frequency | None
    subject: str | None
    role: MetricRole
    is_placeholder: bool


@lru_cache(maxsize=1)
def _reached() -> tuple[str, ...]:
    return tuple(load_lexicon("quantities")["reached"])


def find_metrics(scene: Scene, figures: list[Figure], bindings: Bindings) -> list[FoundMetric]:
    """The metrics of one sentence, in order; ranges and shared values resolved."""
    kept = [f for f in figures if may_count(scene, f)]
    kept = merge_ranges(scene.view, share_units(scene.view, kept))
    found: list[FoundMetric] = []
    previous: tuple[Figure, Binding | None] | None = None
    for figure, high in kept:
        binding = _bind(scene, figure, high, bindings, previous)
        metric = _metric(scene, figure, high, binding, bindings)
        if metric is None:
            previous = (
                figure,
                None,
            )  # 低于90%的5家单位: what binds a condition binds nothing behind it
            continue
        previous = (figure, binding)
        floor = found[-1].end if found else scene.start
        found.extend(_shared(scene, metric, figure, binding, floor))
    return found


def _bind(
    scene: Scene, figure: Figure, high: Figure | None, bindings: Bindings,
    previous: tuple[Figure, Binding | None] | None,
) -> Binding | None:  # fmt: skip
    end = high.end if high else figure.end
    after = bindings.after(end)
    floor = scene.clause_of(figure.start)[0]
    if previous:
        between = scene.view[previous[0].end : figure.start]
        if between.strip() in _JOINT:
            return after or previous[1]
        if not between and previous[1] and previous[1].start < previous[0].start:
            return after or previous[1]._replace(start=figure.start)  # 达到11大类37项
        floor = max(floor, previous[0].end)
    before = bindings.before(floor, figure.start)
    if after and not (after.is_approximate and before and before.comparator):
        return after
    if after and before:
        return Binding(before.comparator, before.word, is_approximate=True, start=before.start)
    return before


def _metric(
    scene: Scene, figure: Figure, high: Figure | None, binding: Binding | None, bindings: Bindings
) -> FoundMetric | None:
    kind = _kind(scene, figure)
    if kind is None:
        return None
    if high and binding is None:
        binding = Binding(None, "", is_approximate=False, start=figure.start)
    frequency, is_past = read_frequency(scene, figure, kind, bindings), is_baseline(scene, figure)
    is_frequent = frequency is not None or is_in_rounds(scene, figure)
    if not counts(scene, figure, binding, is_frequent=is_frequent, is_past=is_past):
        return None
    comparator, approximate = _comparator(scene, figure, high, binding, kind)
    if is_past and not figure.is_more and not _is_bound_behind(figure, binding):
        comparator = Comparator.EQUAL
    bound_at = binding.start if binding else figure.start
    indicator, subject = describe(scene.view, scene.clauses, figure.start, figure.end, bound_at)
    return FoundMetric(
        *_span(figure, high, binding),
        indicator,
        comparator,
        None if _is_out_of_range(figure) else figure.value,
        high.value if high else None,
        figure.unit,
        kind,
        figure.is_digits,
        approximate,
        frequency,
        subject,
        MetricRole.BASELINE if is_past else scene.role,
        figure.is_placeholder,
    )


def _is_bound_behind(figure: Figure, binding: Binding | None) -> bool:
    """Whether a word right behind the figure binds it: 由600元以下."""
    return binding is not None and binding.start >= figure.end and not binding.is_approximate


def _is_learnt(scene: Scene, figure: Figure) -> bool:
    """Whether days are those that people learn for, and no limit: 每年参加培训不少于5天."""
    if scene.view.startswith(_WITHIN, figure.end):
        return False
    lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
    return bool(_LEARNING.search(lead))


def _is_out_of_range(figure: Figure) -> bool:
    """Whether a share is beyond any that a text can mean: a decimal point was lost."""
    return figure.unit == "%" and (figure.value or 0) > _MAX_SHARE


def _span(figure: Figure, high: Figure | None, binding: Binding | None) -> tuple[int, int]:
    """The value with its comparator, where that stands right before or behind it."""
    start, end = figure.start, high.end if high else figure.end
    if binding and binding.start >= end:
        end = binding.start + len(binding.word)
    elif binding and binding.word and binding.start + len(binding.word) == start:
        start = binding.start
    return start, end


def _kind(scene: Scene, figure: Figure) -> MetricKind | None:
    if figure.kind is None:
        return _bare_kind(scene, figure) if figure.is_digits else None
    if figure.unit in ("小时", "分钟", "秒") and (
        is_limit(scene, figure) or is_baseline(scene, figure)
    ):
        return MetricKind.TIME_LIMIT
    if figure.unit == "日" and not figure.is_chinese and _is_learnt(scene, figure):
        return MetricKind.AMOUNT
    return figure.kind


def _bare_kind(scene: Scene, figure: Figure) -> MetricKind:
    """What a number without a known unit is: a rate, a sum of money, else a count."""
    if figure.unit is None and _RATIO.search(scene.view, scene.start, figure.start):
        return MetricKind.RATIO
    is_large = (figure.value or 0) >= _LARGE
    return MetricKind.AMOUNT if is_large and is_money(scene, figure) else MetricKind.COUNT


def _comparator(
    scene: Scene, figure: Figure, high: Figure | None, binding: Binding | None, kind: MetricKind
) -> tuple[Comparator | None, bool]:
    """The comparator and whether the value is approximate."""
    if high:
        return Comparator.BETWEEN, bool(binding and binding.is_approximate)
    if figure.is_more:
        return Comparator.AT_LEAST, False
    if kind is MetricKind.COVERAGE or binding is None or figure.value == 0:
        return Comparator.EQUAL, False
    reached = scene.role is MetricRole.ACHIEVED and binding.word in _reached()
    if reached or binding.is_approximate:
        return Comparator.EQUAL, binding.is_approximate
    return binding.comparator or Comparator.EQUAL, False


def _shared(
    scene: Scene,
    metric: FoundMetric,
    figure: Figure,
    binding: Binding | None,
    floor: int,
) -> list[FoundMetric]:
    """One metric for each rate that shares the value: A率和B率均达100%."""
    if figure.unit != "%" or figure.is_chinese or not figure.is_digits:
        return [metric]
    if binding and binding.word in _SUMS:
        return [metric]
    clause = scene.clause_of(figure.start)
    lead_start = max(clause[0], floor)
    lead_end = binding.start if binding and binding.start < figure.start else figure.start
    said = _SAYS_BOTH.search(scene.view, max(lead_start, lead_end - _SAYS), lead_end)
    lead = scene.view[lead_start : lead_end - (len(said.group()) if said else 0)]
    if not lead.endswith(_RATES):
        return [metric]
    names = [name for name in _split_joint(lead) if name]
    rates = [name for name in names if name.endswith(_RATES) and len(name) > 1]
    if not rates[1:]:
        return [metric]
    return [metric._replace(indicator=rate) for rate in spread(rates)]


def _split_joint(text: str) -> list[str]:
    for mark in ("以及", "和", "与", "及"):
        if mark in text:
            for rate in _RATES:
                text = text.replace(rate + mark, rate + "、")
    return text.split("、")
