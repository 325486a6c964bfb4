"""How often a value is due.

Here: the frequency that governs a figure, of its clause or of one before (CODEBOOK 5).
Not here: where frequencies stand (`extract.binding`), the value itself (`extract.metrics`).
"""

from functools import lru_cache

from pipelines.extract.binding import Bindings
from pipelines.extract.scenes import Scene
from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import Frequency, MetricKind, MetricRole
from pipelines.text.patterns import short_pattern

_HEADS = (
    r"每(?:名|位|个?(?:领导|机关|法治)?(?:干部|人员|公务员|执法人员|工作人员|(?:公职|驻村)?律师"
    r"|班子成员|法律顾问|调解员|网格员|党员|学员))"
)
_PER_HEAD = short_pattern("extract.frequencies.per_head", _HEADS + r"[^,。;]{0,20}每年")
_EACH = short_pattern("extract.frequencies.each", rf"(?:{_HEADS}|每人(?!次)|人均)[^,。;]{{0,24}}$")
_IN_YEAR = short_pattern(
    "extract.frequencies.in_year", r"(?:^|[^0-9上本])年度(?:内|培训|学习|学法)"
)
_YEARLY = "年度"
_NAMED_YEARLY = ("目", "决", "计", "报告", "报表", "重", "工", "任", "考", "预", "立", "述", "绩")
"""年度 at a clause's start says how often, unless what follows makes a name of it: 年度目标."""

_DATED = short_pattern(
    "extract.frequencies.dated", r"20[0-9]{2}年|年底|月底|全年|[两二三四五六七八九十]年"
)
_HALF_YEAR = short_pattern("extract.frequencies.half_year", r"(?:^|[^上下近])半年[一-龥]{0,12}$")


@lru_cache(maxsize=1)
def _rounds() -> tuple[str, ...]:
    return tuple(load_lexicon("quantities")["rounds"])


def read_frequency(
    scene: Scene, figure: Figure, kind: MetricKind, bindings: Bindings
) -> Frequency | None:
    """How often: said in the clause, else carried over from a clause before it in the sentence."""
    if kind is MetricKind.TIME_LIMIT:
        return None
    first, last = scene.clause_of(figure.start)
    here = bindings.frequency(first, last)
    if here is None and _is_yearly(scene, first, figure.start):
        here = Frequency.YEAR, first
    if here is None and _carries(scene, figure, first):
        here = bindings.frequency(scene.start, figure.start)
    if here is None or _has_round(scene.view[here[1] + 1 : figure.start]):
        return None
    return Frequency.PERSON_YEAR if _is_per_head(scene, figure, here) else here[0]


def _is_yearly(scene: Scene, first: int, at: int) -> bool:
    """Whether 年度 says how often: at a clause's start, or as 年度内 in what is demanded."""
    if scene.view.startswith(_YEARLY, first):
        return not scene.view.startswith(_NAMED_YEARLY, first + len(_YEARLY))
    if scene.role is not MetricRole.TARGET or scene.view.find("年度", first, at) < 0:
        return False
    return bool(_IN_YEAR.search(scene.view, first, at))


def _is_per_head(scene: Scene, figure: Figure, here: tuple[Frequency, int]) -> bool:
    """Whether what is due every year is due of each: 每名干部每年, 每年…,每人不少于20学时."""
    if here[0] is not Frequency.YEAR:
        return False
    if _PER_HEAD.search(scene.view, *scene.clause_of(here[1])):
        return True
    lead = scene.view[scene.clause_of(figure.start)[0] : figure.start]
    return "每" in lead and _EACH.search(lead) is not None


def _carries(scene: Scene, figure: Figure, clause_start: int) -> bool:
    """Whether a frequency of a clause before may govern the figure: not past a date of its own."""
    if not figure.is_digits or (scene.role is MetricRole.ACHIEVED and not _repeats(figure)):
        return False
    lead = scene.view[clause_start : figure.start]
    return not (("年" in lead or "底" in lead) and _DATED.search(lead))


def _repeats(figure: Figure) -> bool:
    """Whether a report's 一次 can only be one of many: a year's total is told in digits."""
    return figure.is_chinese and figure.value == 1


def says_round(view: str, start: int, end: int) -> bool:
    """Whether a sentence tells a round that the tables have no code for: 每半年通报一次."""
    if view.find("每", start, end) < 0:
        return False
    text = view[start:end]
    return any(word in text for word in _rounds())


def is_in_rounds(scene: Scene, figure: Figure) -> bool:
    """Whether the clause tells a round that the tables have no code for: 每半年一次."""
    if not figure.is_chinese:
        return False
    first = scene.clause_of(figure.start)[0]
    if _repeats(figure) and first > scene.start:
        first = scene.clause_of(first - 1)[0]  # 每半年听取一次汇报,召开一次会议
    lead = scene.view[first : figure.start]
    return _has_round(lead) or bool(_HALF_YEAR.search(lead))


def _has_round(lead: str) -> bool:
    return ("每" in lead or "半年" in lead) and any(word in lead for word in _rounds())
