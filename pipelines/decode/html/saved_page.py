"""Pages that a browser saved as one mail-like file (.mht, .mhtml).

Here: how such a file is told, and which of its parts is the page.
Not here: the page itself (`page`).
"""

from email import message_from_bytes, policy

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import pattern

_HEAD = 2048
_IS_SAVED_PAGE = pattern(
    "decode.html.is_saved_page",
    r"(?i)^\s*(?:[A-Za-z-]{2,30}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:[^\n]*\n",
)


def is_saved_page(data: bytes) -> bool:
    """Whether the bytes open with a mail's head that speaks of MIME."""
    head = data[:_HEAD].decode("latin-1").replace("\r", "")
    return _IS_SAVED_PAGE.search(head) is not None


def page_of(data: bytes) -> bytes:
    """The bytes of the page in the file, its pictures left out.

    Raises:
        QuarantineError: If no part of it is a page.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    if any(part.get_content_disposition() == "attachment" for part in message.walk()):
        raise QuarantineError(
            Reason.UNKNOWN_FORMAT, "a mail with files in it: save these and drop them"
        )
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found = part.get_payload(decode=True)
            if isinstance(found, bytes) and found.strip():
                return found
    raise QuarantineError(
        Reason.NO_MAIN_TEXT, "a saved page or mail without a page in it: drop the page or the text"
    )
