"""Whether a decoded text can be read at all.

Here: the verdict on emptiness and on characters that no reader can make out.
Not here: damage that a reader can live with, which is a note (`notes`) or a flag (`extract`).
"""

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import pattern

_SAMPLE = 4000
_READABLE_SHARE = 0.60
_PRIVATE_SHARE = 0.05
_READABLE = pattern(
    "decode.integrity.readable",
    r"[ -~\x{2010}-\x{2030}\x{2460}-\x{24ff}\x{3000}-\x{303f}\x{3400}-\x{9fff}"
    r"\x{f900}-\x{faff}\x{fe30}-\x{fe6f}\x{ff00}-\x{ffef}\x{20000}-\x{31fff}]+",
)
_PRIVATE = pattern("decode.integrity.private", r"[\x{e000}-\x{f8ff}\x{f0000}-\x{10ffff}]+")


def require_any(text: str) -> None:
    """Holds for a text with a character in it.

    Raises:
        QuarantineError: If there is none.
    """
    if not text or text.isspace():
        raise QuarantineError(Reason.EMPTY, "no character in it: get the file again")


def require_readable(text: str) -> None:
    """Holds only for a text that a person could read.

    Raises:
        QuarantineError: If it is empty, or too few of its characters are Chinese or ASCII, or too
            many are of no script (a font's private ones).
    """
    require_any(text)
    visible = "".join(text.split())
    sample = visible[:: len(visible) // _SAMPLE + 1]
    strange = _READABLE.sub("", sample)
    readable = 1 - len(strange) / len(sample)
    private = (len(strange) - len(_PRIVATE.sub("", strange))) / len(sample)
    if readable < _READABLE_SHARE or private > _PRIVATE_SHARE:
        raise QuarantineError(
            Reason.GARBLED_TEXT,
            f"{readable:.0%} of its characters are Chinese or ASCII and {private:.0%} a font's own:"
            " get the file in another format",
        )
