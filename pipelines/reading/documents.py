"""One input's bytes as the documents that they hold.

Here: decode, then extract, and what people corrected before and after.
Not here: which input must be read (`reading.matching`), in which process (`reading.workers`).
"""

from collections.abc import Mapping, Sequence

from pipelines.decode.document import decode
from pipelines.extract.document import extract
from pipelines.model.document import DecodedText
from pipelines.reading.correcting import correct, mend
from pipelines.reading.corrections import Correction
from pipelines.reading.hints import NO_HINTS, Hints
from pipelines.reading.readings import Reading, document_id, text_digest


def read_bytes(
    data: bytes,
    source: str,
    ids: Mapping[int, str] | None = None,
    corrections: Sequence[Correction] = (),
    hints: Hints = NO_HINTS,
) -> tuple[Reading, ...]:
    """Every document in `data`; `ids` names those, by part, that go on under an id they have.

    Raises:
        QuarantineError: If the input holds no text that can be used.
        CorrectionError: If one of the corrections does not fit it.
    """
    parts = decode(data, source)
    numbers = {decoded.part_no for decoded in parts}
    for entry in corrections:
        if entry.part not in numbers and entry.is_applied:
            raise entry.misfit(f"it holds no part {entry.part}: its parts are 1 to {len(parts)}")
    readings = []
    evidence = hints.beside(source)
    for decoded in map(hints.on, parts):
        part = decoded.part_no
        own = [entry for entry in corrections if entry.part == part]
        name = (ids or {}).get(part) or document_id(source, part)
        read = _read_corrected if own else _read
        readings.append(read(decoded, name, evidence, own))
    return tuple(readings)


def _read(
    decoded: DecodedText, name: str, source: str, _corrections: Sequence[Correction]
) -> Reading:
    extraction = extract(decoded, name, source)
    digest = text_digest(extraction.clean_text)
    return Reading(decoded.part_no, decoded.media_type, digest, extraction)


def _read_corrected(
    decoded: DecodedText, name: str, source: str, corrections: Sequence[Correction]
) -> Reading:
    mended = mend(decoded, corrections)
    extraction = correct(extract(mended.decoded, name, source), mended, corrections)
    # Known by the words that were printed: a copy elsewhere of what was printed is the same text.
    digest = text_digest(mended.printed_text)
    return Reading(decoded.part_no, decoded.media_type, digest, extraction)
