"""Every pattern that runs over document text, compiled by the linear-time engine and registered.

Here: the ways to make such a pattern, and the registry that the linearity test walks.
Not here: what a pattern means; it stands beside the code that asks it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import re2

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 1 << 26


class Match:
    """A hit in a part of a text, its offsets counted in the whole text.

    The engine counts bytes; characters are counted only for what is asked.
    """

    __slots__ = ("_at", "_data", "_hit")

    def __init__(self, hit: Any, data: bytes, at: int) -> None:  # noqa: ANN401 - re2 ships no types
        self._hit = hit
        self._data = data
        self._at = at

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that matched last."""
        return self._hit.lastgroup

    def start(self, group: int = 0) -> int:
        """Where the group begins in the whole text, -1 where it took no part."""
        return self.span(group)[0] if group else self._at

    def end(self, group: int = 0) -> int:
        """Where the group ends in the whole text, -1 where it took no part."""
        return self.span(group)[1]

    def span(self, group: int = 0) -> tuple[int, int]:
        """Both ends of the group in the whole text."""
        first, last = self._hit.span(group)
        if first < 0:
            return -1, -1
        start = self._at
        if group:
            start += len(self._data[self._hit.start() : first].decode())
        return start, start + len(self._data[first:last].decode())

    def group(self, *groups: int | str) -> Any:  # noqa: ANN401
        """What the groups matched."""
        found = self._hit.group(*groups)
        return tuple(map(_decoded, found)) if isinstance(found, tuple) else _decoded(found)

    def groups(self) -> tuple[str | None, ...]:
        """What every group matched."""
        return tuple(map(_decoded, self._hit.groups()))

    def groupdict(self) -> dict[str, str | None]:
        """What every named group matched."""
        return {name: _decoded(words) for name, words in self._hit.groupdict().items()}


def _decoded(words: bytes | None) -> str | None:
    return None if words is None else words.decode()


class Pattern:
    """A compiled pattern that reads text[start:end] as if nothing stood around it.

    The engine reads bytes. It is handed them, since it would count the characters of the whole
    text again for every hit.
    """

    __slots__ = ("_compiled", "name", "pattern")

    def __init__(self, name: str, expression: str) -> None:
        self.name = name
        self.pattern = expression
        self._compiled = re2.compile(expression, _OPTIONS)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first hit, or None."""
        data = (text[start:end] if start or end is not None else text).encode()
        return self._placed(self._compiled.search(data), data, start)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """A hit at the very start, or None."""
        data = (text[start:end] if start or end is not None else text).encode()
        return self._placed(self._compiled.match(data), data, start)

    def fullmatch(self, text: str) -> Match | None:
        """A hit of the whole text, or None."""
        data = text.encode()
        return self._placed(self._compiled.fullmatch(data), data, 0)

    @staticmethod
    def _placed(hit: Any, data: bytes, offset: int) -> Match | None:  # noqa: ANN401
        if hit is None:
            return None
        return Match(hit, data, offset + len(data[: hit.start()].decode()))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Every hit in order, none overlapping another."""
        data = (text[start:end] if start or end is not None else text).encode()
        at, done = start, 0
        for hit in self._compiled.finditer(data):
            first = hit.start()
            at += len(data[done:first].decode())
            done = first
            yield Match(hit, data, at)

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Both ends of every hit in order."""
        data = (text[start:end] if start or end is not None else text).encode()
        found = []
        at, done = start, 0
        for hit in self._compiled.finditer(data):
            first, last = hit.span()
            begin = at + len(data[done:first].decode())
            at, done = begin + len(data[first:last].decode()), last
            found.append((begin, at))
        return found

    def findall(self, text: str) -> list[str]:
        """The words of every hit."""
        return [text[start:end] for start, end in self.spans(text)]

    def sub(self, replacement: str | Callable[[Match], str], text: str) -> str:
        """The text with every hit replaced; a string is put in as it is."""
        pieces, done = [], 0
        for hit in self.finditer(text):
            start, stop = hit.span()
            new = replacement if isinstance(replacement, str) else replacement(hit)
            pieces += (text[done:start], new)
            done = stop
        return "".join([*pieces, text[done:]]) if pieces else text

    def split(self, text: str) -> list[str]:
        """The text between hits."""
        pieces, done = [], 0
        for start, stop in self.spans(text):
            pieces.append(text[done:start])
            done = stop
        return [*pieces, text[done:]]


SHORT = 200
"""Characters that a short pattern reads at the most."""


class ShortPattern:
    """A pattern for titles, clauses and windows, by the standard engine.

    It reads no more than `SHORT` characters, so that no input can make it slow; on such strings
    it starts ten times faster than the linear engine, which re-encodes what it is given.
    """

    __slots__ = ("_search", "name", "pattern")

    def __init__(self, name: str, expression: str) -> None:
        self.name = name
        self.pattern = expression
        self._search = re.compile(expression).search

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first hit in the window; its offsets count from `start`."""
        if end is None or end - start > SHORT:
            end = start + SHORT
        return self._search(text[start:end])


CharacterClass = re.Pattern[str]
"""A pattern of one class of characters: linear by its shape."""


def any_of(characters: str) -> re.Pattern[str]:
    """A class of these characters, each standing for itself."""
    return character_class(re.escape(characters))


def character_class(members: str) -> re.Pattern[str]:
    """One character of a class, for texts of any length; `members` as brackets hold them.

    The standard engine looks at each character once and needs no bytes: where there is nothing to
    find but single characters it is the fastest, and has no worst case that a test could feed it.
    """
    return re.compile(f"[{members}]")


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


def unnamed(expression: str) -> str:
    """The expression without the names of its groups: finding places takes longer with them."""
    return re.sub(r"\?P<[a-z0-9_]+>", "?:", expression)


def _register(kind: type[P], name: str, expression: str) -> P:
    known = REGISTRY.get(name)
    if known is None:
        known = REGISTRY[name] = kind(name, expression)
    if not isinstance(known, kind) or known.pattern != expression:
        raise ValueError(f"{name}: the registry holds another pattern under this name")
    return known
