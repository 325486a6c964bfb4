"""Metrics: figures that a sentence demands or reports.

Here: which figures count, how they bind, what they measure (CODEBOOK 5).
Not here: where figures stand (`extract.figures`), comparator words (`extract.binding`).
"""

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.baselines import is_baseline
from pipelines.extract.binding import Binding, Bindings
from pipelines.extract.indicators import describe, spread
from pipelines.extract.ranges import merge_ranges
from pipelines.extract.scenes import Scene
from pipelines.extract.screening import counts, is_limit, may_count
from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import Comparator, Frequency, MetricKind, MetricRole
from pipelines.text.patterns import short_pattern

_PER_HEAD = short_pattern(
    "extract.metrics.per_head",
    r"每(?:名|位|个?(?:干部|人员|公务员|执法人员|工作人员))[^,。;]{0,20}每年",
)
_YEARLY, _NAMED_YEARLY = "年度", "目决计报重工任考预立述绩"
"""年度 at a clause's start says how often, unless what follows makes a name of it: 年度目标."""

_DATED = short_pattern("extract.metrics.dated", r"20[0-9]{2}年|年底|月底|[两二三四五六七八九十]年")
_HALF_YEAR = short_pattern("extract.metrics.half_year", r"(?:^|[^上下近])半年[一-龥]{0,12}$")
_MAX_SHARE = 1000
"""Percent."""

_RATES = ("率", "比例", "满意度", "知晓度")
"""What names that share one percentage end in."""

_JOINT = ("和", "、", "与", "及", "或", "以及")


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
def _lists() -> dict[str, tuple[str, ...]]:
    words = load_lexicon("quantities")
    return {key: tuple(words[key]) for key in ("reached", "rounds")}


def find_metrics(scene: Scene, figures: list[Figure], bindings: Bindings) -> list[FoundMetric]:
    """The metrics of one sentence, in order; ranges and shared values resolved."""
    kept = [f for f in figures if may_count(scene, f)]
    kept = merge_ranges(scene.view, kept)
    found: list[FoundMetric] = []
    previous: tuple[Figure, Binding | None] | None = None
    for i, (figure, high) in enumerate(kept):
        binding = _bind(scene, figure, high, bindings, previous)
        metric = _metric(scene, figure, high, binding, bindings)
        if metric is None:
            previous = None
            continue
        previous = (figure, binding)
        floor = kept[i - 1][0].end if i else scene.start
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
    frequency, is_past = _frequency(scene, figure, bindings), is_baseline(scene, figure)
    is_frequent = frequency is not None or _in_rounds(scene, figure)
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


def _in_rounds(scene: Scene, figure: Figure) -> bool:
    """Whether the clause tells a round that the tables have no code for: 每半年一次."""
    if not figure.is_chinese:
        return False
    lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
    return any(word in lead for word in _lists()["rounds"]) or bool(_HALF_YEAR.search(lead))


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
        return MetricKind.COUNT if figure.is_digits else None
    if figure.unit in ("小时", "分钟", "秒") and (
        is_limit(scene, figure) or is_baseline(scene, figure)
    ):
        return MetricKind.TIME_LIMIT
    return figure.kind


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
    reached = scene.role is MetricRole.ACHIEVED and binding.word in _lists()["reached"]
    if reached or binding.is_approximate:
        return Comparator.EQUAL, binding.is_approximate
    return binding.comparator or Comparator.EQUAL, False


def _frequency(scene: Scene, figure: Figure, bindings: Bindings) -> Frequency | None:
    """How often: said in the clause, else carried over from a clause before it in the sentence."""
    if figure.kind is MetricKind.TIME_LIMIT:
        return None
    first, last = scene.clause_of(figure.start)
    here = bindings.frequency(first, last)
    if here is None and scene.view.startswith(_YEARLY, first):
        following = scene.view[first + 2 : first + 3]
        if following and following not in _NAMED_YEARLY:
            return Frequency.YEAR
    if here is None and _carries(scene, figure, first):
        here = bindings.frequency(scene.start, figure.start)
    if here is None:
        return None
    own = scene.clause_of(here[1])
    per_head = here[0] is Frequency.YEAR and _PER_HEAD.search(scene.view, *own)
    return Frequency.PERSON_YEAR if per_head else here[0]


def _carries(scene: Scene, figure: Figure, clause_start: int) -> bool:
    """Whether a frequency of a clause before may govern the figure: not past a date of its own."""
    if not figure.is_digits or scene.role is MetricRole.ACHIEVED:
        return False
    lead = scene.view[clause_start : figure.start]
    return not (("年" in lead or "底" in lead) and _DATED.search(lead))


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
    clause = scene.clause_of(figure.start)
    lead_start = max(clause[0], floor)
    lead_end = binding.start if binding and binding.start < figure.start else figure.start
    lead = scene.view[lead_start:lead_end].rstrip("均都双分全并达到为是超过不低于少保持在控制 ")
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
