"""Lexicons: rules as data, read once.

Here: how the files of `lexicon/` are opened, and sets of words as one search.
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
