"""Metrics: figures that a sentence demands or reports.

Here: which figures count, how they bind, what they measure (CODEBOOK 5).
Not here: where figures stand (`extract.figures`), comparator words (`extract.binding`).
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.extract.binding import Binding, Bindings
from pipelines.extract.figures import Figure
from pipelines.extract.indicators import describe
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.quantity import Comparator, Frequency, MetricKind, MetricRole
from pipelines.text.patterns import pattern, short_pattern

_PER_HEAD = short_pattern("extract.metrics.per_head", r"每(?:名|位|个?(?:干部|人员|公务员|执法人员|工作人员))[^,。;]{0,20}每年")
_YEARLY = short_pattern("extract.metrics.yearly", r"^年度[^目决计报重工任考预立述绩]")
_DATED = short_pattern("extract.metrics.dated", r"20[0-9]{2}年|年底|月底")
_CONDITION = short_pattern(
    "extract.metrics.condition", r"^(?:以上|以下|以内)?的(?:[,;。、]|应|须|要|由|实行|可以|一律|必须|不得|不少于|不低于|不超过|按|先行|纳入|经)"
)
_JOINT = ("和", "、", "与", "及", "或", "以及")


@dataclass(frozen=True, slots=True)
class FoundMetric:
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


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence that a figure stands in, and what the sentence is for."""

    view: str
    start: int
    end: int
    role: MetricRole
    clauses: tuple[tuple[int, int], ...]

    def clause_of(self, at: int) -> tuple[int, int]:
        """The clause that holds character `at`."""
        return next((c for c in self.clauses if c[0] <= at < c[1]), (self.start, self.end))


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    words = load_lexicon("quantities")
    return {
        key: tuple(words[key])
        for key in ("structure", "names_after", "codes", "reached", "changes")
    }


@lru_cache(maxsize=1)
def _changes():  # noqa: ANN202
    return short_pattern("extract.metrics.changes", alternation(_lists()["changes"]))


def find_metrics(scene: Scene, figures: list[Figure], bindings: Bindings) -> list[FoundMetric]:
    """The metrics of one sentence, in order; ranges and shared values resolved."""
    kept = [f for f in figures if _may_count(scene, f)]
    kept = _merge_ranges(scene.view, kept)
    found: list[FoundMetric] = []
    previous: tuple[Figure, Binding | None] | None = None
    for i, (figure, high) in enumerate(kept):
        binding = _bind(scene, figure, high, bindings, previous)
        following = kept[i + 1][0].start if i + 1 < len(kept) else scene.end
        metric = _metric(scene, figure, high, binding, bindings)
        if metric is None or not _counts(scene, figure, binding, metric):
            previous = None
            continue
        previous = (figure, binding)
        floor = kept[i - 1][0].end if i else scene.start
        found.extend(_shared(scene, metric, figure, binding, (floor, following)))
    return found


