"""Who answers for a measure.

Here: the bodies of the task's bracket, and the sentence's own subject (CODEBOOK 4, owner).
Not here: which names are bodies (`extract.bodies`), brackets (`extract.responsibilities`).
"""

from dataclasses import dataclass
from functools import lru_cache

from pipelines.extract.bodies import BodySpan
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.commitment import Owner
from pipelines.text.patterns import short_pattern

_LEAD = short_pattern(
    "extract.owners.lead",
    r"^(?:到?(?:20[0-9]{2})?年?(?:[0-9]{1,2}月)?(?:年?底|年?末|年?初)?(?:以?前)?|由|每年|同时|其中|今后|原则上|[ ,、])*",
)
_MODIFIER = short_pattern("extract.owners.modifier", r"^[^,。;:]{2,24}的$")


@lru_cache(maxsize=1)
def _predicate():  # noqa: ANN202
    """What may follow a subject: a modal, an adverb, a preposition or a verb."""
    words = load_lexicon("wording")
    group = [w for g in words["strength"].values() for w in g] + words["plain"] + words["adverbs"]
    more = load_lexicon("owners")["predicates"]
    return short_pattern("extract.owners.predicate", f"^ ?(?:{alternation([*group, *more])})")


@dataclass(frozen=True, slots=True)
class TaskOwners:
    """What the task's bracket or the plan's table says of all its measures."""

    has_named: bool
    has_collective: bool
    is_attachment: bool


def read_owner(
    view: str, clauses: tuple[tuple[int, int], ...], bodies: list[BodySpan], task: TaskOwners
) -> tuple[Owner, str | None]:
    """The owner of one sentence, and its own subject as a span's folded text where it has one.

    `bodies` are those of the sentence, in order.
    """
    subjects = _subjects(view, clauses, bodies)
    named = next((b for b in subjects if b.is_named), None)
    raw = named or (subjects[0] if subjects else None)
    words = view[raw.start : raw.end] if raw else None
    if task.has_named or named:
        return Owner.NAMED, words
    if task.has_collective or subjects:
        return Owner.COLLECTIVE, words
    if task.is_attachment:
        return Owner.ATTACHMENT, None
    return Owner.NONE, None


def _subjects(
    view: str, clauses: tuple[tuple[int, int], ...], bodies: list[BodySpan]
) -> list[BodySpan]:
    """Bodies that open a clause and are followed by what they are to do."""
    found = []
    for start, end in clauses:
        inside = [b for b in bodies if start <= b.start and b.end <= end]
        if not inside:
            continue
        lead = _LEAD.search(view, start, end)
        at = start + (lead.end() if lead else 0)
        group: list[BodySpan] = []
        for body in inside:
            if body.start <= at or view[at : body.start] in ("和", "、", "与", "及", "及其", "以及", "或", "或者", ""):
                group.append(body)
                at = max(at, body.end)
            elif not group and _MODIFIER.search(view, at, body.start) and not _acts(view, at):
                group.append(body)
                at = body.end
            else:
                break
        if group and _predicate().search(view, at, min(end, at + 12)):
            found += group
    return found


def _acts(view: str, at: int) -> bool:
    return bool(_predicate().search(view, at, at + 8))
