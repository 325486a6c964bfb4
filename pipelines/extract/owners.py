"""Who answers for a measure.

Here: the bodies of the task's bracket, and the sentence's own subject (CODEBOOK 4, owner).
Not here: which names are bodies (`extract.bodies`), classes without a name
(`extract.owner_classes`), brackets (`extract.responsibilities`).
"""

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.bodies import BodySpan
from pipelines.extract.owner_classes import binds, classes_at
from pipelines.extract.owner_lists import behind_rest, party_at, series_at
from pipelines.extract.vocabulary import Openings, load_lexicon
from pipelines.model.commitment import Owner
from pipelines.text.patterns import character_class, short_pattern

_LEAD = short_pattern(
    "extract.owners.lead",
    r"^(?:到?20[0-9]{2}年?(?:[0-9]{1,2}月)?(?:年?[底末初])?(?:以?前)?"
    r"|[0-9]{1,2}月[底末初]?(?:以?前)?|年底前|年内|[一二三四]季度末?前?"
    r"|由|[全我][省市县区州旗镇乡](?=各|所有)|每年|每季度|同时|其中|今后|原则上|[ ,、])*",
)
_LEAD_BEGINS = frozenset("到0123456789年一二三四由全我每同其今原 ,、")
_MODIFIER = short_pattern("extract.owners.modifier", r"^[^,。;:对将把向给][^,。;:]{1,23}的$")
_LEVELS = short_pattern(
    "extract.owners.levels", r"^(?=.{0,7}[省市县区州旗乡])[省市县区州旗乡、和与及()]{1,8}$"
)
_LONG_LEVELS = 10
"""Characters from which nothing before a body is only its levels."""

_JOINING = "、和与及"
_LONGEST_ALIAS = 20
"""Characters in which the bracket behind a name closes."""

_OWN = frozenset({"镇", "局", "厅", "街道"})
"""Whose a body is, where a department or a township speaks of its own: 局党组, 镇司法所."""

_ANY_OF = short_pattern("extract.owners.any_of", r"[省市县区州旗乡][(][^()]{1,6}[)]$")

_OFFICE_LEAD = short_pattern(
    # 市全面推进依法行政工作领导小组办公室: a verb in an office's name
    "extract.owners.office_lead",
    r"^[省市县区州旗镇局厅](?:委|政府)?[一-龥]{0,10}$",
)

_ZONE_LEAD = short_pattern("extract.owners.zone_lead", r"^[一-龥]{2,10}$")

_CLASS_SIGNS = character_class("各镇乡县区街机部单村院")
_LEVEL_SIGNS = frozenset("省市县区州旗镇乡国")

_LISTS = {key: tuple(words) for key, words in load_lexicon("owners").items()}


@lru_cache(maxsize=1)
def _predicates() -> Openings:
    """What may follow a subject: a modal, an adverb, a preposition or a verb."""
    words = load_lexicon("wording")
    group = [w for g in words["strength"].values() for w in g] + words["plain"] + words["adverbs"]
    return Openings([*group, *_LISTS["predicates"]])


def _acts(view: str, at: int, end: int) -> bool:
    """Whether one of the predicates stands at a place, or behind a blank there."""
    at += view.startswith(" ", at)
    length = _predicates().length_at(view, at)
    if not length or at + length > end or view.startswith("的", at + length):
        return False
    if view.startswith(_LISTS["qualities"], at):
        return False
    return not _names().stand_at(view, at)


@lru_cache(maxsize=1)
def _names() -> Openings:
    """Names that begin like a predicate: 领导干部应知应会读本."""
    return Openings(load_lexicon("wording")["nouns"])


class TaskOwners(NamedTuple):
    """What the task's bracket or the plan's table says of all its measures."""

    has_named: bool
    has_collective: bool
    is_attachment: bool


def read_owner(
    view: str, clauses: tuple[tuple[int, int], ...], bodies: list[BodySpan], task: TaskOwners
) -> tuple[Owner, tuple[int, int] | None]:
    """The owner of one sentence, and where its own subject stands, if it has one.

    `bodies` are those of the sentence, in order.
    """
    subjects = _subjects(view, clauses, bodies)
    named = next((b for b in subjects if b.is_named and not _is_class(view, b)), None)
    raw = named or (subjects[0] if subjects else None)
    span = (raw.start, raw.end) if raw else None
    if task.has_named or named:
        return Owner.NAMED, span
    if task.has_collective or subjects:
        return Owner.COLLECTIVE, span
    if task.is_attachment:
        return Owner.ATTACHMENT, None
    return Owner.NONE, None


def _is_class(view: str, body: BodySpan) -> bool:
    """Whether a body stands for one of each government: 各级司法局, 区(县)司法局."""
    if body.raw.startswith(_LISTS["classes"]) or body.raw.endswith("成员单位"):
        return True
    if body.raw.endswith(_LISTS["bare_classes"]) and _LEVEL_SIGNS.isdisjoint(body.raw):
        return True  # 司法行政部门, of whichever government
    return bool(_ANY_OF.search(view, max(0, body.start - 8), body.start))


