"""A made document held against what was read in it, row by row and template by template.

Here: the difference of true and found rows, each with the template's name.
Not here: rows (`truth`, `found`), scores (`tests.golden.scoring`), making documents.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric
from tests.generator.found import found_rows, metrics_in_words
from tests.generator.rows import Made, Value
from tests.generator.truth import Plain, Row, head_of, number, true_rows
from tests.golden.scoring import alike, bare

LIKE = 0.5
ONE_ANSWER = ("document", "measure_type", "strength", "owner", "verification", "topic")
"""Questions with one answer each; where a template leaves one open, nobody asks."""


@dataclass(frozen=True)
class Difference:
    """A row that is only true or only found, and the template that it comes from."""

    how: str
    row: Row
    form: str

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"[{self.form}] {self.row.component} {self.how}: {self.row.key}"


def differences(made: Made, found: Extraction, plain: Plain = bare) -> list[Difference]:
    """Everything that was missed or made up in one document."""
    forms: dict[Row, str] = {}
    want: Counter[Row] = Counter()
    for row, form in true_rows(made, plain):
        forms.setdefault(row, form)
        want[row] += 1
    asked = {(row.component, row.key[0]) for row in want}
    have = Counter(
        row
        for row in found_rows(found, plain)
        if row.component not in ONE_ANSWER or (row.component, row.key[0]) in asked
    )
    missed = [Difference("missed", row, forms[row]) for row in (want - have).elements()]
    answered = {(d.row.component, d.row.key[0]) for d in missed if d.row.component in ONE_ANSWER}
    by_words = _forms_by_words(made, plain)
    # A question that got the wrong answer is one difference, not two.
    made_up = [
        Difference("made up", row, by_words.get(str(row.key[0]), "elsewhere"))
        for row in (have - want).elements()
        if (row.component, row.key[0]) not in answered
    ]
    return missed + made_up + list(_unlike(made, found, plain))


def row_count(made: Made, plain: Plain = bare) -> int:
    """How many rows a document has."""
    return sum(1 for _ in true_rows(made, plain))


def _forms_by_words(made: Made, plain: Plain) -> dict[str, str]:
    forms = {plain(s.text): s.form for section in made.sections for s in section.sentences}
    for section in made.sections:
        form = section.bracket.form if section.bracket else section.ladder
        forms.setdefault(head_of(section, plain), form)
    return forms


def _unlike(made: Made, found: Extraction, plain: Plain) -> Iterator[Difference]:
    """Metrics of the right value whose indicator or subject is in other words than printed.

    As short as stays unambiguous is a matter of taste: half of the shorter one's letters do.
    """
    metrics: dict[tuple, list[Metric]] = {}
    for metric, words in metrics_in_words(found, plain):
        metrics.setdefault((words, number(metric.value), metric.unit), []).append(metric)
    for section in made.sections:
        for sentence in section.sentences:
            for value in sentence.values:
                words = plain(sentence.text)
                read = metrics.get((words, number(value.value), value.unit), [])
                for component, said, heard in _in_words(value, read):
                    yield Difference("unlike", Row(component, (words, said, heard)), sentence.form)


def _in_words(value: Value, read: list[Metric]) -> Iterator[tuple[str, str, str | None]]:
    if not read:
        return
    indicators, subjects = [m.indicator or "" for m in read], [m.subject or "" for m in read]
    if not any(alike(value.indicator, indicator) > LIKE for indicator in indicators):
        yield "indicators", value.indicator, indicators[0]
    if value.subject and not any(alike(value.subject, subject) > LIKE for subject in subjects):
        yield "subjects", value.subject, subjects[0]
