"""How often one element of a measure is read otherwise than a person coded it.

Here: the rates that the index draws its extraction errors with, over the coded sentences.
Not here: what is missed or made up as a whole (`scoring`), where rates are written (`card`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.model.commitment import DeadlineSource, Measure
from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric
from tests.golden.scoring import Answer, alike, bare, measures_by_words

ELEMENTS = ("owner", "deadline", "target", "verification", "strength", "topic")
_QUOTED = 0.95
_ALL = ("100", "百分之百")


@dataclass
class Rate:
    """Measures whose element was coded, and how many of them were read otherwise."""

    items: int = 0
    wrong: int = 0

    @property
    def share(self) -> float:
        """The share that is wrong."""
        return self.wrong / self.items if self.items else 0.0


def judge(found: Extraction, coded: Answer) -> Iterator[tuple[str, bool]]:
    """For each coded sentence and element, whether it was read as coded.

    A measure that was not found at all has every element wrong: the index lacks what it says.
    """
    measures = measures_by_words(found)
    metrics: dict[str, list[Metric]] = {}
    for metric in found.metrics:
        metrics.setdefault(metric.measure_id or "", []).append(metric)
    for sentence in coded.get("measures_sample", []):
        if sentence["type"] == "goal":
            continue
        measure = measures.get(bare(sentence["quote"]))
        if measure is None:
            yield from ((element, False) for element in ELEMENTS)
            continue
        yield "owner", measure.owner.value == sentence["owner"]
        yield "deadline", _due(measure) == _coded_due(sentence)
        wanted = coded_target(sentence, coded["metrics"])
        yield "target", target(metrics.get(measure.measure_id, [])) == wanted
        yield "verification", measure.has_verification == sentence["verification"]
        yield "strength", measure.strength.value == sentence["strength"]
        yield "topic", measure.topic_code == sentence["topic"]


def _due(measure: Measure) -> str | None:
    is_explicit = measure.deadline_source is DeadlineSource.EXPLICIT
    return str(measure.due_on) if is_explicit else None


def _coded_due(sentence: Answer) -> str | None:
    deadline = sentence["deadline"]
    return deadline["due_on"] if deadline["kind"] == "explicit" else None


def target(metrics: list[Metric]) -> float:
    """The score of the element target: 1 a number, 0.5 coverage in words, 0 none or a blank."""
    stated = [metric for metric in metrics if not metric.is_placeholder]
    return max((1.0 if metric.is_digits else 0.5 for metric in stated), default=0.0)


def coded_target(sentence: Answer, metrics: list[Answer]) -> float:
    """The same of the metrics that were coded for this sentence."""
    scores = [
        0.5 if _is_in_words(metric) else 1.0
        for metric in metrics
        if not metric["is_placeholder"] and _stands_in(metric, sentence)
    ]
    return max(scores, default=0.0)


def _is_in_words(metric: Answer) -> bool:
    return metric["kind"] == "coverage" and not any(sign in metric["quote"] for sign in _ALL)


def _stands_in(metric: Answer, sentence: Answer) -> bool:
    quote, words = bare(metric["quote"]), bare(sentence["quote"])
    if quote in words:
        return True
    same_section = metric.get("section_n") == sentence.get("section_n")
    return same_section and len(quote) > 1 and alike(metric["quote"], sentence["quote"]) > _QUOTED
