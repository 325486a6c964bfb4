"""The rows that were read in a made document, under the keys that true rows have.

Here: an extraction's records as rows.
Not here: true rows (`truth`), the difference (`checking`).
"""

from collections.abc import Iterator

from pipelines.model.commitment import DeadlineSource
from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric
from pipelines.model.section import Section, Task
from tests.generator.truth import GOAL, Plain, Row, field_of, number

FIELDS = (
    "title", "kind", "level", "jurisdiction_code", "doc_number", "issuer", "adopted_on",
    "issued_on", "published_on", "period_start", "period_end",
)  # fmt: skip


def found_rows(found: Extraction, plain: Plain) -> Iterator[Row]:
    """Every row of an extraction."""
    document = found.document
    yield from (
        Row("document", (name, field_of(getattr(document, name), plain))) for name in FIELDS
    )
    yield from (Row("flags", (flag.value,)) for flag in document.flags)
    titles = {plain(citation.cited_title) for citation in found.citations}
    yield from (Row("citations", (title,)) for title in titles)
    for section in found.sections:
        if section.ordinal or section.title:
            yield Row("sections", (_head(section, plain), section.level, section.role.value))
    tasks = {task.task_id: _head(task, plain) for task in found.tasks}
    for task in found.tasks:
        yield Row("tasks", (tasks[task.task_id],))
        yield Row("topic", (tasks[task.task_id], task.topic_code))
    for unit in found.task_units:
        yield Row("units", (tasks[unit.task_id], plain(unit.unit_raw), unit.responsibility.value))
    yield from _measures(found, plain)
    yield from (Row("achievements", (plain(a.text),)) for a in found.achievements)
    for metric, words in metrics_in_words(found, plain):
        yield Row("metrics", (words, *_metric_key(metric)))


def metrics_in_words(found: Extraction, plain: Plain) -> Iterator[tuple[Metric, str]]:
    """Each metric with the words of its sentence."""
    sentences = {measure.measure_id: measure.text for measure in found.measures}
    sentences |= {a.achievement_id: a.text for a in found.achievements}
    for metric in found.metrics:
        yield metric, plain(sentences[metric.measure_id or metric.achievement_id or ""])


def _measures(found: Extraction, plain: Plain) -> Iterator[Row]:
    for measure in found.measures:
        words = plain(measure.text)
        yield Row("measures", (words,))
        if measure.deadline_source is DeadlineSource.EXPLICIT:
            precision = measure.due_precision and measure.due_precision.value
            yield Row("deadlines", (words, measure.due_on, measure.due_from, precision))
        yield Row("measure_type", (words, measure.measure_type.value))
        if measure.measure_type.value != GOAL:
            yield Row("strength", (words, measure.strength.value))
            yield Row("owner", (words, measure.owner.value))
            yield Row("verification", (words, measure.has_verification))


def _metric_key(metric: Metric) -> tuple:
    return (
        metric.comparator and metric.comparator.value, number(metric.value),
        number(metric.value_high), metric.unit, metric.kind.value, metric.role.value,
        metric.frequency and metric.frequency.value, metric.is_digits, metric.is_approximate,
        metric.is_placeholder, metric.due_on,
    )  # fmt: skip


def _head(part: Section | Task, plain: Plain) -> str:
    return plain((part.ordinal or "") + "|" + (part.title or ""))
