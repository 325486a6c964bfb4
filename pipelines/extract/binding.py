"""What binds a figure: the comparator before or behind it, and how often.

Here: comparators, approximations and frequencies of a text, by place (CODEBOOK 5).
Not here: the figures (`extract.figures`) or which of them are metrics (`extract.metrics`).
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.quantity import Comparator, Frequency
from pipelines.text.patterns import pattern

_MAX_GAP = 28


@dataclass(frozen=True, slots=True)
class Binding:
    """A comparator as a figure has it."""

    comparator: Comparator | None
    word: str
    is_approximate: bool
    start: int


@lru_cache(maxsize=1)
def _before() -> tuple[Any, dict[str, str]]:
    words = load_lexicon("quantities")["comparators"]["before"]
    sense = {word: code for code, group in words.items() for word in group}
    return pattern("extract.binding.before", alternation(sense)), sense


@lru_cache(maxsize=1)
def _after() -> tuple[tuple[str, str], ...]:
    words = load_lexicon("quantities")["comparators"]["after"]
    pairs = [(word, code) for code, group in words.items() for word in group]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _often() -> tuple[Any, dict[str, str]]:
    words = load_lexicon("quantities")["frequencies"]
    sense = {word: code for code, group in words.items() for word in group}
    return pattern("extract.binding.frequency", alternation(sense)), sense


class Bindings:
    """Comparators and frequencies of one text, found in one pass each."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self._view = view
        found, sense = _before()
        self._words = [
            (h.start(), h.end(), sense[h.group()], h.group())
            for h in found.finditer(view, start, end)
        ]
        self._starts = [word[0] for word in self._words]
        often, meaning = _often()
        self._often = [
            (h.start(), h.end(), Frequency(meaning[h.group()]))
            for h in often.finditer(view, start, end)
        ]
        self._often_starts = [word[0] for word in self._often]

    def before(self, floor: int, at: int) -> Binding | None:
        """The last comparator in view[floor:at], near enough to bind what stands at `at`."""
        i = bisect_right(self._starts, at - 1) - 1
        approximate = False
        while i >= 0:
            start, end, code, word = self._words[i]
            if start < floor or end > at or at - end > _MAX_GAP:
                break
            if code == "approx":
                if at - end <= 1:
                    approximate = True
            elif not (code in ("=", "near_low") and at - end > 0):
                return Binding(_comparator(code), word, approximate, start)
            i -= 1
        return Binding(None, "", is_approximate=True, start=at) if approximate else None

    def after(self, end: int) -> Binding | None:
        """The comparator that stands right behind a figure."""
        for word, code in _after():
            if self._view.startswith(word, end):
                if word == "内" and self._view[end + 1 : end + 2] in ("部", "容"):
                    return None
                if code == "approx":
                    return Binding(Comparator.EQUAL, word, is_approximate=True, start=end)
                return Binding(_comparator(code), word, is_approximate=False, start=end)
        return None

    def frequency(self, start: int, end: int) -> tuple[Frequency, int] | None:
        """The last frequency in view[start:end], and where it stands."""
        i = bisect_right(self._often_starts, end - 1) - 1
        if i >= 0 and self._often[i][0] >= start:
            return self._often[i][2], self._often[i][0]
        return None

    def first_frequency(self, start: int, end: int) -> Frequency | None:
        """The first frequency of a sentence, whatever it belongs to."""
        i = bisect_right(self._often_starts, start - 1)
        if i < len(self._often) and self._often[i][0] < end:
            return self._often[i][2]
        return None


def _comparator(code: str) -> Comparator:
    return Comparator.AT_MOST if code == "near_low" else Comparator(code)
