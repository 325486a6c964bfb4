"""Rows with their ids.

Here: what was found in sections, turned into the records of `pipelines.model`.
Not here: finding (`extract.sections`), frames (`store.frames`).
"""

from datetime import date
from typing import NamedTuple

from pipelines.extract.bodies import read_body
from pipelines.extract.front import Front
from pipelines.extract.measures import FoundMeasure
from pipelines.extract.metrics import FoundMetric
from pipelines.extract.outline import Node
from pipelines.extract.sections import ReadSection
from pipelines.model.commitment import Achievement, Measure, TaskUnit
from pipelines.model.identity import Ids
from pipelines.model.quantity import Metric
from pipelines.model.section import Section, Task
from pipelines.text.printed import Printed


class _Owner(NamedTuple):
    """The sentence that a metric belongs to, and the date it has from it."""

    measure_id: str | None
    achievement_id: str | None
    due_on: date | None


class RowMaker:
    """The rows of one document, in reading order."""

    def __init__(self, document_id: str, text: Printed) -> None:
        self._text = text
        self._section_ids = Ids("section", document_id)
        self._task_ids = Ids("task", document_id)
        self._measure_ids = Ids("measure", document_id)
        self._achievement_ids = Ids("achievement", document_id)
        self._metric_ids = Ids("metric", document_id)
        self.sections: list[Section] = []
        self.tasks: list[Task] = []
        self.task_units: list[TaskUnit] = []
        self.measures: list[Measure] = []
        self.achievements: list[Achievement] = []
        self.metrics: list[Metric] = []

    def add_sections(self, front: Front, nodes: list[Node], sections: list[ReadSection]) -> None:
        """Every section with what it holds."""
        ids: dict[int, str] = {}
        for node, section in zip(nodes, sections, strict=True):
            row = self._section(node, ids)
            self.sections.append(row)
            task_id = self._add_task(front, row, section) if section.is_task else None
            for measure, topic in zip(section.measures, section.measure_topics, strict=True):
                self._add_measure(row.section_id, task_id, measure, topic)
            codes = section.topic.sentence_codes
            for (start, end, metrics), topic in zip(section.achievements, codes, strict=False):
                self._add_achievement(row.section_id, (start, end), metrics, topic)

    def _section(self, node: Node, ids: dict[int, str]) -> Section:
        heading = node.heading
        ordinal = title = None
        if heading is not None:
            ordinal = self._text[heading.start : heading.mark_end].strip() or None
            title = self._text[heading.title_start : heading.title_end].strip() or None
        section_id = self._section_ids.next(ordinal or "", title or "")
        ids[id(node)] = section_id
        parent_id = ids[id(node.parent)] if node.parent is not None else None
        return Section(
            section_id,
            parent_id,
            node.position,
            node.level,
            ordinal,
            title,
            node.role,
            *self._text.span(node.start, node.end),
        )

    def _add_task(self, front: Front, row: Section, section: ReadSection) -> str:
        task_id = self._task_ids.next(row.ordinal or "", row.title or "")
        topic = section.topic
        self.tasks.append(
            Task(
                task_id,
                row.section_id,
                len(self.tasks),
                row.ordinal,
                row.title,
                topic.code,
                topic.score,
            )
        )
        for position, (mention, _, _) in enumerate(section.mentions):
            raw = self._text[mention.start : mention.end]
            body = read_body(mention.unit_raw, front.years[0])
            self.task_units.append(
                TaskUnit(
                    task_id,
                    position,
                    raw,
                    body.unit,
                    body.function_code,
                    body.unit_kind,
                    body.successor,
                    mention.responsibility,
                )
            )
        return task_id

    def _printed(self, span: tuple[int, int] | None) -> str | None:
        """The words of a span as the text prints them."""
        return None if span is None else self._text[span[0] : span[1]]

    def _add_measure(
        self, section_id: str, task_id: str | None, found: FoundMeasure, topic: str
    ) -> None:
        text, due = self._text[found.start : found.end], found.due
        measure_id = self._measure_ids.next(text)
        self.measures.append(
            Measure(
                measure_id,
                section_id,
                task_id,
                len(self.measures),
                text,
                *self._text.span(found.start, found.end),
                found.measure_type,
                found.strength,
                found.owner,
                self._printed(found.owner_span),
                found.has_verification,
                due.on,
                due.since,
                due.precision,
                self._printed(due.span) or due.phase_text,
                due.source,
                found.frequency,
                topic,
            )
        )
        for metric in found.metrics:
            self._add_metric(metric, topic, _Owner(measure_id, None, found.due_of(metric)))

    def _add_achievement(
        self, section_id: str, span: tuple[int, int], metrics: tuple[FoundMetric, ...], topic: str
    ) -> None:
        text = self._text[span[0] : span[1]]
        achievement_id = self._achievement_ids.next(text)
        self.achievements.append(
            Achievement(
                achievement_id,
                section_id,
                len(self.achievements),
                text,
                *self._text.span(*span),
                topic,
            )
        )
        for metric in metrics:
            self._add_metric(metric, topic, _Owner(None, achievement_id, None))

    def _add_metric(self, found: FoundMetric, topic: str, owner: _Owner) -> None:
        text = self._text[found.start : found.end]
        metric_id = self._metric_ids.next(owner.measure_id or owner.achievement_id or "", text)
        # What was found has the fields of a row, in its order, the span first.
        span = self._text.span(found.start, found.end)
        owners = (owner.measure_id, owner.achievement_id)
        row = (metric_id, *owners, len(self.metrics), text, *span, *found[2:])
        self.metrics.append(Metric(*row, owner.due_on, topic))
