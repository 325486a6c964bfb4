"""One file's bytes to its texts.

Here: the choice of the reader by what the bytes are, limits, and that nothing but a reasoned
refusal leaves this package.
Not here: how a format is read (`plain`, `html`, `docx`, `pdf`), where a second text begins
(`parts`), what a text means (`extract`).
"""

from dataclasses import replace

from pipelines.decode.docx.body import decode_docx
from pipelines.decode.html.page import decode_page
from pipelines.decode.html.saved_page import is_saved_page, page_of
from pipelines.decode.integrity import HARDLY_READABLE, require_any, require_readable
from pipelines.decode.notes import Note
from pipelines.decode.old_word import decode_old_word
from pipelines.decode.parts import split_parts
from pipelines.decode.plain import decode_text
from pipelines.decode.sniff import Format, sniff_binary, sniff_text
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason

MAX_BYTES = 20 * 2**20
"""The largest file that is read."""
MAX_CHARACTERS = 5_000_000
"""The longest text that is handed on: far longer than any plan."""
_NAME = 160


def decode(data: bytes, name: str) -> list[DecodedText]:
    """The texts in a file, in their order in it.

    `name` is what people know the file by: it goes into messages and decides nothing.

    Raises:
        QuarantineError: If the file cannot be used, with the reason.
    """
    name = _printable(name)
    if not data:
        raise QuarantineError(Reason.EMPTY, f"{name}: no byte in it: get the file again")
    if len(data) > MAX_BYTES:
        raise QuarantineError(
            Reason.TOO_LARGE, f"{name}: {len(data)} bytes, and {MAX_BYTES} are read: split it"
        )
    try:
        found = _read(data)
    except QuarantineError as error:
        raise QuarantineError(error.reason, f"{name}: {error.detail}") from error
    except Exception as error:
        # Bytes from outside reach three parsers; whatever they stumble over is the input's fault.
        raise QuarantineError(
            Reason.READER_FAILED,
            f"{name}: {type(error).__name__} while reading: get the file in another format",
        ) from error
    return found


def _printable(name: str) -> str:
    """A name for a one-line message: its end, without what would break the line."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[-_NAME:])


def _read(data: bytes) -> list[DecodedText]:
    kind = sniff_binary(data)
    if kind is Format.PDF:
        # The engine takes a tenth of a second to load, and no other format needs it.
        from pipelines.decode.pdf.reader import decode_pdf  # noqa: PLC0415

        found = decode_pdf(data)
    elif kind is Format.DOCX:
        found = decode_docx(data)
    elif kind is Format.DOC:
        found = decode_old_word(data)
    else:
        found = _read_characters(data)
    readable = require_readable(found.text, is_bare=kind is None)
    if len(found.text) > MAX_CHARACTERS:
        raise QuarantineError(
            Reason.TOO_LARGE, f"{len(found.text)} characters, and {MAX_CHARACTERS} are read"
        )
    if readable < HARDLY_READABLE:
        found = replace(found, notes=(*found.notes, Note.HARDLY_READABLE.value))
    return split_parts(found)


def _read_characters(data: bytes) -> DecodedText:
    if is_saved_page(data):
        data = page_of(data)
    text, notes = decode_text(data)
    require_any(text)
    if sniff_text(text) is Format.HTML:
        return decode_page(text, notes)
    return DecodedText(text=text, media_type=Format.TEXT.value, notes=notes)
