"""A PDF file's bytes to its text.

Here: opening it, limits, the verdict on scans.
Not here: lines and their places (`lines`), paragraphs (`paragraphs`).
"""

import pypdfium2

from pipelines.decode.notes import Note
from pipelines.decode.pdf.boxes import PrintedPage
from pipelines.decode.pdf.lines import read_page
from pipelines.decode.pdf.paragraphs import paragraphs
from pipelines.decode.sniff import Format
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason

MAX_PAGES = 2000
_MIN_CHARACTERS = 20
"""On the average page: scans carry a stamp's or a scanner's few characters at most."""


def decode_pdf(data: bytes) -> DecodedText:
    """The text of a PDF file.

    Raises:
        QuarantineError: If it is locked, broken, too long, or pictures of pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, data) from error
    with document:
        if len(document) > MAX_PAGES:
            raise QuarantineError(
                Reason.LIMIT_EXCEEDED, f"{len(document)} pages, and {MAX_PAGES} are read: split it"
            )
        pages = [_page(document, at) for at in range(len(document))]
    size = sum(len(line.text) for page in pages for line in page.lines)
    if size < _MIN_CHARACTERS * max(len(pages), 1):
        raise QuarantineError(
            Reason.NEEDS_OCR,
            f"{len(pages)} pages with {size} characters, a scan: run text recognition first",
        )
    scans = any(page.has_image for page in pages)
    return DecodedText(
        text="\n".join(paragraphs(pages)),
        media_type=Format.PDF.value,
        notes=(Note.SCANNED_PAGES.value,) if scans else (),
    )


def _page(document: pypdfium2.PdfDocument, at: int) -> PrintedPage:
    """One page; closed at once, since the engine keeps what is open in memory."""
    page = document[at]
    try:
        return read_page(page)
    finally:
        page.close()


def _refusal(error: pypdfium2.PdfiumError, data: bytes) -> QuarantineError:
    # The engine's last complaint may be of the file before: a locked one says so itself.
    locks = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
    is_locked = getattr(error, "err_code", None) in locks
    if is_locked and b"/Encrypt" in data:
        return QuarantineError(Reason.ENCRYPTED, "a protected PDF: remove its password")
    return QuarantineError(Reason.READER_FAILED, "a broken PDF: get the file again")
