"""Lexicons: rules as data, read once.

Here: how the files of `lexicon/` are opened, and sets of words as one search or by first character.
Not here: what a word means; that stands with its reader.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

LEXICON = Path(__file__).parent / "lexicon"


@lru_cache(maxsize=32)
def load_lexicon(name: str) -> Any:  # noqa: ANN401 - the shape is the file's
    """The content of `lexicon/<name>.yml`.

    Raises:
        FileNotFoundError: If there is no such lexicon.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((LEXICON / f"{name}.yml").read_bytes(), Loader=loader)  # noqa: S506 - a safe loader


def alternation(words: Iterable[str]) -> str:
    """Words as one alternative of a pattern, the longest first."""
    escaped = {"".join("\\" + c if c in r".^$*+?()[]{}|\/" else c for c in word) for word in words}
    return "|".join(sorted(escaped, key=lambda word: (-len(word), word)))


def led_alternation(words: Iterable[str]) -> str:
    """Any of the words, behind a look at the first character: for short patterns, not RE2."""
    words = list(words)
    firsts = "".join(sorted({word[0] for word in words}))
    return f"(?=[{firsts}])(?:{alternation(words)})"


class Openings:
    """Words of which one may stand at a place of a text; only those of its character are tried."""

    __slots__ = ("_by_first",)

    def __init__(self, words: Iterable[str]) -> None:
        longest_first = sorted(set(words), key=lambda word: (-len(word), word))
        by_first: dict[str, list[str]] = {}
        for word in longest_first:
            by_first.setdefault(word[0], []).append(word)
        self._by_first = {first: tuple(some) for first, some in by_first.items()}

    def stand_at(self, text: str, at: int, end: int | None = None) -> bool:
        """Whether one of the words begins at the place, and ends before `end` where that is set."""
        words = self._by_first.get(text[at : at + 1], ())
        return bool(words) and text.startswith(words, at, end)

    def length_at(self, text: str, at: int) -> int:
        """The length of the longest of the words that begins at the place, 0 where none does."""
        for word in self._by_first.get(text[at : at + 1], ()):
            if text.startswith(word, at):
                return len(word)
        return 0
