"""Bytes of a text or a page to characters.

Here: the charset by byte order mark, strict UTF-8, then GB18030 (or the Big5 that it would make
private characters of); what was lost on the way.
Not here: declared charsets, which are never believed; what a page's marks mean (`html`).
"""

import codecs

from pipelines.decode.integrity import NO_TEXT, count_private, readable_share
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
_SAMPLE = 20_000
_PRIVATE_IN = 50
"""One private character in so many wide ones is no accident."""
_SURELY = 0.9
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_CONTROL_SHARE = 0.02
"""So many bytes that no charset prints are no damage of a text."""
_PADDING = 16
"""So many zero bytes are no character's."""
_NUL_SAMPLE = 4096
_NUL_SHARE = 5


def decode_text(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The characters of `data`, and what was met.

    Raises:
        QuarantineError: If no charset fits, or the bytes are no text at all.
    """
    whole, data = data, _without_padding(data)
    if not data:
        raise QuarantineError(Reason.EMPTY, "zero bytes and nothing else: get the file again")
    text, notes = _decoded(data)
    # Room was made for the file, and its end never came.
    is_cut = len(data) < len(whole) and not whole.endswith(data)
    return text, (*notes, Note.TRUNCATED) if is_cut and Note.TRUNCATED not in notes else notes


def _without_padding(data: bytes) -> bytes:
    """The bytes without long runs of zeros at their ends; wide characters keep their own."""
    start = len(data) - len(data.lstrip(b"\0"))
    if start >= _PADDING:
        data = data[start - start % _LONGEST_CHARACTER :]
    bare = len(data.rstrip(b"\0"))
    if len(data) - bare >= _PADDING:
        data = data[: bare + -bare % _LONGEST_CHARACTER]
    return data


def _decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], charset) or _repaired(data[len(mark) :], charset)
    wide = _unmarked_utf16(data)
    charsets = (wide,) if wide else ("utf-8", "gb18030")
    # Damaged UTF-8 is nearly always valid GB18030 too, so damage is weighed before the next try.
    for charset in charsets:
        found = _read(data, charset) or _mended(data, charset)
        if found is not None:
            return _as_big5(data, found) if charset == "gb18030" else found
    if bare := _bare_utf16(data):
        return bare
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _CONTROL_SHARE:
        raise QuarantineError(Reason.UNKNOWN_FORMAT, NO_TEXT)
    raise QuarantineError(
        Reason.GARBLED_TEXT, f"neither UTF-8 nor GB18030: no charset fits these {len(data)} bytes"
    )


def _as_big5(data: bytes, found: tuple[str, tuple[Note, ...]]) -> tuple[str, tuple[Note, ...]]:
    """What was found; its reading in Big5 where GB18030 makes private characters of its marks."""
    wide = found[0][:_SAMPLE].encode("ascii", "ignore")
    size = len(found[0][:_SAMPLE]) - len(wide)
    if count_private(found[0][:_SAMPLE]) * _PRIVATE_IN <= size:
        return found
    other = _read(data, "big5hkscs")
    return found if other is None else other


def _bare_utf16(data: bytes) -> tuple[str, tuple[Note, ...]] | None:
    """UTF-16 without a mark and nearly without ASCII: the byte order that can be read."""
    found = [_read(data, charset) for charset in ("utf-16-le", "utf-16-be")]
    likely = [each for each in found if each is not None and each[0].strip()]
    best = max(likely, key=lambda each: readable_share(each[0]), default=None)
    return best if best is not None and readable_share(best[0]) > _SURELY else None


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
    if more == 0 or more * _NUL_SHARE < len(sample) // 2 or less * _NUL_SHARE > more:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
