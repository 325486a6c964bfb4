"""Bytes of a text or a page to characters.

Here: the charset by byte order mark, strict UTF-8, then GB18030; what was lost on the way.
Not here: declared charsets, which are never believed; what a page's marks mean (`html`).
"""

import codecs

from pipelines.decode.notes import Note
from pipelines.model.problem import QuarantineError, Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_LONGEST_CHARACTER = 4
_TOLERATED = 10
"""One undecodable sequence in so many wide characters is damage; more is another charset."""
_NUL_SAMPLE = 4096
_NUL_SHARE = 5


def decode_text(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The characters of `data`, and what was met.

    Raises:
        QuarantineError: If no charset fits.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], charset) or _repaired(data[len(mark) :], charset)
    wide = _unmarked_utf16(data)
    charsets = (wide,) if wide else ("utf-8", "gb18030")
    # Damaged UTF-8 is nearly always valid GB18030 too, so damage is weighed before the next try.
    for charset in charsets:
        found = _read(data, charset) or _mended(data, charset)
        if found is not None:
            return found
    raise QuarantineError(
        Reason.GARBLED_TEXT, f"neither UTF-8 nor GB18030: no charset fits these {len(data)} bytes"
    )


def _read(data: bytes, charset: str) -> tuple[str, tuple[Note, ...]] | None:
    """The text in this charset without a fault, but for a last character that was cut."""
    try:
        return data.decode(charset), ()
    except UnicodeDecodeError as error:
        if error.start == 0 or len(data) - error.start >= _LONGEST_CHARACTER:
            return None
        whole = data[: error.start]
    try:
        return whole.decode(charset), (Note.TRUNCATED,)
    except UnicodeDecodeError:
        return None


def _mended(data: bytes, charset: str) -> tuple[str, tuple[Note, ...]] | None:
    """The text with U+FFFD for a few bad bytes; None where they are more than a few."""
    text = data.decode(charset, "replace")
    bad = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return (text, (Note.LOST_CHARACTERS,)) if bad * _TOLERATED <= wide else None


def _repaired(data: bytes, charset: str) -> tuple[str, tuple[Note, ...]]:
    found = _mended(data, charset)
    if found is None:
        raise QuarantineError(
            Reason.GARBLED_TEXT, f"a byte order mark says {charset}, and the bytes are not"
        )
    return found


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark, told by the zero half of its ASCII characters."""
    sample = data[:_NUL_SAMPLE]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    more, less = max(odd, even), min(odd, even)
    if more * _NUL_SHARE < len(sample) // 2 or less * _NUL_SHARE > more:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
