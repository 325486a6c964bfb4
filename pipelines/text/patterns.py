"""Every pattern that runs over document text, compiled by the linear-time engine and registered.

Here: the two ways to make such a pattern, and the registry that the linearity test walks.
Not here: what a pattern means; it stands beside the code that asks it.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import re2

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 1 << 26


class Match:
    """A hit in text[start:end], its offsets counted in the whole text."""

    __slots__ = ("_hit", "_offset")

    def __init__(self, hit: Any, offset: int) -> None:  # noqa: ANN401 - re2 ships no types
        self._hit = hit
        self._offset = offset

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that matched last."""
        return self._hit.lastgroup

    def start(self, group: int = 0) -> int:
        """Where the group begins in the whole text."""
        return self._hit.start(group) + self._offset

    def end(self, group: int = 0) -> int:
        """Where the group ends in the whole text."""
        return self._hit.end(group) + self._offset

    def span(self, group: int = 0) -> tuple[int, int]:
        """Both ends of the group in the whole text."""
        return self.start(group), self.end(group)

    def group(self, *groups: int | str) -> Any:  # noqa: ANN401
        """What the groups matched."""
        return self._hit.group(*groups)

    def groups(self) -> tuple[str | None, ...]:
        """What every group matched."""
        return self._hit.groups()

    def groupdict(self) -> dict[str, str | None]:
        """What every named group matched."""
        return self._hit.groupdict()


class Pattern:
    """A compiled pattern that reads text[start:end] as if nothing stood around it.

    The engine re-encodes whatever it is given; a slice keeps a search in a long text as cheap as
    its part is long.
    """

    __slots__ = ("_compiled", "name", "pattern")

    def __init__(self, name: str, expression: str) -> None:
        self.name = name
        self.pattern = expression
        self._compiled = re2.compile(expression, _OPTIONS)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first hit, or None."""
        hit = self._compiled.search(text[start:end] if start or end is not None else text)
        return None if hit is None else Match(hit, start)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """A hit at the very start, or None."""
        hit = self._compiled.match(text[start:end] if start or end is not None else text)
        return None if hit is None else Match(hit, start)

    def fullmatch(self, text: str) -> Match | None:
        """A hit of the whole text, or None."""
        hit = self._compiled.fullmatch(text)
        return None if hit is None else Match(hit, 0)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Every hit in order, none overlapping another."""
        piece = text[start:end] if start or end is not None else text
        return (Match(hit, start) for hit in self._compiled.finditer(piece))

    def findall(self, text: str) -> list[Any]:
        """What every hit matched."""
        return self._compiled.findall(text)

    def sub(self, replacement: Any, text: str) -> str:  # noqa: ANN401
        """The text with every hit replaced."""
        return self._compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The text between hits."""
        return self._compiled.split(text)


SHORT = 200
"""Characters that a short pattern reads at the most."""


class ShortPattern:
    """A pattern for titles, clauses and windows, by the standard engine.

    It reads no more than `SHORT` characters, so that no input can make it slow; on such strings
    it starts ten times faster than the linear engine, which re-encodes what it is given.
    """

    __slots__ = ("_compiled", "name", "pattern")

    def __init__(self, name: str, expression: str) -> None:
        self.name = name
        self.pattern = expression
        self._compiled = re.compile(expression)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first hit in the window; its offsets count from `start`."""
        stop = start + SHORT if end is None else min(end, start + SHORT)
        return self._compiled.search(text[start:stop])


P = TypeVar("P", Pattern, ShortPattern)

REGISTRY: dict[str, Pattern | ShortPattern] = {}
"""Compiled patterns by name; each is fed its own worst case by a test."""


def pattern(name: str, expression: str) -> Pattern:
    """The compiled pattern, registered under `name`.

    Raises:
        ValueError: If another expression holds the name.
        re2.error: If the engine cannot run the expression in linear time.
    """
    return _register(Pattern, name, expression)


def short_pattern(name: str, expression: str) -> ShortPattern:
    """The compiled pattern for strings of at most `SHORT` characters, registered under `name`.

    Raises:
        ValueError: If another expression holds the name.
    """
    return _register(ShortPattern, name, expression)


def _register(kind: type[P], name: str, expression: str) -> P:
    known = REGISTRY.get(name)
    if known is None:
        known = REGISTRY[name] = kind(name, expression)
    if not isinstance(known, kind) or known.pattern != expression:
        raise ValueError(f"{name}: the registry holds another pattern under this name")
    return known