def _subjects(
    view: str, clauses: tuple[tuple[int, int], ...], bodies: list[BodySpan]
) -> list[BodySpan]:
    """Bodies that open a clause and are followed by what they are to do."""
    found: list[BodySpan] = []
    if not bodies and not _may_name(view, clauses[0][0], clauses[-1][1]):
        return found
    is_bound = binds(view, clauses[0][0], clauses[-1][1])
    for start, end in clauses:
        inside = [b for b in bodies if start <= b.start and b.end <= end] if bodies else []
        if not inside and not _may_name(view, start, end):
            continue
        at = _behind_lead(view, start, end)
        group = party_at(view, at, end) if view.startswith("委", at + 1) else []
        at = group[0].end if group else at
        if inside:
            at = _take_joined(view, at, end, inside, group)
        if not group:
            group = (
                [b for b in inside if view[b.start - 1 : b.start] == "由"][:1]
                or series_at(view, at, end, verbs=_predicates())
                or classes_at(view, at, end, is_bound=is_bound, verbs=_predicates())
            )
            at = _take_joined(view, group[0].end, end, inside, group) if group else at
        at = _behind_others(view, at, end, inside, group) if group else at
        if group and (_acts(view, at, min(end, at + 12)) or _must(view, at, end)):
            found += group
    return found


def _may_name(view: str, start: int, end: int) -> bool:
    """Whether words without a body's name may name a subject: a class, 党委, 市委."""
    return (
        bool(_CLASS_SIGNS.search(view, start, end))
        or view.startswith("委", start + 1)
        or view.startswith(_LISTS["rulers"], start)
    )


def _take_joined(
    view: str, at: int, end: int, bodies: list[BodySpan], group: list[BodySpan]
) -> int:
    """Adds to the group the bodies that follow on `at`; where the last of them ends."""
    for body in bodies:
        if group and body.start < at:
            continue
        if not _joins(view, at, body, is_first=not group):
            break
        if not group:
            group.append(_whole(view, at, body))
        elif body.start == at and not group[-1].is_named:
            group.append(body._replace(is_named=False))  # 各镇司法所: a class as 各镇 is
        else:
            group.append(body)
        at = _behind_alias(view, max(at, body.end), end)
    return at


def _behind_others(
    view: str, at: int, end: int, bodies: list[BodySpan], group: list[BodySpan]
) -> int:
    """Where subjects end that go on with classes and what stands for more: 县直各部门、各镇街."""
    while at < end and view[at] in _JOINING:
        more = classes_at(view, at + 1, end, is_bound=False, verbs=_predicates())
        if not more:
            break
        at = _take_joined(view, _behind_alias(view, more[0].end, end), end, bodies, group)
    return behind_rest(view, at, end)


def _must(view: str, at: int, end: int) -> bool:
    """Whether a subject fills its clause, and the next begins with what it must: …的机关,要."""
    return at == end and view.startswith((",要", ",应", ",须", ",必须"), at)


def _behind_lead(view: str, start: int, end: int) -> int:
    """Where a clause begins behind the date or the adverb that leads it in."""
    lead = _LEAD.search(view, start, end) if view[start] in _LEAD_BEGINS else None
    return start + (lead.end() if lead else 0)


def _behind_alias(view: str, at: int, end: int) -> int:
    """Where a body's name ends, with the bracket that says what else it is called or stands for."""
    if view[at : at + 1] != "(":
        return at
    closing = view.find(")", at, min(end, at + _LONGEST_ALIAS))
    return closing + 1 if closing >= 0 else at


def _joins(view: str, at: int, body: BodySpan, *, is_first: bool) -> bool:
    """Whether a body stands at `at`, or is joined to one that does."""
    between = view[at : body.start].removesuffix("乡")
    if body.start <= at or (
        not is_first and between in ("和", "、", "与", "及", "及其", "以及", "或", "或者", "")
    ):
        return True
    if not is_first:
        return False
    if not between or between in _OWN:
        return True  # 乡镇政府, told by its second half
    if len(between) < _LONG_LEVELS and _LEVELS.search(between):
        return True
    if _is_office(between, body):
        return True
    return "的" in between and bool(_MODIFIER.search(between)) and not _acts(view, at, at + 8)


def _is_office(between: str, body: BodySpan) -> bool:
    """Whether the words between are the first half of the name of an office or a zone's."""
    if body.raw.endswith(_LISTS["zones"]):
        return bool(_ZONE_LEAD.search(between)) and not _predicates().length_at(between, 0)
    is_one = body.raw.removesuffix("办公室").endswith(_LISTS["offices"])
    return is_one and bool(between) and bool(_OFFICE_LEAD.search(between))


def _whole(view: str, at: int, body: BodySpan) -> BodySpan:
    """The body with the first half of its name."""
    between = view[at : body.start]
    if between in _OWN or (between and _is_office(between, body)):
        return body._replace(start=at, raw=view[at : body.end])
    return body
