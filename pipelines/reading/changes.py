"""What a new version of a document changed, by measure and by metric.

Here: two versions' facts side by side, as rows of `plans.changes`.
Not here: which sentence is which (`.pairing`), when a version is new (`.history`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipelines.model.commitment import DeadlineSource
from pipelines.model.history import Change, Element, Fact
from pipelines.model.identity import make_id
from pipelines.reading.pairing import Pair, Sentence, bare_words, pairs

Row = Mapping[str, object]
Facts = Mapping[str, Sequence[Row]]
"""The measures, achievements and metrics of one version, as their tables have them."""

_OF_MEASURES = ("due_from", "frequency", "owner", "strength", "has_verification")
_OF_METRICS = ("value", "value_high", "unit", "comparator", "due_on", "is_placeholder")
_SHOWN_OF_METRICS = ("due_on", "value", "value_high", "unit", "comparator")

_SAME_INDICATOR = 0.6
"""So alike are the words of what a value measures where it is the same value that was changed."""


@dataclass(frozen=True, slots=True)
class Succession:
    """A new version of a document; `is_same_reader` where both were read by the same rules."""

    document_id: str
    version_no: int
    is_same_reader: bool


def changes(succession: Succession, old: Facts, new: Facts) -> list[dict[str, object]]:
    """The rows of `plans.changes`, in the order of the text.

    Where other rules read the new version, sentences whose words stayed are left out: what
    differs in them is the reading and not the document.
    """
    rows: list[dict[str, object]] = []
    for table, key in (("measures", "measure_id"), ("achievements", "achievement_id")):
        old_rows = {str(row[key]): row for row in old[table]}
        new_rows = {str(row[key]): row for row in new[table]}
        old_metrics, new_metrics = _by(old["metrics"], key), _by(new["metrics"], key)
        found = pairs(_sentences(old_rows.values(), key), _sentences(new_rows.values(), key))
        for pair in sorted(found, key=_place):
            if pair.has_same_words and not succession.is_same_reader:
                continue
            if table == "measures":
                rows += _of_measures(pair, old_rows, new_rows)
            rows += _of_metrics(
                [row for one in pair.old for row in old_metrics[one.sentence_id]],
                [row for one in pair.new for row in new_metrics[one.sentence_id]],
            )
    return [_numbered(succession, nth, row) for nth, row in enumerate(rows)]


def _numbered(succession: Succession, position: int, row: dict[str, object]) -> dict[str, object]:
    named = [str(row[name] or "") for name in row if name.endswith("_id")]
    own = {
        "document_id": succession.document_id,
        "version_no": succession.version_no,
        "position": position,
        "is_same_reader": succession.is_same_reader,
    }
    key = [succession.document_id, str(succession.version_no), *named]
    return {"change_id": make_id("change", *key), **own, **row}


def _sentences(rows: Iterable[Row], key: str) -> list[Sentence]:
    return [
        Sentence(
            sentence_id=str(row[key]),
            section_id=str(row["section_id"]),
            position=int(str(row["position"])),
            words=bare_words(str(row["text"])),
        )
        for row in sorted(rows, key=lambda row: int(str(row["position"])))
    ]


def _by(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[key] is not None:
            grouped[str(row[key])].append(row)
    return grouped


def _place(pair: Pair) -> tuple[int, int]:
    """In the order of the new text; what was dropped before what now has its place."""
    if pair.new:
        return pair.new[0].position, 1
    return pair.old[0].position, 0


def _of_measures(
    pair: Pair, old: Mapping[str, Row], new: Mapping[str, Row]
) -> Iterator[dict[str, object]]:
    """One row for a measure that came, went or differs; one for each piece of a split one."""
    said = [old[one.sentence_id] for one in pair.old]
    says = [new[one.sentence_id] for one in pair.new]
    if not said or not says:
        change = Change.ADDED if says else Change.DROPPED
        for row in says or said:
            yield _row(Fact.MEASURE, change, (None, row) if says else (row, None))
        return
    moved = []
    if len(said) != len(says):
        moved = [Element.SPLIT if len(says) > 1 else Element.MERGED]
    for before in said:
        for after in says:
            elements = [*moved, *_measure_elements(pair, before, after)]
            if elements:
                row = _row(Fact.MEASURE, Change.ALTERED, (before, after))
                yield row | {"elements": elements, "similarity": pair.similarity}


def _measure_elements(pair: Pair, before: Row, after: Row) -> Iterator[Element]:
    if len(pair.old) == len(pair.new) == 1 and not pair.has_same_words:
        yield Element.TEXT
    if before["due_on"] != after["due_on"] or _is_own(before) != _is_own(after):
        yield Element.DUE_ON
    yield from (Element(name) for name in _OF_MEASURES if before[name] != after[name])


def _is_own(measure: Row) -> bool:
    return measure["deadline_source"] == DeadlineSource.EXPLICIT


def _of_metrics(old: Sequence[Row], new: Sequence[Row]) -> Iterator[dict[str, object]]:
    """The values of one sentence: those that stayed apart, then the likest, then the rest."""
    left, rest = list(new), []
    for before in old:
        same = next((after for after in left if not _metric_elements(before, after)), None)
        if same is not None and _is_one(before, same):
            left.remove(same)
        else:
            rest.append(before)
    for before in rest:
        likely = [after for after in left if _is_one(before, after)]
        if likely:
            after = max(likely, key=lambda one: _indicator_likeness(before, one))
            left.remove(after)
            elements = _metric_elements(before, after)
            if elements:
                row = _row(Fact.METRIC, Change.ALTERED, (before, after))
                yield row | {"elements": elements}
        else:
            yield _row(Fact.METRIC, Change.DROPPED, (before, None))
    for after in left:
        yield _row(Fact.METRIC, Change.ADDED, (None, after))


def _is_one(before: Row, after: Row) -> bool:
    """Whether two values are of the same thing."""
    is_same_sort = (before["role"], before["kind"]) == (after["role"], after["kind"])
    return is_same_sort and _indicator_likeness(before, after) >= _SAME_INDICATOR


def _indicator_likeness(before: Row, after: Row) -> float:
    one, other = (bare_words(str(row["indicator"] or "")) for row in (before, after))
    return fuzz.ratio(one, other) / 100


def _metric_elements(before: Row, after: Row) -> list[Element]:
    return [Element(name) for name in _OF_METRICS if before[name] != after[name]]


def _row(fact: Fact, change: Change, sides: tuple[Row | None, Row | None]) -> dict[str, object]:
    """One change with both sides' values; what a fact does not have is null."""
    row: dict[str, object] = {"fact": fact, "change": change, "elements": [], "similarity": None}
    values: dict[str, object] = {}
    indicator = None
    for side, said in zip(("old", "new"), sides, strict=True):
        facts = said or {}
        indicator = facts.get("indicator") or indicator
        values[f"{side}_measure_id"] = facts.get("measure_id")
        values[f"{side}_metric_id"] = facts.get("metric_id")
        values[f"{side}_text"] = facts.get("text")
        for name in _SHOWN_OF_METRICS:
            values[f"{side}_{name}"] = facts.get(name)
    return {**row, "indicator": indicator, **values}
