"""The sentence that a figure stands in.

Here: a sentence with its clauses and what it is for.
Not here: what its figures mean (`extract.metrics`).
"""

from dataclasses import dataclass

from pipelines.model.quantity import MetricRole


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
