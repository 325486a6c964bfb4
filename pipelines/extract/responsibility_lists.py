"""A printed list of answerable bodies, taken apart.

Here: labels (牵头单位:), and each body's part by its label or by what is said behind it
(CODEBOOK 6).
Not here: where a text holds such a list (`responsibilities`), where a name begins and ends
(`responsibility_parts`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extract.responsibility_parts import EDGES, Part, cue_lexicon, find_parts, trim
from pipelines.model.commitment import Responsibility

LONGEST_LABEL = 10
_DATE_SIGNS = "0123456789年月日底末前"


class Mention(NamedTuple):
    """One body as a list prints it, its part, and where it stands in the view."""

    unit_raw: str
    responsibility: Responsibility
    start: int
    end: int


class Label(NamedTuple):
    """A label with its colon: 牵头单位:."""

    start: int
    end: int
    meaning: str


class UnitList(NamedTuple):
    """What a list says: its bodies, its deadline, and on what ground it is one."""

    mentions: tuple[Mention, ...]
    deadline: tuple[int, int] | None
    has_label: bool
    has_cue: bool


def find_labels(view: str, start: int, end: int) -> list[Label]:
    """The labels of lists between `start` and `end`, each up to its colon."""
    known = cue_lexicon()["labels"]
    found: list[Label] = []
    colon = view.find(":", start, end)
    while colon >= 0:
        at, word = colon, ""
        best: Label | None = None
        while at > start and len(word) < LONGEST_LABEL and view[at - 1] not in "\n,;。、:([":
            at -= 1
            word = (view[at] + word) if view[at] != " " else word
            meaning = known.get(word)
            if meaning is not None:
                best = Label(at, colon + 1, meaning)
        if best is not None:
            found.append(best)
        colon = view.find(":", colon + 1, end)
    return found


def read_list(view: str, start: int, end: int) -> UnitList:
    """The list that the view prints between `start` and `end`."""
    known, labels = cue_lexicon()["labels"], find_labels(view, start, end)
    borders = [label.start for label in labels] + [end]
    mentions: list[Mention] = []
    deadlines: list[tuple[int, int]] = []
    has_cue = False
    has_label = any(label.meaning != "skip" for label in labels)
    segments = [(start, borders[0], None)] + [
        (label.end, border, label.meaning)
        for label, border in zip(labels, borders[1:], strict=True)
    ]
    for first, last, meaning in segments:
        if meaning == "skip" or not view[first:last].strip(EDGES):
            continue
        if meaning == "deadline":
            deadlines.append(trim(view, first, last))
            continue
        parts = list(find_parts(view, first, last))
        deadlines += [(p.start, p.end) for p in parts if not p.is_name and p.cue is None]
        has_cue = has_cue or any(part.cue for part in parts)
        has_label = has_label or any(view[p.start : p.end] in known for p in parts)
        mentions += _assign(view, parts, meaning)
    deadline = deadlines[0] if deadlines else None
    return UnitList(tuple(mentions), deadline, has_label, has_cue)


def _assign(view: str, parts: list[Part], meaning: str | None) -> Iterator[Mention]:
    """Gives each body its part: what is said behind it or behind a later one, else the label's."""
    cue: str | None = None
    given: list[tuple[Part, str | None]] = []
    for part in reversed(parts):
        cue = part.cue or cue
        if part.is_name:
            given.append((part, cue))
    labels = cue_lexicon()["labels"]
    for part, said in reversed(given):
        words = view[part.start : part.end]
        bare = words.partition(" ")[0].rstrip(_DATE_SIGNS)
        if bare in labels:
            meaning = labels[bare]  # a label that lost its colon
            continue
        if meaning in {"skip", "deadline"}:
            continue
        is_said = meaning in (None, "responsible") or (meaning == "lead" and said == "support")
        role = said if said and is_said else meaning
        answers = Responsibility(role or "responsible")
        yield Mention(words, answers, part.start, part.end)
