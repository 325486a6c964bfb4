"""Whether a decoded text can be read at all.

Here: the verdict on emptiness and on characters that no reader can make out.
Not here: damage that a reader can live with, which is a note (`notes`) or a flag (`extract`).
"""

from collections import Counter
from enum import IntEnum, auto
from functools import lru_cache

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import character_class, pattern

NO_TEXT = "no text and no format that is known: save it as DOCX or PDF"
_SAMPLE = 4000
_FEW = 100
_KNOWN = 2**14
HARDLY_READABLE = 0.90
"""Below this share a text is too damaged to be judged by what it lacks."""
_READABLE_SHARE = 0.60
_PRIVATE_SHARE = 0.05
_LOST_SHARE = 0.30
_RARE_SHARE = 0.15
"""Rare characters are one in a hundred of a text; in one read by a wrong key they are a third."""
_BINARY_SHARE = 0.02
"""So many control characters no text has; a few stray ones are removed."""
_EVERYDAY = character_class(
    "的一是在不了有和人这中大为上个国以要时来用生到作地于出分对成会可主发年动同工也能下过产种面方后多定行学法民"
    "得经进部度力里如水化高自理起现实加量都两体制机使从本去性应开合因由其些然前外政四日那社义事平全表间与关各重"
    "新线内正反利比质向道此变条结解问意建月公无系情者最立代通并提直题程展五果员革位入文总次品式活设及管特件长求"
    "老基边流路级少山统接知组见计别指九区强放决必做战先回任取据处队给色光门即保治北造百规热领七海口东导器压志"
    "這為個國時來們產後對學經進過種發業體與關實務義議設會開動點裡從樣總問題長間無現應當將數據區處門統組織計"
    "每农村城市县省委府局院制务责任严执监督服群众"
)
"""Half of the characters of any running text are among these, in either script."""
_EVERYDAY_SHARE = 0.15
"""In plans they are 55 % and more; in texts read by a wrong key 14 % at most."""
_FEW_HANZI = 100
_FEW_KINDS = 10
"""Fewer different ones are a pattern that somebody made, and no language."""
_HARDLY_ANY = 0.02
_STRETCH = 4000
_LONGEST_WORDS = 24
"""No script that parts its words has them so long on the average; coded data has."""


class _Kind(IntEnum):
    """What a character is to a reader."""

    READABLE = auto()
    RARE = auto()
    INVISIBLE = auto()
    LOST = auto()
    PRIVATE = auto()
    CONTROL = auto()
    STRANGE = auto()


_LOST_SIGNS = frozenset("?？\ufffd锟拷烫屯")
"""What stands where characters were lost: question marks, and what programs make of lost bytes."""
_CLASSES = (
    (
        _Kind.READABLE,
        pattern(
            "decode.integrity.readable",
            r"[!-~\x{b7}\x{d7}\x{2010}-\x{2027}\x{2030}\x{2460}-\x{24ff}\x{25a0}-\x{25ff}"
            r"\x{2e80}-\x{2fdf}\x{3001}-\x{303f}\x{3400}-\x{9fff}\x{a3ac}\x{a3ae}\x{f900}-\x{faff}"
            r"\x{fe30}-\x{fe6f}\x{ff00}-\x{ff9f}\x{ffa1}-\x{ffef}\x{20000}-\x{31fff}]",
        ),
    ),
    (
        _Kind.INVISIBLE,
        pattern(
            "decode.integrity.invisible",
            r"[\s\x{b}\x{85}\x{a0}\x{3000}\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{180e}"
            r"\x{2000}-\x{200f}\x{2028}-\x{202f}\x{205f}-\x{206f}\x{3164}\x{fe00}-\x{fe0f}\x{feff}"
            r"\x{ffa0}]",
        ),
    ),
    (
        _Kind.PRIVATE,
        pattern("decode.integrity.private", r"[\x{e000}-\x{f8ff}\x{f0000}-\x{10ffff}]"),
    ),
    (_Kind.CONTROL, pattern("decode.integrity.control", r"[\x00-\x08\x0e-\x1f\x7f]")),
)


_HANZI = character_class("\u3400-\u9fff")
_IDEOGRAPHS = ("\u3400", "\u9fff")
_COMMON = (("gb2312", 0xD7), ("big5", 0xC6))
"""Both standards give their first rows to the characters in everyday use."""


