"""The sentence that a figure stands in, and findings by their place.

Here: a sentence with its clauses and what it is for; things found in a text, looked up by span.
Not here: what its figures mean (`extract.metrics`).
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

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

    def within(self, start: int, end: int) -> list[T]:
        """Those that begin in [start, end)."""
        first = bisect_left(self._starts, start)
        return self._items[first : bisect_left(self._starts, end, first)]


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence that a figure stands in, and what the sentence is for."""

    view: str
    start: int
    end: int
    role: MetricRole
    clauses: tuple[tuple[int, int], ...]

    def clause_of(self, at: int) -> tuple[int, int]:
        """The clause that holds character `at`."""
        return next((c for c in self.clauses if c[0] <= at < c[1]), (self.start, self.end))
