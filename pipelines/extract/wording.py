"""How binding a sentence is, and what sort of thing it asks for.

Here: strength and measure type by the words of the first clause that states an action (CODEBOOK 4).
Not here: who is asked (`extract.owners`), by when (`extract.deadlines`), how it is checked
(`extract.checks`).
"""

from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.commitment import MeasureType, Strength
from pipelines.text.patterns import short_pattern

_DATE_BEFORE = short_pattern(
    "extract.wording.date_before", r"^(?:在|于|到)?(?:20[0-9]{2}年|[0-9]{1,2}月)[^,。;]{0,8}?前"
)
_STRENGTHS = {"gradual": Strength.GRADUAL, "exploratory": Strength.EXPLORATORY}
_TIMES = ("年底", "年内", "年末", "上半年", "下半年", "第", "今年", "到", "每年")
_ADVERB_LENGTHS = (4, 3, 2, 1)
_DATE_CLAUSE = 14
_WHOLE_CLAUSE = 8


@dataclass(frozen=True, slots=True)
class _Cues:
    search: AhoCorasick
    senses: tuple[str, ...]
    openings: tuple[str, ...]
    prohibition: tuple[str, ...]
    comparing: tuple[str, ...]
    deliverable: tuple[str, ...]
    adverbs: frozenset[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    words = load_lexicon("wording")
    senses: dict[str, str] = {}
    for word in words["plain"]:
        senses[word] = "plain"
    for sense, group in words["strength"].items():
        senses.update(dict.fromkeys(group, sense))
    for word in words["nouns"]:
        senses[word] = "noun"
    search = AhoCorasick(list(senses), matchkind=MatchKind.LeftmostLongest)
    longest = lambda group: tuple(sorted(group, key=lambda w: -len(w)))  # noqa: E731
    return _Cues(
        search, tuple(senses.values()), tuple(words["openings"]), tuple(words["prohibition"]),
        tuple(words["comparing"]), longest(words["deliverable"]), frozenset(words["adverbs"]),
    )  # fmt: skip


def first_action(view: str, clauses: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """The first clause that states an action; the first clause of all where none seems to."""
    openings = _cues().openings
    for i, (start, end) in enumerate(clauses):
        if (
            i + 1 < len(clauses)
            and view.startswith(openings, start)
            and not _acts(view, start, end)
        ):
            continue
        if i + 1 < len(clauses) and _is_time(view, start, end):
            continue
        return start, end
    return clauses[0]


def _is_time(view: str, start: int, end: int) -> bool:
    """Whether a clause is only a date: 2025年年底前."""
    if end - start > _DATE_CLAUSE or view[end - 1] not in "前底年月日中内度":
        return False
    return view[start].isdigit() or view.startswith(_TIMES, start)


def _acts(view: str, start: int, end: int) -> bool:
    """Whether a clause with an opening still holds the action: 将…纳入…, 把…作为…."""
    text = view[start:end]
    if text[0] in "将把":
        return True
    return text[0] == "由" and len(text) > _WHOLE_CLAUSE


@dataclass(frozen=True, slots=True)
class Wording:
    """What the first clause that states an action says: how binding, and whether it delivers."""

    strength: Strength
    delivers: bool


def states_action(view: str, start: int, end: int) -> bool:
    """Whether any verb or cue of the lexicon stands in view[start:end]."""
    cues = _cues()
    hits = cues.search.find_matches_as_indexes(view[start:end])
    return any(cues.senses[index] != "noun" for index, _, _ in hits)


def read_wording(view: str, start: int, end: int, clauses: tuple[tuple[int, int], ...]) -> Wording:
    """Strength and main verb of a sentence; a prohibition anywhere in it wins."""
    cues = _cues()
    text = view[start:end]
    first, last = first_action(view, clauses)
    strength, delivers = Strength.MANDATORY, False
    for index, offset, _ in cues.search.find_matches_as_indexes(view[first:last]):
        sense = cues.senses[index]
        if sense != "noun":
            strength = _STRENGTHS.get(sense, Strength.MANDATORY)
            delivers = _reaches_deliverable(view, first + offset, last)
            break
    if any(word in text for word in cues.prohibition) and _prohibits(text, cues):
        strength = Strength.PROHIBITION
    return Wording(strength, delivers)


def _prohibits(text: str, cues: _Cues) -> bool:
    for word in cues.prohibition:
        at = text.find(word)
        while at >= 0:
            after = at + len(word)
            if word == "不得":
                if (
                    not text.startswith(cues.comparing, after)
                    and text[after : after + 1] not in "已不"
                ):
                    return True
            elif word == "禁止":
                tail = text[after : after + 12].split(",", 1)[0]
                if "的" not in tail and text[max(0, at - 4) : at].find("法律") < 0:
                    return True
            else:
                return True
            at = text.find(word, after)
    return False


@dataclass(frozen=True, slots=True)
class TypeFacts:
    """What the measure type leans on, besides the words."""

    is_goal: bool
    wording: Wording
    has_deadline: bool
    has_frequency: bool
    n_metrics: int


def read_type(text: str, facts: TypeFacts) -> MeasureType:
    """The first type that fits the sentence, in the codebook's order."""
    unbound = not (facts.has_deadline or facts.has_frequency or facts.n_metrics)
    if facts.is_goal:
        return MeasureType.GOAL
    if facts.wording.strength is Strength.PROHIBITION or (unbound and _demands(text)):
        return MeasureType.STANDING_RULE
    if facts.has_frequency:
        return MeasureType.RECURRING
    if facts.n_metrics:
        return MeasureType.THRESHOLD
    return MeasureType.DELIVERABLE if facts.wording.delivers else MeasureType.DIRECTION


def _demands(text: str) -> bool:
    return "应当" in text or "必须" in text


def _reaches_deliverable(view: str, at: int, end: int) -> bool:
    """Whether nothing but adverbs stands between `at` and a verb that makes one thing."""
    cues = _cues()
    while at < end and not view.startswith(cues.deliverable, at):
        dated = _DATE_BEFORE.search(view, at, end)
        step = dated.end() if dated else 0
        step = step or next((n for n in _ADVERB_LENGTHS if view[at : at + n] in cues.adverbs), 0)
        if not step:
            return False
        at += step
    return at < end
