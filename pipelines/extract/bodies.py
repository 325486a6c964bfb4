"""Bodies that a sentence names.

Here: named bodies and classes of bodies with their spans; `read_body`, by way of `body_reading`.
Not here: whether a body found is a sentence's subject, brackets that list bodies
(`responsibilities`).
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.body_names import LEVELS, load_bodies
from pipelines.extract.body_reading import Body, read_body
from pipelines.extract.place_names import load_places
from pipelines.model.commitment import UnitKind

SHORT_NAME = 2
"""Names of so few characters count in a sentence only behind a level: 市人大, not 人大."""

LONGEST_PLACE, LONGEST_GROUP, LONGEST_CLASS, LONGEST_NAME = 12, 24, 40, 60
JOINERS = "和与及、,以其()级"
GROUP_OPENINGS = "由经向报送至与和及、,。;:!?在\n ()[]《》“”"
_GROUP_VERBS = (
    "每年", "每季度", "每月", "组织", "召开", "建立", "健全", "成立", "组建", "设立", "调整",
)  # fmt: skip
GOVERNMENTS = ("政府", "人民政府", "管委会", "管理委员会", "办事处", "党委", "党工委")
"""What classes of areas end with as well: 各区(市)县政府."""

OFFICES = ("人民政府", "政府", "委", "级", "直")
_OFFICE_ENDS = frozenset("府委级直")
_WITH_OTHERS = tuple(
    office + joiner for office in ("", "政府", "人民政府") for joiner in ("和", "及", "、", "与各")
)


class BodySpan(NamedTuple):
    """A body, or a class of bodies, where a sentence names it."""

    start: int
    end: int
    raw: str
    kind: UnitKind
    is_named: bool


class _Word(NamedTuple):
    """A word of the lexicon that ends a name, and how its beginning is found.

    `is_short` tells that it is a name only behind a level.
    """

    find_start: Callable[[str, int, int], int]
    is_short: bool


@cache
def _search() -> tuple[AhoCorasick, tuple[_Word, ...]]:
    bodies = load_bodies()
    names = {name for name in bodies.names if len(name) > 1}
    words = (*bodies.classes["endings"], *bodies.classes["area_endings"], *bodies.groups)
    patterns = sorted(names | set(bodies.stem_names) | set(words))
    told = tuple(
        _Word(_starter(word), len(word) <= SHORT_NAME and word in bodies.names) for word in patterns
    )
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), told


def _starter(word: str) -> Callable[[str, int, int], int]:
    """What finds the beginning of a name that the word ends."""
    bodies = load_bodies()
    if word in bodies.groups:
        return _group_start
    if word in bodies.classes["people"]:
        return _walk_back
    is_name = word in bodies.names and not word.startswith(GOVERNMENTS)
    return _own_start if is_name or word in bodies.stem_names else _class_start


def find_bodies(view: str) -> list[BodySpan]:
    """The bodies and classes of bodies that a folded sentence names, in their order."""
    search, words = _search()
    found: list[BodySpan] = []
    for nth, at, end in search.find_matches_as_indexes(view):
        word = words[nth]
        start = word.find_start(view, at, found[-1].end if found else 0)
        if (start == at and word.is_short) or view.startswith("人大", end - 1):
            continue
        while found and found[-1].start >= start:
            found.pop()
        start = max(start, found[-1].end) if found else start
        is_one = bool(found) and found[-1].end == start and end - found[-1].start <= LONGEST_NAME
        found.append(_span(view, start, end, found.pop() if is_one else None))
    return found


def _span(view: str, start: int, end: int, last: BodySpan | None) -> BodySpan:
    """The span from `start`, one with the span right before it: 市委 and its office."""
    start = last.start if last else start
    raw = view[start:end]
    body: Body = read_body(raw)
    # 市和区(市)县政府, 市政府及其部门: the city's own government is named among others.
    is_named = body.is_named or (raw[0] in LEVELS and raw.startswith(_WITH_OTHERS, 1))
    if last is not None and last.is_named and not is_named:
        return BodySpan(start, end, raw, last.kind, is_named=True)
    return BodySpan(start, end, raw, body.unit_kind, is_named)


def _class_start(view: str, at: int, _: int) -> int:
    """Before the ending of a class: the words that belong to its name, or the place it is of."""
    start = _walk_back(view, at, 0)
    return _place_start(view, start + 1) if view[start] in LEVELS else start


def _own_start(view: str, at: int, _: int) -> int:
    """Before a body's name: its committee or government, its level, its place, or a mark."""
    if at and view[at - 1] in _OFFICE_ENDS:
        for office in OFFICES:
            before = at - len(office)
            if before > 0 and view.startswith(office, before) and view[before - 1] in LEVELS:
                at = before
                break
    if at and view[at - 1] in LEVELS:
        at = _place_start(view, at)
    marks, ends = _marks()
    if at and view[at - 1] in ends and view.endswith(marks, 0, at):
        return at - len(next(mark for mark in marks if view.endswith(mark, 0, at)))
    return at


@cache
def _marks() -> tuple[tuple[str, ...], frozenset[str]]:
    """What may stand before a name, and the characters that it ends with."""
    marks = load_bodies().all_levels + load_bodies().marks
    return marks, frozenset(mark[-1] for mark in marks)


@cache
def _place_lengths() -> dict[str, tuple[int, ...]]:
    """By the last two characters, how long the places are that end so, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in load_places().by_name:
        if len(name) <= LONGEST_PLACE:
            lengths.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(some, reverse=True)) for ending, some in lengths.items()}


def _place_start(view: str, end: int) -> int:
    for length in _place_lengths().get(view[max(0, end - 2) : end], ()):
        if length <= end and view[end - length : end] in load_places().by_name:
            return end - length
    return end - 1


def _group_start(view: str, at: int, _: int) -> int:
    """The first level's sign in the words that run up to an office's name."""
    start = at
    while start > 0 and at - start < LONGEST_GROUP and view[start - 1] not in GROUP_OPENINGS:
        start -= 1
    # A verb before the name begins the words that belong to it: 市信访局每年组织…联席会议.
    ends = [hit + len(verb) for verb in _GROUP_VERBS if (hit := view.rfind(verb, start, at)) >= 0]
    start = max([start, *ends])
    signs = [place for sign in LEVELS if (place := view.find(sign, start, at)) >= 0]
    return min(signs) if signs else at


@cache
def _before_classes() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Words that may stand before a class' ending, and their lengths by last character."""
    classes = load_bodies().classes
    words = frozenset((
        *classes["modifiers"], *classes["marks"], *classes["areas"], *classes["all_levels"],
        *LEVELS, "级", "直",
    ))  # fmt: skip
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return words, {last: tuple(sorted(some, reverse=True)) for last, some in lengths.items()}


def _walk_back(view: str, at: int, floor: int) -> int:
    """The start of the words before `at` that belong to a class' name, the longest first."""
    words, lengths = _before_classes()
    floor = max(floor, at - LONGEST_CLASS)
    start = at
    while start > floor:
        for length in lengths.get(view[start - 1], ()):
            if start - length >= floor and view[start - length : start] in words:
                start -= length
                break
        else:
            break
    while start < at and view[start] in JOINERS:
        start += 1
    return start
