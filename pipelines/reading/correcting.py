"""Corrections put to work on one document: words before it is read, values after.

Here: what each changes, the trace it leaves, and that it still fits.
Not here: the form of a correction (`.corrections`), the file (`.correction_file`), what else
changes with a value (`.correction_effects`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipelines.extract.cleaning import tidy
from pipelines.model.commitment import Measure
from pipelines.model.document import DecodedText
from pipelines.model.extraction import Extraction
from pipelines.model.identity import Ids
from pipelines.model.problem import Problem, ProblemKind
from pipelines.model.quantity import Metric
from pipelines.reading.correction_effects import says, with_due, with_end, with_place
from pipelines.reading.corrections import Correction, typed

_GONE = (
    "its text no longer holds the quote: quote what it prints now, remove the entry, or set "
    "its status to fixed_at_source"
)
_SAID = (
    "the reading already says so: remove the entry, or set its status to fixed_at_source where "
    "the publisher mended it"
)
_SOLVES: dict[str, tuple[ProblemKind, ...]] = {
    "title": (ProblemKind.MISSING_TITLE,),
    "jurisdiction_code": (ProblemKind.AMBIGUOUS_PLACE, ProblemKind.MISSING_PLACE),
    "issuer": (ProblemKind.MISSING_ISSUER,),
    "doc_number": (ProblemKind.DAMAGED_NUMBER,),
    "issued_on": (ProblemKind.AMBIGUOUS_DATE, ProblemKind.DAMAGED_DATE),
    "period_start": (ProblemKind.MISSING_PERIOD,),
    "period_end": (ProblemKind.MISSING_PERIOD,),
}
"""What is no problem any more once a person has said the value."""

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its misprints replaced; `at` says about where each new wording stands."""

    decoded: DecodedText
    clean_text: str
    printed_text: str
    at: tuple[tuple[Correction, int], ...] = ()


def mend(decoded: DecodedText, corrections: Sequence[Correction]) -> Mended:
    """The text as the corrections of its words leave it, before anything is read from it.

    Raises:
        CorrectionError: If a quote does not stand in it exactly once.
    """
    clean = printed = tidy(decoded.text).text
    at: list[tuple[Correction, int]] = []
    for entry in corrections:
        if entry.replace is None:
            continue
        if not entry.is_applied:
            if entry.quote in clean:
                raise entry.misfit("the source still prints it: set its status to open")
            continue
        _require_once(entry, clean)
        at.append((entry, clean.index(entry.quote)))
        decoded = replace(decoded, text=_replaced(entry, decoded.text, entry.replace))
        clean = tidy(decoded.text).text
    return Mended(decoded, clean, printed, tuple(at))


def correct(
    extraction: Extraction, mended: Mended, corrections: Sequence[Correction]
) -> Extraction:
    """The rows as a person corrected them, with one problem row for each correction.

    Raises:
        CorrectionError: If one does not fit what was read.
    """
    spans = [(entry, _nearest(entry, mended.clean_text, at)) for entry, at in mended.at]
    for entry in corrections:
        if entry.field is not None and entry.is_applied:
            extraction, span = _set(extraction, entry, entry.field)
            spans.append((entry, span))
    ids = Ids("correction", extraction.document_id)
    text, kind = extraction.clean_text, ProblemKind.CORRECTED_READING
    traces = [
        Problem(ids.next(entry.field or "", text[a:b]), kind, text[a:b], a, b)
        for entry, (a, b) in spans
    ]
    solved = {
        solved
        for entry, _ in spans
        for solved in _SOLVES.get((entry.field or "").removeprefix("document."), ())
    }
    kept = [problem for problem in extraction.problems if problem.kind not in solved]
    return replace(extraction, problems=(*kept, *traces))


def _require_once(entry: Correction, clean: str) -> None:
    count = clean.count(entry.quote)
    if count == 0:
        raise entry.misfit(_GONE)
    if count > 1:
        raise entry.misfit(f"its text holds the quote {count} times: quote more around it")


