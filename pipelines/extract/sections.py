"""Sections read: their sentences, responsible bodies, topic, measures and achievements.

Here: what a section's text holds once its place in the tree is known (CODEBOOK 3 to 8).
Not here: the tree (`extract.outline`), when a section is due (`extract.section_dates`), ids and
rows (`extract.rows`).
"""

from dataclasses import dataclass, field
from itertools import islice

from pipelines.extract.cleaning import CleanText
from pipelines.extract.deadlines import Calendar
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
from pipelines.extract.roles import role_of_title
from pipelines.extract.section_dates import (
    dated,
    end_of,
    own_deadline,
    phase_of,
    title_of,
    years_of,
)
from pipelines.extract.sentences import is_list, is_page_mark, is_remark, sentences_of
from pipelines.extract.shared_lines import lines_for_all
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

    def answers_with(self, last: "ReadSection") -> None:
        """Takes the bodies and the date of a line that stands below the last of a list."""
        self.mentions = self.mentions or last.mentions
        if any(block.deadline for block in last.assignments):
            self.deadline = self.deadline or last.deadline


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
    blocks = [section.assignments for section in sections]
    for at, last in lines_for_all(clean.view, nodes, blocks).items():
        sections[at].answers_with(sections[last])
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
        deadline = own_deadline(self.clean.view, self.front, node, blocks)
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
        return texts if node.role is Role.GOAL else [title_of(view, node), *texts]

    def _topic(self, section: ReadSection, weighed: list[dict[str, float]]) -> TaskTopic:
        node = section.node
        if node.role in _WITHOUT_TOPIC:
            return TaskTopic(LOCAL, 0.0, (LOCAL,) * len(section.sentences))
        if node.role is Role.GOAL:
            return TaskTopic(LOCAL, 0.0, tuple(map(goal_topic, weighed)))
        title, path = title_of(self.clean.view, node), []
        is_next = node.role is Role.NEXT
        parent = node.parent
        while parent is not None:
            above = title_of(self.clean.view, parent)
            if not (is_next and role_of_title(above, Kind.REPORT) is Role.NEXT):
                path.append(above)  # 2024年工作安排 says nothing of what the work is
            parent = parent.parent
        safe, beside = node.role is Role.SAFEGUARD, self.front.is_beside
        is_list = is_next and (not title or role_of_title(title, Kind.REPORT) is Role.NEXT)
        return self.topics.weighed_topic(
            weighed, path, is_safeguard=safe, is_beside=beside, is_list=is_list
        )

    def add_findings(self, section: ReadSection) -> None:
        """What the section's sentences promise, or report."""
        role, view = section.node.role, self.clean.view
        if role in (*COMMITTING, Role.GOAL):
            self._add_measures(section)
        elif role is Role.ACHIEVEMENT:
            section.achievements = [
                (a, b, read_metrics(self.found, a, b, MetricRole.ACHIEVED))
                for a, b in section.sentences
                if not is_page_mark(view, a, b)
                and (not self.front.is_fragment(view, a, b) or states_action(view, a, b))
            ]

    def _add_measures(self, section: ReadSection) -> None:
        node, view = section.node, self.clean.view
        is_goal = node.role is Role.GOAL
        setting = Setting(
            owners=TaskOwners(
                any(named for _, _, named in section.mentions),
                bool(section.mentions),
                self.front.has_unit_attachment and not section.mentions,
            ),
            calendar=Calendar(*years_of(self.front, node), is_goal=is_goal),
            due=(
                explicit(section.deadline)
                if section.deadline
                else inherited(end_of(self.front, node), phase_of(view, node))
            ),
            is_goal=is_goal,
            metric_role=MetricRole.TARGET,
        )
        labelled = [
            p for p in node.own if view.find("目标", *p) >= 0 and _GOAL_LABEL.search(view, *p)
        ]
        found = dated(view, self.front, self.found, section.deadline, section.sentences)
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
