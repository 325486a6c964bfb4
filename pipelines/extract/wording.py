"""How binding a sentence is, and what sort of thing it asks for.

Here: strength and measure type by the words of the first clause that states an action (CODEBOOK 4).
Not here: who is asked (`extract.owners`), by when (`extract.deadlines`), how it is checked
(`extract.checks`).
"""

from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import Openings, load_lexicon
from pipelines.model.commitment import MeasureType, Strength
from pipelines.text.patterns import short_pattern
from pipelines.text.segments import split_clauses

_DATE_BEFORE = short_pattern(
    "extract.wording.date_before", r"^(?:在|于|到)?(?:20[0-9]{2}年|[0-9]{1,2}月)[^,。;]{0,8}?前"
)
_STRENGTHS = {"gradual": Strength.GRADUAL, "exploratory": Strength.EXPLORATORY}
_OPENS_DATE = frozenset("在于到0123456789")
_TIMES = ("年底", "年内", "年末", "上半年", "下半年", "第", "今年", "到", "力争", "每年")
_BASES = ("围绕", "坚持", "按照", "根据", "依据", "聚焦", "紧扣", "立足", "结合")
"""Openings that only tell on what ground something is done, whatever verbs they hold."""

_LONGEST_SUBJECT = 24
_WITH_MUST = frozenset("主重需首必纲摘概")
"""Before 要 these make a word of it that demands nothing: 主要, 需要."""

_LEAD_ENDS = ("牵头", "负责", "主导", "为主")
"""What a clause with 由 ends in that only tells who acts: 由市司法局、市财政局牵头."""

_LEADS_TO_ACT, _NO_ACT_ENDS = frozenset("对在于为向针"), frozenset("中时前后下上际")
_DOES = short_pattern(
    # 在全市推广改革: behind the place or the object stands what is done
    "extract.wording.does",
    r"^[^,]+(?:予以|给予|进行|实行|实施|开展|推广|推行|提供|公布|公开|制定|出台|建成)[^的]{1,24}$",
)
_KINDS = ("类", "性", "事项", "清单", "目录", "名单", "”")
"""Behind a prohibition these make a name of it: 禁止类事项."""

_ON_CONDITION = ("前", "之前", "后", "之后")
"""Behind a verb that makes a thing these only tell when: 出台前."""

_CONDITION_ENDS = "下上时中际工的"
_DATE_CLAUSE = 14
_WHOLE_CLAUSE = 8


class _Cues(NamedTuple):
    search: AhoCorasick
    senses: tuple[str, ...]
    openings: Openings
    no_openings: Openings
    conditions: tuple[str, ...]
    prohibition: tuple[str, ...]
    comparing: tuple[str, ...]
    deliverable: Openings
    adverbs: Openings
    hedged: Openings
    manners: frozenset[str]
    manner_words: tuple[str, ...]


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
    return _Cues(
        search, tuple(senses.values()), Openings(words["openings"]),
        Openings(words["no_openings"]), tuple(words["conditions"]), tuple(words["prohibition"]),
        tuple(words["comparing"]), Openings(words["deliverable"]), Openings(words["adverbs"]),
        Openings([*words["strength"]["gradual"], *words["strength"]["exploratory"]]),
        frozenset(words["manners"]), tuple(words["manners"]),
    )  # fmt: skip