def _replaced(entry: Correction, raw: str, words: str) -> str:
    """The decoded text with the words in it that the clean text's quote stands for.

    Cleaning drops blanks, line ends and invisible characters: they may stand between.
    """
    kept = [i for i, sign in enumerate(raw) if _is_seen(sign)]
    seen = "".join(raw[i] for i in kept)
    wanted = "".join(sign for sign in entry.quote if _is_seen(sign))
    if not wanted or seen.count(wanted) != 1:
        raise entry.misfit("its place is not certain before cleaning: quote whole words of a line")
    first = seen.index(wanted)
    start, end = kept[first], kept[first + len(wanted) - 1] + 1
    return raw[:start] + words + raw[end:]


def _is_seen(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace()


def _nearest(entry: Correction, text: str, near: int) -> _Span:
    """Where the new wording stands; later corrections may have moved it a little."""
    words = entry.replace or ""
    starts = _all(text, words)
    if not starts:
        raise entry.misfit("its new wording does not survive cleaning: put it without line ends")
    start = min(starts, key=lambda one: abs(one - near))
    return start, start + len(words)


def _all(text: str, words: str) -> list[int]:
    starts, at = [], text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def _set(extraction: Extraction, entry: Correction, field: str) -> tuple[Extraction, _Span]:
    """The extraction with one value set, and the words that the entry quotes."""
    starts = _all(extraction.clean_text, entry.quote)
    if not starts:
        raise entry.misfit(_GONE)
    quotes = [(start, start + len(entry.quote)) for start in starts]
    table, _, name = field.partition(".")
    value: Any = typed(field, entry.value)
    if table == "document":
        return _with_document(extraction, entry, name, value), quotes[0]
    rows: tuple[Any, ...] = getattr(extraction, table)
    nth, span = _row(entry, table, rows, quotes)
    if says(rows[nth], name, value):
        raise entry.misfit(_SAID)
    row = replace(rows[nth], **{name: value})
    if isinstance(row, Metric) and row.is_placeholder and row.value is not None:
        raise entry.misfit("a blank has no value: correct metrics.is_placeholder first")
    changed = replace(extraction, **{table: (*rows[:nth], row, *rows[nth + 1 :])})
    if isinstance(row, Measure) and name == "due_on":
        changed = with_due(changed, nth, value)
    return changed, span


def _row(
    entry: Correction, table: str, rows: tuple[Any, ...], quotes: list[_Span]
) -> tuple[int, _Span]:
    """The one row whose text holds the quote; a short one may stand inside a longer quote."""
    around = [
        (nth, quote)
        for nth, row in enumerate(rows)
        for quote in quotes
        if row.char_start <= quote[0] and quote[1] <= row.char_end
    ]
    inside = [
        (nth, quote)
        for nth, row in enumerate(rows)
        for quote in quotes
        if quote[0] <= row.char_start and row.char_end <= quote[1]
    ]
    found = around or inside
    count = len({nth for nth, _ in found})
    if count == 0:
        raise entry.misfit(f"no row of {table} stands on it: quote the words of the row")
    if count > 1:
        raise entry.misfit(f"{count} rows of {table} stand on it: quote words of only one")
    return found[0]


def _with_document(
    extraction: Extraction, entry: Correction, name: str, value: object
) -> Extraction:
    document = extraction.document
    if getattr(document, name) == value:
        raise entry.misfit(_SAID)
    changed = replace(document, **{name: value})
    if name == "jurisdiction_code":
        changed = with_place(changed)
        if changed is None:
            raise entry.misfit(f"no place has the code {value}: look it up in dim_jurisdiction")
    if None not in (changed.period_start, changed.period_end) and (
        (changed.period_start or 0) > (changed.period_end or 0)
    ):
        raise entry.misfit("the period would end before it starts: correct the other year first")
    extraction = replace(extraction, document=changed)
    return with_end(extraction) if name == "period_end" else extraction
