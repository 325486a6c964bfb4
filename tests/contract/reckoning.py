"""The index reckoned a second time, in plain Python and from the facts alone.

Here: the rules of `docs/methodology.md`, one plan after the other, without a line of the SQL.
Not here: what is ranked; the weights, which both reckonings take from the seed.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

ANSWERS = {"yes": 1.0, "partly": 0.5, "no": 0.0}
OWNERS = {"named": 1.0, "collective": 0.5, "none": 0.0, "attachment": None}


@dataclass(frozen=True)
class Plan:
    """What is known of one plan: its fields, its measures with their metrics, its answers."""

    level: str | None
    framework: str | None
    measures: list[Row]
    metrics: dict[str, list[Row]]
    answers: list[str]
    topics: list[Row]

    def index(self, assumed: float | None = None) -> float:
        """The index; `assumed` is the score of owners that cannot be observed."""
        by_topic: dict[str, list[list[float]]] = defaultdict(list)
        for measure in self.measures:
            if measure["measure_type"] != "goal":
                scores = self.elements(measure, assumed)
                by_topic[measure["topic_code"]].append([s for s in scores if s is not None])
        best = [sorted(map(mean, scores))[-3:] for scores in by_topic.values()]
        specification = mean([mean(values) for values in best])
        held_to = [topic["topic_code"] for topic in self.topics if self.is_held_to(topic)]
        covered = [code for code in held_to if code in by_topic]
        firm = [code for code in covered if any(map(is_firm, by_topic[code]))]
        coverage = (len(covered) + len(firm)) / (2 * len(held_to))
        accountability = sum(ANSWERS[answer] for answer in self.answers) / 10
        return (
            (1 + 99 * specification) ** 0.5
            * (1 + 99 * coverage) ** 0.3
            * (1 + 99 * accountability) ** 0.2
        )

    def is_held_to(self, topic: Row) -> bool:
        """Whether coverage asks for a topic."""
        if topic["topic_code"] == "local":
            return False
        if self.level == "district" and topic["topic_code"] in {"07", "08"}:
            return False
        return self.framework != "2015" or topic["applies_to_2015"]

    def elements(self, measure: Row, assumed: float | None) -> list[float | None]:
        """Owner, deadline, target, verification; None where nothing is asked or seen."""
        kind = measure["measure_type"]
        wanted = [
            metric
            for metric in self.metrics.get(measure["measure_id"], [])
            if metric["role"] == "target"
        ]
        stated = [metric for metric in wanted if not metric["is_placeholder"]]
        owner = OWNERS[measure["owner"]]
        return [
            assumed if owner is None else owner,
            None if kind == "standing_rule" else deadline(measure, stated),
            None if kind == "standing_rule" else target(kind, wanted, stated),
            float(measure["has_verification"]),
        ]


def deadline(measure: Row, stated: list[Row]) -> float:
    """1 for a date, frequency or time limit, a half for a phase."""
    if measure["measure_type"] == "recurring" or measure["frequency"]:
        return 1.0
    if any(metric["kind"] == "time_limit" for metric in stated):
        return 1.0
    if measure["deadline_source"] == "explicit":
        return 0.5 if measure["due_precision"] == "phase" else 1.0
    return 0.0


def target(kind: str, wanted: list[Row], stated: list[Row]) -> float | None:
    """1 for a number with unit and comparator, a half for coverage in words."""
    if any(m["is_digits"] and m["unit"] and m["comparator"] for m in stated):
        return 1.0
    if any(m["kind"] == "coverage" and not m["is_digits"] for m in stated):
        return 0.5
    blank = len(wanted) > len(stated)
    return 0.0 if kind != "deliverable" or blank else None


def is_firm(scores: list[float]) -> bool:
    """Complete enough, with three elements above zero, or all where fewer apply."""
    return mean(scores) >= 0.6 and sum(score > 0 for score in scores) >= min(3, len(scores))


def mean(values: list[float]) -> float:
    """The plain mean: elements weigh the same."""
    return sum(values) / len(values)