def first_action(view: str, clauses: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """The first clause that states an action; the last one where none before it does."""
    cues = _cues()
    for start, end in clauses[:-1]:
        if view[end - 1] in _CONDITION_ENDS and view.endswith(cues.conditions, start, end):
            continue
        at = _behind_must(view, start, end)
        is_opening = cues.openings.stand_at(view, at) and not _acts(view, at, end)
        if not is_opening and not _is_time(view, start, end):
            return start, end
    return clauses[-1]


def _behind_must(view: str, start: int, end: int) -> int:
    """Where a clause goes on behind its subject, 各部门要; else its start."""
    at = view.find("要", start + 1, min(end, start + _LONGEST_SUBJECT))
    if at < 0 or view[at - 1] in _WITH_MUST or not _cues().openings.stand_at(view, at + 1):
        return start
    return at + 1


def _is_time(view: str, start: int, end: int) -> bool:
    """Whether a clause is only a date: 2025年年底前."""
    if end - start > _DATE_CLAUSE or view[end - 1] not in "前底年月日中内度":
        return False
    return view[start].isdigit() or view.startswith(_TIMES, start)


def only_opens(view: str, start: int, end: int) -> bool:
    """Whether a sentence has got no further than its openings: 2022年以来,围绕大局,各部门在."""
    *before, last = split_clauses(view, start, end) or [(start, end)]
    return not states_action(view, *last) and all(
        _is_time(view, a, b) or view[a:b].endswith(("以来", "年来")) or view.startswith(_BASES, a)
        for a, b in before
    )


def _acts(view: str, start: int, end: int) -> bool:
    """Whether a clause with an opening still holds the action: 将…纳入…, 把…作为…."""
    if view[start] in "将把" or _cues().no_openings.stand_at(view, start):
        return True
    if view[start] in _LEADS_TO_ACT:
        return view[end - 1] not in _NO_ACT_ENDS and bool(_DOES.search(view, start, end))
    if view[start] != "由" or end - start <= _WHOLE_CLAUSE:
        return False
    return not view.endswith(_LEAD_ENDS, start, end)


class Wording(NamedTuple):
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
    first, last = first_action(view, clauses)
    strength, delivers = Strength.MANDATORY, False
    for index, offset, stop in cues.search.find_matches_as_indexes(view[first:last]):
        sense = cues.senses[index]
        if sense == "plain" and _leads_on(view[first + offset : first + stop], view, first + stop):
            continue
        if sense != "noun":
            strength = _STRENGTHS.get(sense, Strength.MANDATORY)
            delivers = _reaches_deliverable(view, first + offset, last)
            break
    if _prohibits(view[start:end], cues):
        strength = Strength.PROHIBITION
    return Wording(strength, delivers)


def _leads_on(word: str, view: str, end: int) -> bool:
    """Whether a word only says how the verb right behind it acts: 积极探索."""
    cues = _cues()
    return word in cues.manners and (
        cues.hedged.stand_at(view, end) or view.startswith(cues.manner_words, end)
    )


def _prohibits(text: str, cues: _Cues) -> bool:
    for word in cues.prohibition:
        at = text.find(word)
        while at >= 0:
            after = at + len(word)
            if not _is_name(text, at, after) and _forbids(text, word, at):
                return True
            at = text.find(word, after)
    return False


def _is_name(text: str, at: int, after: int) -> bool:
    """Whether a prohibition stands in a name: 《禁止传销条例》, “三个不得”, 禁止类事项."""
    if text.startswith(_KINDS, after) or (at and text[at - 1] == "个"):
        return True
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _forbids(text: str, word: str, at: int) -> bool:
    """Whether a word of the closed list forbids: no comparator, and no more than a modifier."""
    after = at + len(word)
    if word == "不得":
        compares = text.startswith(_cues().comparing, after)
        return not compares and text[after : after + 1] not in "已不"
    if word == "禁止":
        tail = text[after : after + 12].split(",", 1)[0]
        return "的" not in tail and text[max(0, at - 4) : at].find("法律") < 0
    return True


class TypeFacts(NamedTuple):
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
    while at < end and not cues.deliverable.stand_at(view, at):
        dated = _DATE_BEFORE.search(view, at, end) if view[at] in _OPENS_DATE else None
        step = dated.end() if dated else cues.adverbs.length_at(view, at)
        if not step:
            return False
        at += step
    return at < end and not view.startswith(_ON_CONDITION, at + len("出台"))
