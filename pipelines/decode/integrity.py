"""Whether a decoded text can be read at all.

Here: the verdict on emptiness and on characters that no reader can make out.
Not here: damage that a reader can live with, which is a note (`notes`) or a flag (`extract`).
"""

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import Pattern, pattern

_SAMPLE = 4000
_HEAD = 4000
_READABLE_SHARE = 0.60
_PRIVATE_SHARE = 0.05
_CLEAN_SHARE = 0.90
_LOST_SHARE = 0.30
_BINARY_SHARE = 0.02
"""So many control characters no text has; a few stray ones are removed."""
_READABLE = pattern(
    "decode.integrity.readable",
    r"[ -~\x{b7}\x{d7}\x{2010}-\x{2030}\x{2460}-\x{24ff}\x{25a0}-\x{25ff}\x{2e80}-\x{2fdf}"
    r"\x{3000}-\x{303f}\x{3400}-\x{9fff}\x{a3ac}\x{a3ae}\x{f900}-\x{faff}\x{fe30}-\x{fe6f}\x{ff00}-\x{ffef}\x{20000}-\x{31fff}]+",
)
_CONTROL = pattern("decode.integrity.control", r"[\x00-\x08\x0e-\x1f\x7f]+")
_INVISIBLE = pattern(
    "decode.integrity.invisible",
    r"[\s\xa0\x{3000}\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{180e}\x{2000}-\x{200f}\x{2028}-\x{202f}"
    r"\x{2060}-\x{206f}\x{3164}\x{fe00}-\x{fe0f}\x{feff}\x{ffa0}]+",
)
_LOST = pattern("decode.integrity.lost", r"[?？\x{fffd}]|锟斤拷|烫烫|屯屯")
"""What stands where characters were lost: question marks, and what programs make of lost bytes."""
_PRIVATE = pattern("decode.integrity.private", r"[\x{e000}-\x{f8ff}\x{f0000}-\x{10ffff}]+")


def require_any(text: str) -> None:
    """Holds for a text with a character in it that shows.

    Raises:
        QuarantineError: If there is none.
    """
    if not _shown(text[:_HEAD]) and not _shown(text):
        raise QuarantineError(Reason.EMPTY, "no character in it: get the file again")


def require_readable(text: str) -> None:
    """Holds only for a text that a person could read.

    Raises:
        QuarantineError: If it is empty, is no text, or too few of its characters are Chinese or
            ASCII, or too many are of no script (a font's private ones) or stand for lost ones.
    """
    require_any(text)
    sample = _sample(text)
    if _share(_CONTROL, sample) > _BINARY_SHARE:
        raise QuarantineError(
            Reason.UNKNOWN_FORMAT, "no text and no format that is known: save it as DOCX or PDF"
        )
    readable, private, lost = _readable(sample), _share(_PRIVATE, sample), _share(_LOST, sample)
    if readable < _READABLE_SHARE or private > _PRIVATE_SHARE or lost > _LOST_SHARE:
        raise QuarantineError(
            Reason.GARBLED_TEXT,
            f"{readable:.0%} of its characters are Chinese or ASCII, {private:.0%} a font's own and"
            f" {lost:.0%} stand for lost ones: get the file in another format",
        )


def is_hardly_readable(text: str) -> bool:
    """Whether a text that can be read is too damaged to be judged by what it lacks."""
    sample = _sample(text)
    return min(_readable(sample), 1 - _share(_LOST, sample)) < _CLEAN_SHARE


def readable_share(text: str) -> float:
    """How much of a text that has any character is Chinese or ASCII, from 0 to 1."""
    sample = _sample(text)
    return _readable(sample) if sample else 0.0


def count_private(text: str) -> int:
    """How many of its characters belong to no script."""
    return len(text) - len(_PRIVATE.sub("", text))


def _shown(text: str) -> str:
    return _INVISIBLE.sub("", text)


def _sample(text: str) -> str:
    """Characters from all over the text."""
    shown = _shown(text)
    return shown[:: len(shown) // _SAMPLE + 1]


def _share(kind: Pattern, sample: str) -> float:
    return (len(sample) - len(kind.sub("", sample))) / len(sample)


def _readable(sample: str) -> float:
    return 1 - len(_READABLE.sub("", sample)) / len(sample)
