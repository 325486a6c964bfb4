"""The pieces of a printed list of bodies: names, what is said of them, dates.

Here: where a name in such a list begins and ends (CODEBOOK 6).
Not here: labels and roles (`responsibility_lists`), what a name means (`body_reading`).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pipelines.extract.body_names import ZONES, load_bodies
from pipelines.extract.body_reading import is_body, split_alias
from pipelines.extract.place_names import load_places
from pipelines.extract.vocabulary import load_lexicon
from pipelines.text.patterns import character_class

_SIGNS = character_class(r"()\[\]、,;。|")
"""Brackets, and what parts names."""

EDGES = " \n、,;:。|"
LONGEST_PIECE, LONGEST_PLACE = 60, 6
BARE = frozenset({"单位", "部门", "机关", "机构"})
OFFICES = frozenset({"办", "所", "站", "科", "室", "队", "中心", "科室", "股室"})
"""What a class of a township's or a department's own offices goes on with: 各办、所、中心."""

NOTHING = frozenset({"无", "/", "-", "--"})


class Part(NamedTuple):
    """A piece between two delimiters; `cue` is what it says of its bodies."""

    start: int
    end: int
    cue: str | None = None
    is_name: bool = True


@lru_cache(maxsize=1)
def cue_lexicon() -> dict[str, Any]:
    """Labels and cues by word, the words of each list longest first."""
    content = load_lexicon("responsibilities")
    labels = {word: meaning for meaning, words in content["labels"].items() for word in words}
    cues = {word: meaning for meaning, words in content["cues"].items() for word in words}
    return {
        "labels": labels,
        "cues": dict(sorted(cues.items(), key=lambda item: -len(item[0]))),
        "cue_ends": tuple(cues),
        "openings": tuple(content["openings"]),
        "joiners": tuple(content["joiners"]),
        "deadline_openings": tuple(content["deadline_openings"]),
    }


def is_unit(words: str) -> bool:
    """Whether the words look like a body's name, known or not."""
    name, _ = split_alias(words)
    return len(name) > 1 and (name.endswith((*load_bodies().endings, *ZONES)) or is_body(words))


def trim(view: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and marks at its edges."""
    while start < end and view[start] in EDGES:
        start += 1
    while end > start and view[end - 1] in EDGES:
        end -= 1
    return start, end


def _pieces(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between delimiters outside brackets."""
    depth, first = 0, start
    for hit in _SIGNS.finditer(view, start, end):
        sign, at = hit[0], hit.start()
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield trim(view, first, at)
            first = at + 1
    yield trim(view, first, end)


def find_parts(view: str, start: int, end: int) -> Iterator[Part]:
    """The names, cues and dates of one segment."""
    last: Part | None = None
    for first, stop in _pieces(view, start, end):
        for piece in _read_piece(view[first:stop]):
            part = Part(first + piece.start, first + piece.end, piece.cue, piece.is_name)
            if last is not None and _continues(view, last, part):
                last = last._replace(end=part.end, cue=part.cue)
                continue
            if last is not None:
                yield last
            last = part
    if last is not None:
        yield last


def _continues(view: str, last: Part, part: Part) -> bool:
    """Whether a piece is the rest of the class before it: 各区、县级市; 各部门、单位."""
    if not (last.is_name and part.is_name) or last.cue or view[last.end] != "、":
        return False
    before, words = view[last.start : last.end], view[part.start : part.end]
    if words in BARE:
        return before.endswith(tuple(BARE))
    if words in OFFICES:
        return before.startswith("各") and before.endswith(tuple(OFFICES))
    areas = load_bodies().areas
    is_rest = words[0] not in "各有相" and not words.endswith(("管委会", *ZONES))
    return bool(
        is_rest and before.startswith("各") and areas.search(before) and areas.search(words)
    )


@lru_cache(maxsize=4096)
def _read_piece(words: str) -> tuple[Part, ...]:
    """One piece: a date, or names with what is said of them; spans count its characters."""
    if not words or words in NOTHING or len(words) > LONGEST_PIECE:
        return ()
    if _is_deadline(words):
        return (Part(0, len(words), None, is_name=False),)
    end, cue = _take_cue(words)
    start = _skip_opening(words, end)
    if end <= start:
        return (Part(start, end, cue or "responsible", is_name=False),)
    *before, (first, stop) = _split_joined(words, start, end)
    return (*(Part(*span) for span in before), Part(first, stop, cue))


def _is_deadline(words: str) -> bool:
    opens = words[0].isdigit() or words.startswith(cue_lexicon()["deadline_openings"])
    return opens and not is_unit(words)


def _take_cue(words: str) -> tuple[int, str | None]:
    """The end of the names, and what the words behind them say: 市司法局(牵头), 市司法局负责."""
    lexicon = cue_lexicon()
    cues = lexicon["cues"]
    opening = words.rfind("(")
    if opening > 0 and words.endswith(")") and words[opening + 1 : -1] in cues:
        return opening, cues[words[opening + 1 : -1]]
    end, found = len(words), None
    if is_body(words):
        return end, None  # 政协办 is an office, and no 协办
    while words.endswith(lexicon["cue_ends"], 0, end):
        word = next(word for word in cues if words.endswith(word, 0, end))
        end -= len(word)
        if found is None or cues[word] != "responsible":
            found = cues[word]
    return trim(words, 0, end)[1], found


def _skip_opening(words: str, end: int) -> int:
    """Where the name begins behind 由 or 会同; 和 may also begin it: 和平区政府."""
    openings: tuple[str, ...] = cue_lexicon()["openings"]
    if not words.startswith(openings):
        return 0
    places = load_places().by_name
    if any(words[:length] in places for length in range(2, LONGEST_PLACE)):
        return 0
    opening = next(word for word in openings if words.startswith(word))
    return trim(words, min(len(opening), end), end)[0]


def _split_joined(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names joined by 和, 与, 及 and 等, where both sides are whole names."""
    for word in cue_lexicon()["joiners"]:
        at = _find_outside(view, word, start, end)
        while at > start:
            after = at + len(word)
            if _joins_names(view[start:at], view[after:end]):
                yield from _split_joined(view, start, at)
                yield from _split_joined(view, after, end)
                return
            at = _find_outside(view, word, at + 1, end)
    at = view.rfind("等", start, end)
    if at <= start or not is_unit(view[start:at]):
        yield start, end
        return
    yield start, at
    rest = view[at + 1 : end]
    if any(mark in rest for mark in load_bodies().classes["marks"]):
        yield at + 1, end


def _find_outside(view: str, word: str, start: int, end: int) -> int:
    at = view.find(word, start, end)
    while at >= 0 and view.count("(", start, at) > view.count(")", start, at):
        at = view.find(word, at + 1, end)
    return at


def _joins_names(left: str, right: str) -> bool:
    bodies = load_bodies()
    if right in BARE or not left or not right or right.startswith(("其部", "其所", "其工", "其派")):
        return False
    is_left = left.endswith(bodies.endings) or bodies.class_kind(left) is not None
    is_right = is_unit(right)
    is_one_class = left.startswith("各") and right[0] != "各" and bodies.areas.search(right)
    return is_left and is_right and not (is_one_class and bodies.areas.search(left))
