"""The sentence that a figure stands in, and findings by their place.

Here: a sentence with its clauses and what it is for; things found in a text, looked up by span.
Not here: what its figures mean (`extract.metrics`).
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick

from pipelines.model.quantity import MetricRole


class Starts(Protocol):
    """Anything that begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


T = TypeVar("T", bound=Starts)


class Placed(Generic[T]):
    """Things found in a text, in order of place."""

    __slots__ = ("_items", "_starts")

    def __init__(self, items: Iterable[T]) -> None:
        self._items = list(items)
        self._starts = [item.start for item in self._items]
        self._starts.append(sys.maxsize)

    def within(self, start: int, end: int) -> list[T]:
        """Those that begin in [start, end)."""
        starts = self._starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        return self._items[first : bisect_left(starts, end, first)]


class Hit(NamedTuple):
    """A word in a text, by its number in the automaton that found it."""

    nth: int
    start: int
    end: int


def find_words(search: AhoCorasick, view: str, start: int, end: int) -> Placed[Hit]:
    """Where the words of an automaton stand in view[start:end]."""
    hits = search.find_matches_as_indexes(view[start:end])
    return Placed([Hit(nth, first + start, last + start) for nth, first, last in hits])


class Scene(NamedTuple):
    """The sentence that a figure stands in, and what the sentence is for."""

    view: str
    start: int
    end: int
    role: MetricRole
    clauses: tuple[tuple[int, int], ...]

    def clause_of(self, at: int) -> tuple[int, int]:
        """The clause that holds character `at`."""
        for clause in self.clauses:
            if clause[0] <= at < clause[1]:
                return clause
        return self.start, self.end