@lru_cache(maxsize=_KNOWN)
def _kind(character: str) -> _Kind:
    if character in _LOST_SIGNS:
        return _Kind.LOST
    found = next((kind for kind, signs in _CLASSES if signs.search(character)), _Kind.STRANGE)
    if found is _Kind.READABLE and _IDEOGRAPHS[0] <= character <= _IDEOGRAPHS[1]:
        return found if _is_common(character) else _Kind.RARE
    return found


def _is_common(character: str) -> bool:
    codes = ((character.encode(charset, "ignore"), last) for charset, last in _COMMON)
    return any(code and code[0] <= last for code, last in codes)


def require_any(text: str) -> None:
    """Holds for a text with a character in it that shows.

    Raises:
        QuarantineError: If there is none.
    """
    if all(_kind(character) is _Kind.INVISIBLE for character in text):
        raise QuarantineError(Reason.EMPTY, "no character in it: get the file again")


def require_readable(text: str, *, is_bare: bool = True) -> float:
    """How much of a text can be read, from 0 to 1; holds only where a person could read it.

    `is_bare` says that the bytes were characters themselves, and of no format that holds a text.

    Raises:
        QuarantineError: If it is empty, is no text, or too few of its characters are Chinese or
            ASCII, or too many are rare, of no script (a font's private ones) or stand for lost
            ones.
    """
    require_any(text)
    shares = _shares(text)
    if shares[_Kind.CONTROL] > _BINARY_SHARE:
        if is_bare:
            raise QuarantineError(Reason.UNKNOWN_FORMAT, NO_TEXT)
        raise QuarantineError(
            Reason.GARBLED_TEXT,
            "its fonts do not say which characters they show: get the file in another format",
        )
    rare = shares[_Kind.RARE]
    readable = shares[_Kind.READABLE] + rare + shares[_Kind.LOST]
    if rare > _RARE_SHARE:
        raise QuarantineError(
            Reason.GARBLED_TEXT,
            f"{rare:.0%} of its characters are rare ones, as where text is read in a wrong charset:"
            " get the file in another format",
        )
    private, lost = shares[_Kind.PRIVATE], shares[_Kind.LOST]
    if readable < _READABLE_SHARE or private > _PRIVATE_SHARE or lost > _LOST_SHARE:
        raise QuarantineError(
            Reason.GARBLED_TEXT,
            f"{readable:.0%} of its characters are Chinese or ASCII, {private:.0%} a font's own and"
            f" {lost:.0%} stand for lost ones: get the file in another format",
        )
    _require_words(text[:_STRETCH])
    return shares[_Kind.READABLE] + rare


def _require_words(stretch: str) -> None:
    """Holds for characters that come together as they do in words.

    Raises:
        QuarantineError: If they are Chinese ones that nobody uses, or none, and parted by nothing.
    """
    hanzi = _HANZI.findall(stretch)
    if len(hanzi) >= _FEW_HANZI and len(set(hanzi)) >= _FEW_KINDS:
        common = len(_EVERYDAY.findall(stretch))
        if common < len(hanzi) * _EVERYDAY_SHARE:
            raise QuarantineError(
                Reason.GARBLED_TEXT,
                f"of its characters {common / len(hanzi):.0%} are everyday ones, as where text of "
                "another language or charset is read as Chinese: get the file in another format",
            )
    words = stretch.split()
    shown = sum(map(len, words))
    if shown >= _FEW and len(hanzi) < shown * _HARDLY_ANY and shown > _LONGEST_WORDS * len(words):
        raise QuarantineError(
            Reason.GARBLED_TEXT, "coded data in the place of words: get the file in another format"
        )


def readable_share(text: str) -> float:
    """How much of what shows is Chinese or ASCII and stands for nothing lost, from 0 to 1."""
    shares = _shares(text)
    return shares[_Kind.READABLE] + shares[_Kind.RARE]


def count_private(text: str) -> int:
    """How many of its characters belong to no script."""
    return _kinds(text)[_Kind.PRIVATE]


def _shares(text: str) -> list[float]:
    """Each kind's share in what shows, by a sample from all over the text."""
    kinds = _kinds(text[:: len(text) // _SAMPLE + 1])
    if sum(kinds) - kinds[_Kind.INVISIBLE] < _FEW:
        kinds = _kinds(text)
    shown = max(sum(kinds) - kinds[_Kind.INVISIBLE], 1)
    return [count / shown for count in kinds]


def _kinds(text: str) -> list[int]:
    """How many characters there are of each kind, by its number."""
    found = [0] * (len(_Kind) + 1)
    for character, times in Counter(text).items():
        found[_kind(character)] += times
    return found
