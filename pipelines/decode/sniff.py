"""What a file is, by its bytes and never by its name.

Here: the formats that are read, and the reason of each that is not.
Not here: the reading itself (`plain`, `html`, `docx`, `pdf`).
"""

from enum import StrEnum

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import pattern


class Format(StrEnum):
    """A format that is read, by its media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_IMAGE = (Reason.NEEDS_OCR, "an image: run text recognition and drop the text")
_OLD_OFFICE = (
    Reason.UNKNOWN_FORMAT,
    "an old Office or WPS file (.doc, .xls, .wps): save it as DOCX and drop that",
)
_ARCHIVE = (Reason.UNKNOWN_FORMAT, "an archive: unpack it and drop the files")

_REFUSED: tuple[tuple[bytes, tuple[Reason, str]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"BM", _IMAGE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"{\\rtf", (Reason.UNKNOWN_FORMAT, "an RTF file: save it as DOCX and drop that")),
    (b"\x7fELF", (Reason.UNKNOWN_FORMAT, "a program, not a document")),
    (b"SQLite format 3\x00", (Reason.UNKNOWN_FORMAT, "a database, not a document")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

_OTHER_PACKAGES = (
    ("OFD.xml", "an OFD file: export it as PDF and drop that"),
    ("xl/workbook.xml", "a spreadsheet: save the text as DOCX and drop that"),
    ("ppt/presentation.xml", "a presentation: save the text as DOCX and drop that"),
    ("content.xml", "an OpenDocument file: save it as DOCX and drop that"),
)

_HEAD = 4096
_OPENS_AS_HTML = pattern(
    "decode.sniff.opens_as_html",
    r"(?i)^[\s\x{feff}]*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|span|center|font|style|"
    r"script|article|section)\b",
)
_TAG = pattern(
    "decode.sniff.tag",
    r"(?i)</?(?:p|br|div|span|table|tr|td|strong|font|h[1-6]|a|li)(?:\s[^<>]*)?/?>",
)
_OPENS_AS_XML = pattern("decode.sniff.opens_as_xml", r"^[\s\x{feff}]*<\?xml\b")
_TAGS_OF_A_FRAGMENT = 4


def sniff_binary(data: bytes) -> Format | None:
    """The binary format of `data`; None where only a text can follow.

    Raises:
        QuarantineError: If the bytes are of a format that is not read.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise QuarantineError(Reason.ENCRYPTED, "a protected Office file: remove its password")
        raise QuarantineError(*_OLD_OFFICE)
    if data.startswith(_ZIP):
        return Format.DOCX
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    for magic, refusal in _REFUSED:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            raise QuarantineError(*refusal)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise QuarantineError(*_IMAGE)
    return None


def refuse_package(names: frozenset[str]) -> None:
    """Says what a package without a Word document is.

    Raises:
        QuarantineError: Always, with what its members show.
    """
    for member, detail in _OTHER_PACKAGES:
        if member in names:
            raise QuarantineError(Reason.UNKNOWN_FORMAT, detail)
    raise QuarantineError(*_ARCHIVE)


def sniff_text(text: str) -> Format:
    """Whether a text is a page or plain.

    Raises:
        QuarantineError: If it is XML of a kind that is not read.
    """
    head = text[:_HEAD]
    if _OPENS_AS_HTML.search(head):
        return Format.HTML
    tags = sum(1 for _ in _TAG.finditer(text[: 4 * _HEAD]))
    if tags >= _TAGS_OF_A_FRAGMENT:
        return Format.HTML
    if _OPENS_AS_XML.search(head):
        raise QuarantineError(
            Reason.UNKNOWN_FORMAT, "XML that is no page: save it as DOCX, HTML or text"
        )
    return Format.TEXT
