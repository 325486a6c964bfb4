"""One input's bytes as the documents that they hold.

Here: decode, then extract.
Not here: which input must be read (`reading.matching`), in which process (`reading.workers`).
"""

from collections.abc import Mapping

from pipelines.decode.document import decode
from pipelines.extract.document import extract
from pipelines.model.document import DecodedText
from pipelines.reading.readings import Reading, document_id, text_digest


def read_bytes(
    data: bytes, source: str, ids: Mapping[int, str] | None = None
) -> tuple[Reading, ...]:
    """Every document in `data`; `ids` names those, by part, that go on under an id they have.

    Raises:
        QuarantineError: If the input holds no text that can be used.
    """
    return tuple(_read(decoded, source, ids or {}) for decoded in decode(data, source))


def _read(decoded: DecodedText, source: str, ids: Mapping[int, str]) -> Reading:
    part = decoded.part_no
    extraction = extract(decoded, ids.get(part) or document_id(source, part), source)
    digest = text_digest(extraction.clean_text)
    return Reading(part, decoded.media_type, digest, extraction)
