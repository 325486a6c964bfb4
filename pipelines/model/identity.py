"""Ids that stay the same while the words stay the same.

Here: how an id is made of raw words.
Not here: positions or cleaned offsets, which move when another sentence changes.
"""

from hashlib import sha256

ID_LENGTH = 16
"""Hexadecimal digits in an id: 64 bits, a collision below 10⁻⁶ up to some six million rows."""


def make_id(*words: str) -> str:
    """The id that these words name.

    Units:
        Sixteen hexadecimal digits.
    """
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


class Ids:
    """Ids for the rows of one document: equal words get the next number among their equals."""

    __slots__ = ("_row_of", "_seen")

    def __init__(self, kind: str, owner: str) -> None:
        self._row_of = f"{kind}\x1f{owner}"
        self._seen: dict[str, int] = {}

    def next(self, *words: str) -> str:
        """The id of the next row that says `words`."""
        key = words[0] if len(words) == 1 else "\x1f".join(words)
        nth = self._seen.get(key, 0)
        self._seen[key] = nth + 1
        return make_id(f"{self._row_of}\x1f{key}\x1f{nth}")
