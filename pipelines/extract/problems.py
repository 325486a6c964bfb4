"""What was seen in a document and not understood.

Here: problem rows, each with the words that it stands on.
Not here: the closed list of kinds and what a person can do (`model.problem`).
"""

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from pipelines.extract.cleaning import CleanText
from pipelines.extract.dates import find_damaged
from pipelines.extract.front import Front
from pipelines.extract.metrics import FoundMetric
from pipelines.extract.outline import Node
from pipelines.extract.places import PlaceStatus
from pipelines.extract.scenes import Hit, Placed, find_words
from pipelines.extract.sections import COMMITTING, ReadSection
from pipelines.model.document import Kind
from pipelines.model.identity import Ids
from pipelines.model.problem import Problem, ProblemKind
from pipelines.text.normalise import fold
from pipelines.text.patterns import pattern
from pipelines.text.segments import MAX_SENTENCE

_BODIES = AhoCorasick(
    [
        bracket + part + body
        for bracket in "(["
        for part in ("牵头", "责任", "配合", "主办", "协办")
        for body in ("单位", "部门")
    ]
)
_DAMAGED_NUMBER = pattern("extract.problems.number", r"\[20[0-9]{2}[0-9]{1,4}号")
_PLACES = {
    PlaceStatus.AMBIGUOUS: ProblemKind.AMBIGUOUS_PLACE,
    PlaceStatus.NONE: ProblemKind.MISSING_PLACE,
    PlaceStatus.ZONE: ProblemKind.MISSING_PLACE,
}


def find_problems(
    document_id: str, clean: CleanText, front: Front, nodes: list[Node], sections: list[ReadSection]
) -> Iterator[Problem]:
    """Every problem of one document, in order of kind and place."""
    ids = Ids("problem", document_id)
    printed = clean.printed
    for kind, start, end in (*_of_front(clean, front), *_of_body(clean, front, nodes, sections)):
        words = printed[start:end]
        if words:
            span = printed.span(start, end)
            yield Problem(ids.next(kind.value, words), kind, words, *span)


def _head(clean: CleanText) -> tuple[int, int]:
    end = clean.view.find("\n")
    return 0, min(len(clean.view), end if end > 0 else 80, 200)


def _of_front(clean: CleanText, front: Front) -> Iterator[tuple[ProblemKind, int, int]]:
    at = front.layout.title or _head(clean)
    fields = front.fields
    if front.title is None:
        yield (ProblemKind.MISSING_TITLE, *at)
    place = _PLACES.get(front.place.status)
    if place is not None:
        yield (place, *at)
    for kind, span in (
        (ProblemKind.DAMAGED_DATE, fields.damaged_date),
        (ProblemKind.AMBIGUOUS_DATE, fields.ambiguous_date),
    ):
        if span:
            yield (kind, *span)
    if front.kind in (Kind.PLAN, Kind.REPORT, Kind.WORKPLAN):
        yield from ((kind, *at) for kind in _missing(front))
    if fields.number_is_damaged and fields.doc_number:
        number = fields.doc_number
        start = max(clean.reading.find(number), clean.view.find(fold(number)), 0)
        yield ProblemKind.DAMAGED_NUMBER, start, start + len(number)


def _missing(front: Front) -> Iterator[ProblemKind]:
    """What a plan or report cannot do without and does not print."""
    if front.years[0] is None:
        yield ProblemKind.MISSING_PERIOD
    if front.fields.issuer is None:
        yield ProblemKind.MISSING_ISSUER


def _of_body(
    clean: CleanText, front: Front, nodes: list[Node], sections: list[ReadSection]
) -> Iterator[tuple[ProblemKind, int, int]]:
    if not any(s.measures or s.achievements for s in sections):
        yield (ProblemKind.MISSING_BODY, *(front.layout.title or _head(clean)))
    for node in nodes:
        if node.heading is not None and node.heading.is_damaged:
            yield ProblemKind.DAMAGED_ORDINAL, node.heading.start, node.heading.title_end
    for phrase in find_damaged(clean.view, front.layout.body_start, front.layout.body_end):
        kind = ProblemKind.DAMAGED_DATE if phrase.due_on else ProblemKind.AMBIGUOUS_DATE
        yield kind, phrase.start, phrase.end
    for hit in _DAMAGED_NUMBER.finditer(clean.view) if "[20" in clean.view else ():
        yield ProblemKind.DAMAGED_NUMBER, hit.start(), hit.end()
    brackets = find_words(_BODIES, clean.view, 0, len(clean.view))
    for section in sections:
        yield from _of_section(clean, front, section, brackets)


def _of_section(
    clean: CleanText, front: Front, section: ReadSection, brackets: Placed[Hit]
) -> Iterator[tuple[ProblemKind, int, int]]:
    for start, end in section.sentences:
        if end - start >= MAX_SENTENCE // 2:
            yield ProblemKind.LONG_SENTENCE, start, end
        # A bracket of bodies that was not read as one.
        holds_bodies = _is_bracket(clean.view, start, end) or brackets.within(start, end)
        if holds_bodies and section.node.role in COMMITTING:
            yield ProblemKind.UNKNOWN_BRACKET, start, end
        if front.is_fragment(clean.view, start, end):
            yield ProblemKind.DAMAGED_SENTENCE, start, end
    yield from _of_rows(clean, front, section)


def _is_bracket(view: str, start: int, end: int) -> bool:
    return view[start] == "[" and view[start:end].rstrip("。;").endswith("]")


def _of_rows(
    clean: CleanText, front: Front, section: ReadSection
) -> Iterator[tuple[ProblemKind, int, int]]:
    if section.is_cut:
        yield (
            ProblemKind.TOO_MANY_ELEMENTS,
            section.node.start,
            min(section.node.end, section.node.start + 80),
        )
    for metric in _metrics_of(section):
        if metric.value is None and not metric.is_placeholder:
            yield ProblemKind.UNKNOWN_NUMBER, metric.start, metric.end
    for mention, _, _ in section.mentions:
        if front.is_unknown_body(clean.view[mention.start : mention.end]):
            yield ProblemKind.UNKNOWN_UNIT, mention.start, mention.end


def _metrics_of(section: ReadSection) -> Iterator[FoundMetric]:
    for measure in section.measures:
        yield from measure.metrics
    for _, _, metrics in section.achievements:
        yield from metrics
