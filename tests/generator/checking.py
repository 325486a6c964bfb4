"""A made document's rows held against what was read in it, row by row and form by form.

Here: true rows and found rows under the same keys, and the difference with the template's name.
Not here: scores (`tests.golden.scoring`), making documents.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.model.commitment import DeadlineSource
from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric
from tests.generator.rows import OPEN, Due, Made, Section, Sentence, Value
from tests.generator.topics import TOPICS
from tests.golden.scoring import alike, bare

LIKE = 0.5
LEFT_OPEN = ("measure_type", "strength", "owner", "verification", "topic")
"""What a template may leave open: nobody asks there."""
ONE_ANSWER = (*LEFT_OPEN, "document")
TASK_ROLES = ("task", "safeguard", "next")
GOAL = "goal"


@dataclass(frozen=True)
class Row:
    """One row of one component; rows are the same where component and key are."""

    component: str
    key: tuple


@dataclass(frozen=True)
class Difference:
    """A row that is only true or only found, and the template that it comes from."""

    how: str
    row: Row
    form: str

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"[{self.form}] {self.row.component} {self.how}: {self.row.key}"


def differences(made: Made, found: Extraction) -> list[Difference]:
    """Everything that was missed or made up in one document."""
    forms: dict[Row, str] = {}
    want: Counter[Row] = Counter()
    for row, form in _true_rows(made):
        forms.setdefault(row, form)
        want[row] += 1
    asked = {(row.component, row.key[0]) for row in want}
    have = Counter(
        row
        for row in _found_rows(found)
        if row.component not in LEFT_OPEN or (row.component, row.key[0]) in asked
    )
    by_words = _forms_by_words(made)
    missed = [Difference("missed", row, forms[row]) for row in (want - have).elements()]
    answered = {(d.row.component, d.row.key[0]) for d in missed if d.row.component in ONE_ANSWER}
    # A question that got the wrong answer is one difference, not two.
    made_up = [
        Difference("made up", row, by_words.get(str(row.key[0]), "elsewhere"))
        for row in (have - want).elements()
        if (row.component, row.key[0]) not in answered
    ]
    return missed + made_up + list(_unlike(made, found))


def _forms_by_words(made: Made) -> dict[str, str]:
    forms = {bare(s.text): s.form for section in made.sections for s in section.sentences}
    for section in made.sections:
        form = section.bracket.form if section.bracket else section.ladder
        forms.setdefault(_head(section), form)
    return forms


def _head(section: Section) -> str:
    return bare((section.ordinal or "") + "|" + (section.title or ""))


def _true_rows(made: Made) -> Iterator[tuple[Row, str]]:
    for name, value in made.fields.items():
        yield Row("document", (name, _plain(value))), f"front {name}"
    for flag in made.flags:
        yield Row("flags", (flag,)), "front"
    for title in set(made.cites):
        yield Row("citations", (bare(title),)), "cites"
    heads = Counter(_head(section) for section in made.sections)
    for section in made.sections:
        if section.ordinal or section.title:
            key = (_head(section), section.level, section.role)
            yield Row("sections", key), section.ladder
        yield from _of_task(section, is_alone=heads[_head(section)] == 1)
        for sentence in section.sentences:
            yield from _of_sentence(made, section, sentence)


def _of_task(section: Section, *, is_alone: bool) -> Iterator[tuple[Row, str]]:
    if not section.is_leaf or section.role not in TASK_ROLES:
        return
    head = _head(section)
    yield Row("tasks", (head,)), section.ladder
    if section.topic and (section.title or (is_alone and _serves_topic(section))):
        yield Row("topic", (head, section.topic)), f"topic {section.topic}"
    for unit in section.bracket.units if section.bracket else ():
        yield Row("units", (head, bare(unit.raw), unit.role)), section.bracket.form


def _serves_topic(section: Section) -> bool:
    """Whether most sentences of an item without a title name things of its topic."""
    topic = TOPICS[section.topic or ""]
    nouns = (*topic.objects, topic.thing, topic.rate, topic.activity)
    serving = sum(any(noun in s.text for noun in nouns) for s in section.sentences)
    return serving * 2 > len(section.sentences)


def _of_sentence(made: Made, section: Section, sentence: Sentence) -> Iterator[tuple[Row, str]]:
    words, form = bare(sentence.text), sentence.form
    if section.role == "achievement":
        yield Row("achievements", (words,)), form
    elif sentence.counts and section.role in (*TASK_ROLES, GOAL):
        yield Row("measures", (words,)), form
        due = sentence.due or _section_due(section)
        if due:
            yield Row("deadlines", (words, due.due_on, due.due_from, due.precision)), form
        elements = _elements(made, section, sentence)
        yield from ((Row(name, (words, v)), form) for name, v in elements if v is not None)
    else:
        return
    for value in sentence.values:
        yield Row("metrics", (words, *_value_key(value, section, sentence))), form


def _elements(made: Made, section: Section, sentence: Sentence) -> Iterator[tuple[str, object]]:
    """What a measure's fields should say; None where nobody asks."""
    if section.role == GOAL:
        yield "measure_type", GOAL
        return
    is_rule = sentence.measure_type == "standing_rule" and sentence.strength != "prohibition"
    # 应当 with a date, also one that stands in the task's list, is no standing rule.
    yield "measure_type", None if is_rule and _section_due(section) else sentence.measure_type
    yield "strength", sentence.strength
    yield "owner", None if sentence.owner == OPEN else _owner(made, section, sentence)
    yield "verification", sentence.verification


