"""What one document commits to, as a tree.

Here: sections, each measure with its elements under its section, each metric under its sentence.
Not here: how it was read (`reading`), the same as JSON (`__main__`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from pipelines.console.words import words
from pipelines.model.commitment import DeadlineSource, Measure, Owner
from pipelines.model.document import Document
from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric
from pipelines.model.section import Section

_OWNER_STYLES = {Owner.NAMED: "green", Owner.COLLECTIVE: "yellow", Owner.ATTACHMENT: "yellow"}


def document_tree(extraction: Extraction) -> Tree:
    """The whole document: its fields, its sections, its citations and its problems."""
    document = extraction.document
    tree = Tree(words(document.title or "(no title)", "bold"))
    for line in _fields(document):
        tree.add(line)
    _add_sections(tree, extraction)
    _add_list(
        tree,
        "cites",
        (Text.assemble("《", words(one.cited_title), "》") for one in extraction.citations),
    )
    _add_list(
        tree,
        "accountability",
        (
            Text.assemble(f"{answer.item_code}: {answer.answer}  ", words(answer.text, "dim"))
            for answer in extraction.accountability
        ),
    )
    _add_list(
        tree,
        "problems",
        (
            Text.assemble((f"{one.kind}  ", "red"), words(one.text), f"  → {one.advice}")
            for one in extraction.problems
        ),
    )
    return tree


def _fields(document: Document) -> Iterable[Text]:
    place = _joined(document.jurisdiction_name, document.jurisdiction_code) or "no jurisdiction"
    years = f"{document.period_start or '?'}–{document.period_end or '?'}"
    yield Text(f"{document.kind} ({document.kind_reason})  {years}")
    yield words(
        f"{place or 'no jurisdiction'}  {document.issuer or ''}  {document.doc_number or ''}"
    )
    dates = {
        "adopted": document.adopted_on,
        "issued": document.issued_on,
        "published": document.published_on,
    }
    stated = "  ".join(f"{name} {day}" for name, day in dates.items() if day)
    if stated:
        yield Text(stated)
    if document.flags:
        yield Text("flags: " + ", ".join(document.flags), "yellow")


def _add_sections(tree: Tree, extraction: Extraction) -> None:
    measures = _by_section(extraction.measures)
    achievements = _by_section(extraction.achievements)
    metrics: dict[str, list[Metric]] = defaultdict(list)
    for metric in extraction.metrics:
        metrics[metric.measure_id or metric.achievement_id or ""].append(metric)
    bodies: dict[str, list[str]] = defaultdict(list)
    for unit in extraction.task_units:
        bodies[unit.task_id].append(f"{unit.responsibility} {unit.unit}")
    answerable = {task.section_id: bodies[task.task_id] for task in extraction.tasks}
    branches: dict[str | None, Tree] = {None: tree}
    for section in extraction.sections:
        branch = branches[section.parent_section_id].add(_heading(section))
        branches[section.section_id] = branch
        if answerable.get(section.section_id):
            branch.add(words("bodies: " + ", ".join(answerable[section.section_id]), "cyan"))
        for measure in measures[section.section_id]:
            leaf = branch.add(words(measure.text))
            leaf.add(_elements(measure, metrics[measure.measure_id]))
            _add_metrics(leaf, metrics[measure.measure_id])
        for achievement in achievements[section.section_id]:
            leaf = branch.add(words(achievement.text, "italic"))
            _add_metrics(leaf, metrics[achievement.achievement_id])


def _by_section(records: Sequence) -> dict[str, list]:
    grouped = defaultdict(list)
    for record in records:
        grouped[record.section_id].append(record)
    return grouped


def _heading(section: Section) -> Text:
    title = _joined(section.ordinal, section.title) or "(no heading)"
    return Text.assemble(words(title, "bold blue"), (f"  {section.role}", "dim"))


def _joined(*parts: str | None) -> str:
    return " ".join(filter(None, parts))


def _elements(measure: Measure, metrics: Sequence[Metric]) -> Text:
    """The four elements: who, when, how much, how it is checked."""
    owner = f"{measure.owner} {measure.owner_raw or ''}".strip()
    return Text.assemble(
        (f"{measure.measure_type} · {measure.strength} · {measure.topic_code}", "dim"),
        "  who: ",
        words(owner, _OWNER_STYLES.get(measure.owner, "red")),
        "  when: ",
        _deadline(measure),
        "  how much: ",
        (str(len(metrics)), "green" if metrics else "red"),
        "  check: ",
        ("yes", "green") if measure.has_verification else ("no", "red"),
    )


def _deadline(measure: Measure) -> Text:
    if measure.frequency:
        return Text(f"every {measure.frequency}", "green")
    if measure.deadline_source is DeadlineSource.NONE:
        return Text("none", "red")
    is_own = measure.deadline_source is DeadlineSource.EXPLICIT
    return Text(f"{measure.due_on} ({measure.deadline_source})", "green" if is_own else "yellow")


def _add_metrics(leaf: Tree, metrics: Iterable[Metric]) -> None:
    for metric in metrics:
        value = "blank" if metric.is_placeholder else _value(metric)
        line = Text.assemble(words(metric.text, "magenta"), "  ", words(metric.indicator))
        line.append(f"  {metric.comparator or ''} {value}  {metric.kind}, {metric.role}", "dim")
        leaf.add(line)


def _value(metric: Metric) -> str:
    high = f"–{metric.value_high:g}" if metric.value_high is not None else ""
    value = f"{metric.value:.10g}" if metric.value is not None else "?"
    return f"{value}{high} {metric.unit or ''}".strip()


def _add_list(tree: Tree, name: str, lines: Iterable[Text]) -> None:
    lines = list(lines)
    if lines:
        branch = tree.add(Text(f"{name} ({len(lines)})", "bold"))
        for line in lines:
            branch.add(line)
