"""What reading one input yields, and by what its documents are known.

Here: the record, the id that a document is born with, the digest of its words.
Not here: how it is read (`reading.documents`), whether it is known already (`reading.matching`).
"""

from dataclasses import dataclass
from hashlib import sha256

from pipelines.model.extraction import Extraction
from pipelines.model.identity import make_id
from pipelines.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of an input; `text_sha256` is the same wherever its words are the same."""

    part_no: int
    media_type: str
    text_sha256: str
    extraction: Extraction


def document_id(source: str, part_no: int) -> str:
    """The id of the document that this source was the first to carry."""
    return make_id("document", source, str(part_no))


def text_digest(text: str) -> str:
    """A digest of a text's words: blanks, line ends, widths and scripts of characters apart."""
    words = "".join(fold(text).split())
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
