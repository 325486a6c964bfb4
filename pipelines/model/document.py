"""A document: what was decoded from bytes, and what it says of itself.

Here: the decoded text and the document's fields (CODEBOOK 1).
Not here: its parts (`section`), its promises (`commitment`), its numbers (`quantity`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipelines.model.place import Level


class Kind(StrEnum):
    """What a document is."""

    PLAN = "plan"
    WORKPLAN = "workplan"
    REPORT = "report"
    OUTLINE = "outline"
    OTHER = "other"


class Flag(StrEnum):
    """What a reader of a document's rows must know."""

    TEMPLATE = "template"
    TRUNCATED = "truncated"
    OCR_NOISE = "ocr_noise"
    LOST_CHARACTERS = "lost_characters"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """One text as it came out of bytes, before anything is understood.

    `metadata` holds the publisher's own table of fields (索引号, 文号, 发布日期) where the format
    set it apart from the body; keys as printed, spaces removed. `notes` say what decoding met
    (codes of `Problem` kinds), so that extraction can flag it.
    """

    text: str
    media_type: str
    part_no: int = 1
    page_title: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The fields of one document; None where the text does not print them.

    `kind_reason` says what decided `kind`. `has_unit_attachment` is true where the plan refers to
    a division-of-work table that it does not carry. `is_readable` is false where the text is too
    damaged to be scored.
    """

    title: str | None
    kind: Kind
    kind_reason: str
    jurisdiction_code: str | None
    jurisdiction_name: str | None
    level: Level | None
    issuer: str | None
    doc_number: str | None
    adopted_on: date | None
    issued_on: date | None
    published_on: date | None
    period_start: int | None
    period_end: int | None
    flags: tuple[Flag, ...]
    has_unit_attachment: bool
    is_readable: bool = True
