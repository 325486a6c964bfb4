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

_PER_HEAD = short_pattern(
    "extract.frequencies.per_head",
    r"每(?:名|位|个?(?:干部|人员|公务员|执法人员|工作人员))[^,。;]{0,20}每年",
)
_YEARLY, _NAMED_YEARLY = "年度", "目决计报重工任考预立述绩"
"""年度 at a clause's start says how often, unless what follows makes a name of it: 年度目标."""

_DATED = short_pattern(
    "extract.frequencies.dated", r"20[0-9]{2}年|年底|月底|[两二三四五六七八九十]年"
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
    return any(word in lead for word in _rounds()) or bool(_HALF_YEAR.search(lead))
