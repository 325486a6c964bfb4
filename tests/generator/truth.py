"""The rows that a made document says, under the keys that found rows are put under too.

Here: true rows with the template that each comes from.
Not here: found rows (`found`), the difference (`checking`).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.generator.rows import OPEN, Due, Made, Section, Sentence, Value
from tests.generator.topics import TOPICS

TASK_ROLES = ("task", "safeguard", "next")
GOAL = "goal"

Plain = Callable[[str | None], str]
"""What is left of words when they are compared."""


@dataclass(frozen=True)
class Row:
    """One row of one component; rows are the same where component and key are."""

    component: str
    key: tuple


def true_rows(made: Made, plain: Plain) -> Iterator[tuple[Row, str]]:
    """Every row of a document with its template's name."""
    for name, value in made.fields.items():
        yield Row("document", (name, field_of(value, plain))), f"front {name}"
    for flag in made.flags:
        yield Row("flags", (flag,)), "front"
    for title in set(made.cites):
        yield Row("citations", (plain(title),)), "cites"
    heads = Counter(head_of(section, plain) for section in made.sections)
    for section in made.sections:
        head = head_of(section, plain)
        if section.ordinal or section.title:
            yield Row("sections", (head, section.level, section.role)), section.ladder
        if section.is_leaf and section.role in TASK_ROLES:
            yield Row("tasks", (head,)), section.ladder
            yield from _of_task(section, plain, is_alone=heads[head] == 1)
        for sentence in section.sentences:
            yield from _of_sentence(made, section, sentence, plain)


def _of_task(section: Section, plain: Plain, *, is_alone: bool) -> Iterator[tuple[Row, str]]:
    head = head_of(section, plain)
    if section.topic and (section.title or (is_alone and _serves_topic(section))):
        yield Row("topic", (head, section.topic)), f"topic {section.topic}"
    if section.bracket:
        for unit in section.bracket.units:
            yield Row("units", (head, plain(unit.raw), unit.role)), section.bracket.form


def _serves_topic(section: Section) -> bool:
    """Whether most sentences of an item without a title name things of its topic."""
    topic = TOPICS[section.topic or ""]
    nouns = (*topic.objects, topic.thing, topic.rate, topic.activity)
    serving = sum(any(noun in s.text for noun in nouns) for s in section.sentences)
    return serving * 2 > len(section.sentences)


def _of_sentence(
    made: Made, section: Section, sentence: Sentence, plain: Plain
) -> Iterator[tuple[Row, str]]:
    words, form = plain(sentence.text), sentence.form
    if section.role == "achievement":
        yield Row("achievements", (words,)), form
    elif sentence.counts and section.role in (*TASK_ROLES, GOAL):
        yield Row("measures", (words,)), form
        due = sentence.due or section_due(section)
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
    yield "measure_type", None if is_rule and section_due(section) else sentence.measure_type
    yield "strength", sentence.strength
    yield "owner", None if sentence.owner == OPEN else _owner(made, section, sentence)
    yield "verification", sentence.verification


def section_due(section: Section) -> Due | None:
    """The date that a title or list gives to all sentences of a section."""
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
    if due is None and (by_section := section_due(section)):
        due = by_section.due_on
    return (
        value.comparator, number(value.value), number(value.high), value.unit, value.kind,
        value.role, value.frequency, value.is_digits, value.is_approximate, value.is_placeholder,
        None if section.role == "achievement" else due,
    )  # fmt: skip


def head_of(section: Section, plain: Plain) -> str:
    """A heading's ordinal and title as one key."""
    return plain((section.ordinal or "") + "|" + (section.title or ""))


def number(value: float | None) -> float | None:
    """A value as precise as thirds are printed."""
    return None if value is None else round(float(value), 3)


def field_of(value: object, plain: Plain) -> str | None:
    """A document's field as text."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else plain(str(value))
