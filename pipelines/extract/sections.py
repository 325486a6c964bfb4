"""Sections read: their sentences, responsible bodies, topic, measures and achievements.

Here: what a section's text holds once its place in the tree is known (CODEBOOK 3 to 8).
Not here: the tree (`extract.outline`), ids and rows (`extract.rows`).
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from pipelines.extract.cleaning import CleanText
from pipelines.extract.dates import find_dates
from pipelines.extract.deadlines import Calendar, as_deadline
from pipelines.extract.front import Front
from pipelines.extract.measures import (
    Findings,
    FoundMeasure,
    Setting,
    explicit,
    inherited,
    read_measure,
    read_metrics,
)
from pipelines.extract.metrics import FoundMetric
from pipelines.extract.outline import Node
from pipelines.extract.owners import TaskOwners
from pipelines.extract.responsibilities import Assignment, find_responsibilities
from pipelines.extract.responsibility_lists import Mention
from pipelines.extract.scenes import Placed
from pipelines.extract.sentences import is_list, is_remark, sentences_of
from pipelines.extract.topic_phrases import LOCAL
from pipelines.extract.topics import TaskTopic, TopicReader, goal_topic
from pipelines.extract.wording import states_action
from pipelines.model.commitment import UnitKind
from pipelines.model.document import Kind
from pipelines.model.quantity import Deadline, MetricRole
from pipelines.model.section import Role
from pipelines.text.patterns import short_pattern

MAX_SENTENCES = 20_000
"""Sentences that one document is read for; a real plan has a few hundred."""

COMMITTING = (Role.TASK, Role.SAFEGUARD, Role.NEXT)
_WITHOUT_TOPIC = (Role.PREAMBLE, Role.GUIDING, Role.BOILERPLATE, Role.PROBLEM)
_NO_TOPIC = TaskTopic(LOCAL, 0.0, ())
_PHASE = short_pattern("extract.sections.phase", r"第[一二三四五]阶段|近期|短期内")
_GOAL_LABEL = short_pattern(
    "extract.sections.goal_label", r"^ *(?:(?:总体|工作|主要|年度|具体)?目标(?:任务)?):"
)

Answering = tuple[tuple[Mention, UnitKind, bool], ...]
"""Bodies with their sort, and whether each can be called to account by name."""


@dataclass(slots=True)
class ReadSection:
    """One section with what its own text holds."""

    node: Node
    sentences: list[tuple[int, int]]
    mentions: Answering
    assignments: tuple[Assignment, ...]
    deadline: Deadline | None
    topic: TaskTopic
    measures: list[FoundMeasure]
    measure_topics: list[str]
    achievements: list[tuple[int, int, tuple[FoundMetric, ...]]]
    is_cut: bool

    @property
    def is_task(self) -> bool:
        """Whether the section is a task: a leaf that commits."""
        return self.node.is_leaf and self.node.role in COMMITTING


def read_sections(
    clean: CleanText, front: Front, nodes: list[Node], found: Findings, topics: TopicReader
) -> list[ReadSection]:
    """Every section of the outline, in order; beyond `MAX_SENTENCES` of a document none is read."""
    reader = _Reader(clean, front, found, topics)
    sections, room = [], MAX_SENTENCES
    for node in nodes:
        section = reader.read(node, room)
        room -= len(section.sentences)
        sections.append(section)
    reader.add_topics(sections)
    for section in sections:
        reader.add_findings(section)
    return sections


@dataclass(frozen=True, slots=True)
class _Reader:
    clean: CleanText
    front: Front
    found: Findings
    topics: TopicReader
    answering: dict[int, Answering] = field(default_factory=dict)
    """The bodies of each section read so far: what stands below it has them too."""

    def read(self, node: Node, room: int) -> ReadSection:
        """One section, up to its `room` first sentences."""
        view = self.clean.view
        blocks: tuple[Assignment, ...] = ()
        if node.row is not None:
            blocks = node.row.assignments(view)
        elif node.own and node.role in COMMITTING:
            blocks = find_responsibilities(view, node.own[0][0], node.own[-1][1])
        # Two brackets of one section may name a body twice.
        named = {(m.unit_raw, m.responsibility): m for b in reversed(blocks) for m in b.mentions}
        mentions = tuple(
            (mention, *self.front.body_kind(view[mention.start : mention.end]))
            for mention in sorted(named.values(), key=lambda mention: mention.start)
        )
        if node.parent is not None:
            mentions = mentions or self.answering.get(id(node.parent), ())
        self.answering[id(node)] = mentions
        sentences = sentences_of(view, node.own, blocks)
        is_cut, sentences = len(sentences) > room, sentences[:room]
        deadline = self._deadline(node, blocks)
        return ReadSection(
            node, sentences, mentions, blocks, deadline, _NO_TOPIC, [], [], [], is_cut
        )

    def add_topics(self, sections: list[ReadSection]) -> None:
        """The topic of each section and its sentences; the words of all are weighed at once."""
        texts = [self._topic_texts(section) for section in sections]
        weighed = iter(self.topics.score_all([text for some in texts for text in some]))
        for section, some in zip(sections, texts, strict=True):
            section.topic = self._topic(section, list(islice(weighed, len(some))))

    def _topic_texts(self, section: ReadSection) -> list[str]:
        """The texts that tell a section's topic: its title, but for goals, and its sentences."""
        node, view = section.node, self.clean.view
        if node.role in _WITHOUT_TOPIC:
            return []
        texts = [view[a:b] for a, b in section.sentences]
        return texts if node.role is Role.GOAL else [_title(view, node), *texts]

    def _topic(self, section: ReadSection, weighed: list[dict[str, float]]) -> TaskTopic:
        node = section.node
        if node.role in _WITHOUT_TOPIC:
            return TaskTopic(LOCAL, 0.0, (LOCAL,) * len(section.sentences))
        if node.role is Role.GOAL:
            return TaskTopic(LOCAL, 0.0, tuple(map(goal_topic, weighed)))
        path = []
        parent = node.parent
        while parent is not None:
            path.append(_title(self.clean.view, parent))
            parent = parent.parent
        safe, beside = node.role is Role.SAFEGUARD, self.front.is_beside
        return self.topics.weighed_topic(weighed, path, is_safeguard=safe, is_beside=beside)

    def add_findings(self, section: ReadSection) -> None:
        """What the section's sentences promise, or report."""
        role, view = section.node.role, self.clean.view
        if role in (*COMMITTING, Role.GOAL):
            self._add_measures(section)
        elif role is Role.ACHIEVEMENT:
            section.achievements = [
                (a, b, read_metrics(self.found, a, b, MetricRole.ACHIEVED))
                for a, b in section.sentences
                if not self.front.is_fragment(view, a, b) or states_action(view, a, b)
            ]

    def _deadline(self, node: Node, blocks: tuple[Assignment, ...]) -> Deadline | None:
        """A date that the title or the closing line gives to all sentences of the section."""
        heading = node.heading
        spans = [] if heading is None else [(heading.title_start, heading.title_end)]
        spans += [b.deadline for b in blocks if b.deadline]
        for start, end in spans:
            for phrase in find_dates(self.clean.view, start, end, self.front.only_year):
                known = Calendar(*self.front.told, is_title=True)
                deadline = as_deadline(self.clean.view, phrase, known)
                if deadline:
                    return deadline
        return None

    def _add_measures(self, section: ReadSection) -> None:
        node, view = section.node, self.clean.view
        is_goal = node.role is Role.GOAL
        setting = Setting(
            owners=TaskOwners(
                any(named for _, _, named in section.mentions),
                bool(section.mentions),
                self.front.has_unit_attachment and not section.mentions,
            ),
            calendar=Calendar(*self._years(node), is_goal=is_goal),
            due=(
                explicit(section.deadline)
                if section.deadline
                else inherited(self._inherited(node), self._phase(node))
            ),
            is_goal=is_goal,
            metric_role=MetricRole.TARGET,
        )
        labelled = [
            p for p in node.own if view.find("目标", *p) >= 0 and _GOAL_LABEL.search(view, *p)
        ]
        found = self._dated(section)
        for (start, end), topic in zip(
            section.sentences, section.topic.sentence_codes, strict=True
        ):
            if is_remark(view, start, end) or self.front.is_fragment(view, start, end):
                continue
            if is_list(view, start, end, self.found.figures):
                continue
            aims = labelled and any(first <= start < last for first, last in labelled)
            own = setting._replace(is_goal=True) if aims else setting
            measure = read_measure(found, start, end, own)
            if measure is not None:
                section.measures.append(measure)
                section.measure_topics.append(topic)

    def _dated(self, section: ReadSection) -> Findings:
        """What was found, with the year of the section's own date for dates that print none."""
        due = section.deadline
        if due is None or self.front.only_year is not None or not section.sentences:
            return self.found
        start, end = section.sentences[0][0], section.sentences[-1][1]
        dates = self.found.dates.within(start, end)
        if all(phrase.year is not None for phrase in dates):
            return self.found
        years = {due.due_on.year, (due.due_from or due.due_on).year}
        if len(years) > 1:
            return self.found
        return self.found._replace(
            dates=Placed(find_dates(self.clean.view, start, end, due.due_on.year))
        )

    def _phase(self, node: Node) -> str | None:
        title = _title(self.clean.view, node)
        hit = _PHASE.search(title) if "期" in title or "阶段" in title else None
        return hit.group() if hit else None

    def _years(self, node: Node) -> tuple[int | None, int | None]:
        """The years that a section commits for: the plan's, or the year after a report's."""
        start, end = self.front.told
        if self.front.manner is Kind.REPORT and node.role is Role.NEXT and end is not None:
            return end + 1, end + 1
        return start, end

    def _inherited(self, node: Node) -> date | None:
        end = self._years(node)[1]
        return None if end is None else date(end, 12, 31)


def _title(view: str, node: Node) -> str:
    heading = node.heading
    return "" if heading is None else view[heading.title_start : heading.title_end]