def _section_due(section: Section) -> Due | None:
    return section.due or (section.bracket.due if section.bracket else None)


def _owner(made: Made, section: Section, sentence: Sentence) -> str:
    """Named where the sentence or the task's list names a body, else a class, else none."""
    units = section.bracket.units if section.bracket else ()
    if sentence.owner == "named" or any(unit.is_named for unit in units):
        return "named"
    if sentence.owner or units:
        return "collective"
    return "attachment" if made.has_attachment else "none"


def _value_key(value: Value, section: Section, sentence: Sentence) -> tuple:
    due = value.due_on or (sentence.due.due_on if sentence.due else None)
    if due is None and (by_section := _section_due(section)):
        due = by_section.due_on
    return (
        value.comparator, _number(value.value), _number(value.high), value.unit, value.kind,
        value.role, value.frequency, value.is_digits, value.is_approximate, value.is_placeholder,
        None if section.role == "achievement" else due,
    )  # fmt: skip


def _found_rows(found: Extraction) -> Iterator[Row]:
    document = found.document
    for name in (
        "title", "kind", "level", "jurisdiction_code", "doc_number", "issuer", "adopted_on",
        "issued_on", "published_on", "period_start", "period_end",
    ):  # fmt: skip
        yield Row("document", (name, _plain(getattr(document, name))))
    yield from (Row("flags", (flag.value,)) for flag in document.flags)
    titles = {bare(citation.cited_title) for citation in found.citations}
    yield from (Row("citations", (title,)) for title in titles)
    for section in found.sections:
        if section.ordinal or section.title:
            yield Row("sections", (_head_of(section), section.level, section.role.value))
    tasks = {task.task_id: task for task in found.tasks}
    for task in found.tasks:
        yield Row("tasks", (_head_of(task),))
        yield Row("topic", (_head_of(task), task.topic_code))
    for unit in found.task_units:
        head = _head_of(tasks[unit.task_id])
        yield Row("units", (head, bare(unit.unit_raw), unit.responsibility.value))
    yield from _found_measures(found)
    yield from (Row("achievements", (bare(a.text),)) for a in found.achievements)
    sentences = _sentences(found)
    for metric in found.metrics:
        yield Row("metrics", (bare(sentences[_owner_id(metric)]), *_metric_key(metric)))


def _found_measures(found: Extraction) -> Iterator[Row]:
    for measure in found.measures:
        words, is_goal = bare(measure.text), measure.measure_type.value == GOAL
        yield Row("measures", (words,))
        if measure.deadline_source is DeadlineSource.EXPLICIT:
            precision = measure.due_precision and measure.due_precision.value
            yield Row("deadlines", (words, measure.due_on, measure.due_from, precision))
        yield Row("measure_type", (words, measure.measure_type.value))
        if not is_goal:
            yield Row("strength", (words, measure.strength.value))
            yield Row("owner", (words, measure.owner.value))
            yield Row("verification", (words, measure.has_verification))


def _metric_key(metric: Metric) -> tuple:
    return (
        metric.comparator and metric.comparator.value, _number(metric.value),
        _number(metric.value_high), metric.unit, metric.kind.value, metric.role.value,
        metric.frequency and metric.frequency.value, metric.is_digits, metric.is_approximate,
        metric.is_placeholder, metric.due_on,
    )  # fmt: skip


def _sentences(found: Extraction) -> dict[str, str]:
    sentences = {measure.measure_id: measure.text for measure in found.measures}
    return sentences | {a.achievement_id: a.text for a in found.achievements}


def _owner_id(metric: Metric) -> str:
    return metric.measure_id or metric.achievement_id or ""


def _unlike(made: Made, found: Extraction) -> Iterator[Difference]:
    """Metrics of the right value whose indicator or subject is in other words than printed.

    As short as stays unambiguous is a matter of taste: half of the shorter one's letters do.
    """
    sentences = _sentences(found)
    metrics: dict[tuple, list[Metric]] = {}
    for metric in found.metrics:
        key = (bare(sentences[_owner_id(metric)]), _number(metric.value), metric.unit)
        metrics.setdefault(key, []).append(metric)
    for section in made.sections:
        for sentence in section.sentences:
            for value in sentence.values:
                key = (bare(sentence.text), _number(value.value), value.unit)
                like = metrics.get(key)
                if like and not any(alike(value.indicator, m.indicator or "") > LIKE for m in like):
                    row = Row("indicators", (key[0], value.indicator, like[0].indicator))
                    yield Difference("unlike", row, sentence.form)
                if (
                    like
                    and value.subject
                    and not any(alike(value.subject, m.subject or "") > LIKE for m in like)
                ):
                    row = Row("subjects", (key[0], value.subject, like[0].subject))
                    yield Difference("unlike", row, sentence.form)


def _head_of(part) -> str:
    return bare((part.ordinal or "") + "|" + (part.title or ""))


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 3)


def _plain(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else bare(str(value))
