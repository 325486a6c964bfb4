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
    DOC = "application/msword"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_IMAGE = (Reason.NEEDS_OCR, "an image: run text recognition and drop the text")
_ARCHIVE = (Reason.UNKNOWN_FORMAT, "an archive: unpack it and drop the files")
_RECORDING = (Reason.UNKNOWN_FORMAT, "a recording: drop the text that it speaks of")
_PROGRAM = (Reason.UNKNOWN_FORMAT, "a program, not a document")

_LINK = (Reason.UNKNOWN_FORMAT, "a link to a document: drop the document itself")

_REFUSED: tuple[tuple[bytes, tuple[Reason, str]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"BM", _IMAGE),
    (b"\x00\x00\x01\x00", _IMAGE),
    (b"\x00\x00\x00\x0cjP  \r\n", _IMAGE),
    (b"AT&TFORM", _IMAGE),
    (b"[InternetShortcut]", _LINK),
    (b"L\x00\x00\x00\x01\x14\x02\x00", _LINK),
    (b"%!PS", (Reason.UNKNOWN_FORMAT, "a PostScript file: save it as PDF and drop that")),
    (b"%FDF-", (Reason.UNKNOWN_FORMAT, "a form's data: drop the PDF that they belong to")),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"MSCF\x00", _ARCHIVE),
    (b"ID3", _RECORDING),
    (b"OggS\x00", _RECORDING),
    (b"\x1aE\xdf\xa3", _RECORDING),
    (b"Founder CEB", (Reason.UNKNOWN_FORMAT, "a CEB file: export it as PDF and drop that")),
    (b"{\\rtf", (Reason.UNKNOWN_FORMAT, "an RTF file: save it as DOCX and drop that")),
    (b"\x7fELF", _PROGRAM),
    (b"MZ", _PROGRAM),
    (b"SQLite format 3\x00", (Reason.UNKNOWN_FORMAT, "a database, not a document")),
)
_TEXT_TOO = (b"BM", b"MZ", b"ID3")
"""Letters that a text may begin with: only beside a zero byte are they another format's mark."""
_PARTS_OF_A_PDF = (b"endobj", b"startxref")
_BLANKS = b" \t\r\n\xef\xbb\xbf"
_TAR = (257, b"ustar")
_BOXES = (4, b"ftyp")
_STILL_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

_WORD_STREAM = "WordDocument".encode("utf-16-le")
_OLD_STREAMS = tuple(
    (stream.encode("utf-16-le"), kind)
    for stream, kind in (
        ("Workbook", "an old spreadsheet (.xls, .et)"),
        ("Book", "an old spreadsheet (.xls, .et)"),
        ("PowerPoint Document", "an old presentation (.ppt, .dps)"),
    )
)

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
    r"(?i)</?(?:p|br|div|span|table|tr|td|strong|b|em|font|h[1-6]|a|li|ul|ol)(?:\s[^<>]*)?/?>",
)
_OPENS_AS_XML = pattern(
    "decode.sniff.opens_as_xml",
    r"^[\s\x{feff}]*<(?:\?xml\b|!DOCTYPE\s|[A-Za-z][\w.-]{0,60}(?::[\w.-]{1,60})?"
    r"(?:\s[^<>]{0,400})?\sxmlns[=:]|(?:svg|rss|feed|urlset|plist)[\s>])",
)
_OPENS_AS_DATA = pattern(
    "decode.sniff.opens_as_data", r"^[\s\x{feff}]*(?:(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:|\[\s*\")"
)
_TAGS_OF_A_FRAGMENT = 4


def sniff_binary(data: bytes) -> Format | None:
    """The binary format of `data`; None where only a text can follow.

    Raises:
        QuarantineError: If the bytes are of a format that is not read.
    """
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(_ZIP):
        return Format.DOCX
    if _is_pdf(data):
        return Format.PDF
    # What is written in characters may have blanks before it.
    refusal = _refusal(data) or _refusal(data[:_HEAD].lstrip(_BLANKS))
    if refusal is not None:
        raise QuarantineError(*refusal)
    return None


def _is_pdf(data: bytes) -> bool:
    """Whether the mark stands at the head; further down, a text may only speak of it."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and any(part in data for part in _PARTS_OF_A_PDF))


def _old_office(data: bytes) -> Format:
    if _ENCRYPTED_PACKAGE in data:
        raise QuarantineError(Reason.ENCRYPTED, "a protected Office file: remove its password")
    if _WORD_STREAM in data:
        return Format.DOC
    kind = next((kind for stream, kind in _OLD_STREAMS if stream in data), "an old Office file")
    raise QuarantineError(Reason.UNKNOWN_FORMAT, f"{kind}: save the text as DOCX and drop that")


def _refusal(data: bytes) -> tuple[Reason, str] | None:
    """Why the bytes are of a format that is not read; None where no mark says so."""
    for magic, refusal in _REFUSED:
        if data.startswith(magic) and (magic not in _TEXT_TOO or b"\x00" in data[:64]):
            return refusal
    if data[:4] == b"RIFF" and b"\x00" in data[:64]:
        return _IMAGE if data[8:12] == b"WEBP" else _RECORDING
    if data[_BOXES[0] :].startswith(_BOXES[1]):
        return _IMAGE if data[8:12] in _STILL_BRANDS else _RECORDING
    return _ARCHIVE if data[_TAR[0] :].startswith(_TAR[1]) else None


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
        QuarantineError: If it is XML of a kind that is not read, or a program's data.
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
    if _OPENS_AS_DATA.search(head):
        raise QuarantineError(
            Reason.UNKNOWN_FORMAT, "a program's data (JSON): save the page from a browser"
        )
    return Format.TEXT