def _may_count(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is no date, code, name or part of a title."""
    view, start, end = scene.view, figure.start, figure.end
    if figure.unit_printed in ("年", "日", "周") and not _is_limit(scene, figure):
        return False
    if _in_title(view, scene.start, start, scene.end) or _in_quotes(view, figure):
        return False
    printed = view[start:end]
    if any(printed.startswith(code) for code in _lists()["codes"]) and not figure.unit:
        return False
    if (
        figure.unit_printed
        and view.startswith(_lists()["names_after"], end)
        and figure.value in (1, 2)
    ):
        return False
    return not _is_meeting(view, figure)


def _is_limit(scene: Scene, figure: Figure) -> bool:
    """Whether days or years are a time limit and no date: 60日内, not 12月20日."""
    view, start = scene.view, figure.start
    if view[start - 1 : start] in ("月", "年", "-", "的") and figure.unit_printed != "周":
        return False
    after = view[figure.end : figure.end + 3]
    if after.startswith(("内", "之内", "以内", "左右")):
        return True
    clause = view[scene.clause_of(start)[0] : start]
    limits = (
        "不超过",
        "不得超过",
        "压缩至",
        "压缩到",
        "压减至",
        "缩短至",
        "缩短为",
        "缩短到",
        "减至",
        "提速至",
        "控制在",
        "由",
        "从",
        "不少于",
        "不得少于",
        "不低于",
        "提前",
    )
    if figure.unit_printed == "年":
        limits = ("不超过", "不得超过", "最长")
    return any(word in clause[-14:] for word in limits)


def _in_title(view: str, floor: int, at: int, end: int) -> bool:
    opened = view.rfind("《", floor, at)
    return opened >= 0 and view.find("》", opened, at) < 0 and view.find("》", at, end) >= 0


def _in_quotes(view: str, figure: Figure) -> bool:
    before, after = view[figure.start - 1 : figure.start], view[figure.end : figure.end + 1]
    return before in ("“", "·", "‘") or after in ("·", "’") or (after == "”" and not figure.unit)


def _is_meeting(view: str, figure: Figure) -> bool:
    after = view[figure.end : figure.end + 4]
    return view[figure.start - 1 : figure.start] in ("届", "期") or after.startswith(
        ("全会", "常委会", "党代会", "代表大会", "全体会议")
    )


def _merge_ranges(view: str, figures: list[Figure]) -> list[tuple[Figure, Figure | None]]:
    """Figures in pairs where `A-B` or `A至B` prints one range."""
    merged: list[tuple[Figure, Figure | None]] = []
    for figure in figures:
        if merged and merged[-1][1] is None:
            low = merged[-1][0]
            between = view[low.end : figure.start].strip()
            same = low.unit in (figure.unit, None) or figure.unit is None
            if (
                between in ("-", "--", "至", "到")
                and same
                and low.value is not None
                and figure.value is not None
                and low.value < figure.value
            ):
                merged[-1] = (
                    replace(
                        low, unit=figure.unit, unit_printed=figure.unit_printed, kind=figure.kind
                    ),
                    figure,
                )
                continue
        if (
            merged
            and figure.kind is MetricKind.COVERAGE
            and not figure.is_digits
            and merged[-1][0].end == figure.start
        ):
            merged[-1] = (replace(merged[-1][0], end=figure.end), None)
            continue
        merged.append((figure, None))
    return [
        pair
        for pair in merged
        if pair[0].unit is not None or pair[0].kind is not None or pair[0].is_digits
    ]


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
    comparator, approximate = _comparator(scene, figure, high, binding, kind)
    role = MetricRole.BASELINE if _is_baseline(scene, figure) else scene.role
    if role is MetricRole.BASELINE and not figure.is_more:
        comparator = Comparator.EQUAL
    end = high.end if high else figure.end
    if binding and binding.start >= end:
        end = binding.start + len(binding.word)
    indicator, subject = describe(
        scene.view,
        scene.clauses,
        figure.start,
        figure.end,
        binding.start if binding else figure.start,
    )
    return FoundMetric(
        figure.start, end, indicator, comparator, figure.value, high.value if high else None, figure.unit, kind,
        figure.is_digits, approximate, _frequency(scene, figure, bindings), subject, role, figure.is_placeholder,
    )  # fmt: skip


def _kind(scene: Scene, figure: Figure) -> MetricKind | None:
    if figure.kind is None:
        return MetricKind.COUNT if figure.is_digits else None
    if figure.unit in ("小时", "分钟", "秒") and (_is_limit(scene, figure) or _is_baseline(scene, figure)):
        return MetricKind.TIME_LIMIT
    if figure.kind is not MetricKind.TIME_LIMIT:
        return figure.kind
    return MetricKind.TIME_LIMIT


def _comparator(
    scene: Scene, figure: Figure, high: Figure | None, binding: Binding | None, kind: MetricKind
) -> tuple[Comparator | None, bool]:
    """The comparator and whether the value is approximate."""
    if high:
        return Comparator.BETWEEN, bool(binding and binding.is_approximate)
    if kind is MetricKind.COVERAGE:
        return Comparator.EQUAL, False
    if figure.is_more:
        return Comparator.AT_LEAST, False
    if binding is None or figure.value == 0:
        return Comparator.EQUAL, False
    if binding.is_approximate:
        return Comparator.EQUAL, True
    if scene.role is MetricRole.ACHIEVED and binding.word in _lists()["reached"]:
        return Comparator.EQUAL, False
    return binding.comparator or Comparator.EQUAL, False


def _is_baseline(scene: Scene, figure: Figure) -> bool:
    """Whether a change behind 由… or 从… makes the figure a past value."""
    clause = scene.clause_of(figure.start)
    lead = scene.view[clause[0] : figure.start]
    at = max(lead.rfind("由"), lead.rfind("从"), lead.rfind("较"))
    if at < 0 or len(lead) - at > 16 or any(c.isdigit() for c in lead[at:]):
        return False
    if lead[at] == "较":
        return False
    return bool(_changes().search(scene.view, figure.end, min(scene.end, figure.end + 16)))


def _frequency(scene: Scene, figure: Figure, bindings: Bindings) -> Frequency | None:
    """How often: said in the clause, else carried over from a clause before it in the sentence."""
    if figure.kind is MetricKind.TIME_LIMIT:
        return None
    view, clause = scene.view, scene.clause_of(figure.start)
    here = bindings.frequency(clause[0], clause[1])
    if here is None and _YEARLY.search(view[clause[0] : clause[0] + 4]):
        return Frequency.YEAR
    if here is None:
        if figure.kind is MetricKind.COVERAGE or scene.role is MetricRole.ACHIEVED or _DATED.search(view[clause[0] : figure.start]):
            return None
        here = bindings.frequency(scene.start, figure.start)
    if here is None:
        return None
    own = scene.clause_of(here[1])
    if here[0] is Frequency.YEAR and _PER_HEAD.search(view[own[0] : own[1]]):
        return Frequency.PERSON_YEAR
    return here[0]


def _counts(scene: Scene, figure: Figure, binding: Binding | None, metric: FoundMetric) -> bool:
    """Whether the figure is a value that is demanded or reported, and no structure or name."""
    view = scene.view
    after = view[figure.end : figure.end + 6]
    if scene.role is not MetricRole.ACHIEVED and _CONDITION.search(view[figure.end : figure.end + 8]):
        return False
    bound = binding is not None and binding.word not in ("为", "是", "近", "力争")
    if figure.is_chinese:
        return _chinese_counts(scene, figure, metric, bound=bound, after=after)
    if figure.unit is None and figure.is_digits and figure.kind is None:
        lead = view[max(scene.start, figure.start - 4) : figure.start]
        return scene.role is MetricRole.ACHIEVED and lead.endswith(
            ("首批", "批", "共计", "累计", "新增", "共", "推出")
        )
    if scene.role is MetricRole.ACHIEVED or bound or metric.frequency:
        return True
    if figure.unit in ("个", "家", "项", "类", "部") and (
        figure.body_noun or after.startswith(_lists()["structure"])
    ):
        return False
    return True


def _chinese_counts(
    scene: Scene, figure: Figure, metric: FoundMetric, *, bound: bool, after: str
) -> bool:
    if bound:
        return not after.startswith(_lists()["structure"])
    if metric.role is MetricRole.BASELINE or figure.unit in ("工作日", "日", "个月"):
        return metric.comparator is not Comparator.EQUAL or metric.role is MetricRole.BASELINE
    counted = (
        "次",
        "期",
        "场",
        "轮",
        "遍",
        "堂",
        "学时",
        "课时",
        "小时",
        "人次",
        "件次",
        "场次",
        "批次",
        "件",
        "名",
        "人",
        "家",
        "份",
        "户",
    )
    if figure.unit not in counted:
        return False
    if (
        metric.frequency
        and figure.unit in counted[:8]
        and figure.start - scene.clause_of(figure.start)[0] < 30
    ):
        return True
    return scene.role is MetricRole.ACHIEVED and (figure.value or 0) >= 2


def _shared(
    scene: Scene,
    metric: FoundMetric,
    figure: Figure,
    binding: Binding | None,
    room: tuple[int, int],
) -> list[FoundMetric]:
    """One metric for each rate that shares the value: A率和B率均达100%."""
    if figure.unit != "%" or figure.is_chinese or not figure.is_digits:
        return [metric]
    clause = scene.clause_of(figure.start)
    lead_start = max(clause[0], room[0])
    lead_end = binding.start if binding and binding.start < figure.start else figure.start
    lead = scene.view[lead_start:lead_end].rstrip("均都分全并 ")
    if not lead.endswith("率"):
        return [metric]
    names = [name for name in _split_joint(lead) if name]
    rates = [name for name in names if name.endswith("率") and len(name) > 1]
    if len(rates) < 2:
        return [metric]
    return [replace(metric, indicator=rate) for rate in rates]


def _split_joint(text: str) -> list[str]:
    for mark in ("以及", "和", "与", "及"):
        text = text.replace("率" + mark, "率、")
    return text.split("、")
