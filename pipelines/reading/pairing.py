"""Which sentence of a new version is which of the old one.

Here: pairs of sentences, by their words and by where they stand.
Not here: what differs in a pair (`.changes`), what is kept of it (`store.history`).

The same words are the same sentence wherever they stand: a text that was only put in another
order did not change. Of what is left, one sentence that became several, or several that became
one, are found by their joined words; then the likest two are paired, again and again.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.text.normalise import fold

NEAR = 0.6
"""So alike are two sentences taken for one that was reworded, wherever they stand."""

NEAR_IN_SECTION = 0.5
"""Under the same heading less is enough: there are few sentences to be mistaken for. Both were
measured: of 1,655 sentences of 20 documents 1.1 % have so near a neighbour elsewhere in their own
text, and 1.3 % one under their own heading, that is not themselves."""

JOINED = 0.9
"""So much of a sentence must stand in the pieces that it was split into, and nothing more."""

MOST_PIECES = 4
OPENING = 4
"""A sentence that was split goes on to begin with the same so many characters."""

MOST_COMPARED = 4_000_000
"""Beyond so many pairs only sentences under the same heading are compared: two versions of one
text with more new sentences than that have nothing to do with each other."""

_KEPT = frozenset("%‰.-+<>=≤≥")
"""Marks that belong to numbers; all others come and go without a change of meaning."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one version, by its id; `words` as `bare_words` gives them."""

    sentence_id: str
    section_id: str
    position: int
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that are one another's versions: one each, or one and its pieces, or none."""

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    similarity: float | None = None

    @property
    def has_same_words(self) -> bool:
        """Whether nothing but marks and blanks differs."""
        return [one.words for one in self.old] == [one.words for one in self.new]


def bare_words(text: str) -> str:
    """A sentence's words in one form, without blanks and without marks between words."""
    return "".join(c for c in fold(text) if c.isalnum() or c in _KEPT)


def pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """Every sentence of both versions, each in exactly one pair."""
    found, old, new = _same(old, new)
    for side, other, is_split in ((old, new, True), (new, old, False)):
        joined = list(_joined(side, other))
        found += [Pair((a,), b, s) if is_split else Pair(b, (a,), s) for a, b, s in joined]
        taken = {one.sentence_id for a, b, _ in joined for one in (a, *b)}
        old, new = _without(old, taken), _without(new, taken)
    near = _near(old, new)
    found += near
    taken = {one.sentence_id for pair in near for one in (*pair.old, *pair.new)}
    found += [Pair((one,), ()) for one in _without(old, taken)]
    return found + [Pair((), (one,)) for one in _without(new, taken)]


def _without(sentences: Iterable[Sentence], taken: set[str]) -> list[Sentence]:
    return [one for one in sentences if one.sentence_id not in taken]


def _same(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[Pair], list[Sentence], list[Sentence]]:
    """The pairs of the same words, in order where they are said more than once; and the rest."""
    by_words: dict[str, deque[Sentence]] = defaultdict(deque)
    for one in new:
        by_words[one.words].append(one)
    found, rest = [], []
    for one in old:
        if by_words[one.words]:
            found.append(Pair((one,), (by_words[one.words].popleft(),), 1.0))
        else:
            rest.append(one)
    left = {one.sentence_id for queue in by_words.values() for one in queue}
    return found, rest, [one for one in new if one.sentence_id in left]


def _joined(
    whole: Sequence[Sentence], pieces: Sequence[Sentence]
) -> Iterator[tuple[Sentence, tuple[Sentence, ...], float]]:
    """Sentences that are several, one after the other, on the other side."""
    openings: dict[str, list[int]] = defaultdict(list)
    for nth, piece in enumerate(pieces):
        openings[piece.words[:OPENING]].append(nth)
    taken: set[str] = set()
    for one in whole:
        best = max(
            (
                (_alike(one.words, "".join(piece.words for piece in run)), run)
                for nth in openings[one.words[:OPENING]]
                for run in _runs(pieces, nth)
                if taken.isdisjoint(piece.sentence_id for piece in run)
            ),
            key=lambda found: found[0],
            default=(0.0, ()),
        )
        similarity, run = best
        if similarity >= JOINED:
            taken.update(piece.sentence_id for piece in run)
            yield one, tuple(run), similarity


def _runs(pieces: Sequence[Sentence], start: int) -> Iterator[Sequence[Sentence]]:
    """Two and more sentences from here on that follow on each other in their text."""
    for end in range(start + 2, min(start + MOST_PIECES, len(pieces)) + 1):
        if pieces[end - 1].position != pieces[end - 2].position + 1:
            return
        yield pieces[start:end]


def _alike(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100


def _near(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """The likest pairs, one after the other; each sentence in one at most."""
    scored = sorted(
        _scores(old, new),
        key=lambda one: (-one[0], abs(old[one[1]].position - new[one[2]].position), one[1:]),
    )
    found, old_taken, new_taken = [], set(), set()
    for score, a, b in scored:
        if a not in old_taken and b not in new_taken:
            old_taken.add(a)
            new_taken.add(b)
            found.append(Pair((old[a],), (new[b],), score))
    return found


def _scores(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[float, int, int]]:
    """How alike two sentences are, where that is enough to be one."""
    by_section: dict[str, list[int]] = defaultdict(list)
    for nth, one in enumerate(new):
        by_section[one.section_id].append(nth)
    everywhere = range(len(new)) if len(old) * len(new) <= MOST_COMPARED else None
    for a, one in enumerate(old):
        near = by_section[one.section_id]
        choices = {b: new[b].words for b in (near if everywhere is None else everywhere)}
        for _, score, b in process.extract(
            one.words,
            choices,
            scorer=fuzz.ratio,
            score_cutoff=100 * NEAR_IN_SECTION,
            limit=None,
        ):
            if score >= 100 * NEAR or new[b].section_id == one.section_id:
                yield score / 100, a, b
