"""Texts that a pattern finds hardest: each of its alternatives, begun over and over.

Reads the expressions as both engines write them, far enough to spell one example of every
alternative: literals, classes, groups, repetitions.
"""

from collections.abc import Iterator
from functools import reduce

CANDIDATES = "一a0 ,A%市。\n-"
QUANTIFIERS = "*+?{"
ESCAPED = {"d": "0", "D": "一", "s": " ", "S": "一", "w": "a", "W": "。", "n": "\n", "t": "\t"}
ANCHORS = "bBAzZ"


class Examples:
    """The examples of one expression: its first reading, then one for every other alternative."""

    def __init__(self, expression: str) -> None:
        self._text = expression
        self._at = 0
        self.all = list(dict.fromkeys(self._alternation()))
        if self._at != len(expression):
            raise ValueError(f"unread from {self._at}: {expression[self._at :]!r}")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        self._at += 1
        return self._text[self._at - 1]

    def _alternation(self) -> list[str]:
        found = self._sequence()
        while self._peek() == "|":
            self._at += 1
            found += self._sequence()
        return found

    def _sequence(self) -> list[str]:
        parts: list[list[str]] = []
        while self._peek() and self._peek() not in "|)":
            parts.append(self._repeated(self._atom()))
        return list(_spelled(parts))

    def _repeated(self, atom: list[str]) -> list[str]:
        """The atom as often as it must stand, once at the least."""
        while self._peek() and self._peek() in QUANTIFIERS:
            if self._take() == "{":
                stop = self._text.index("}", self._at)
                least = self._text[self._at : stop].partition(",")[0]
                self._at = stop + 1
                atom = [example * max(1, int(least)) for example in atom]
        return atom

    def _atom(self) -> list[str]:
        first = self._take()
        if first == "(":
            if self._skip_group_head() == ")":
                return [""]
            inner = self._alternation()
            self._at += 1
            return inner
        if first == "[":
            return [self._of_class()]
        if first == "\\":
            return [self._escape()]
        return ["" if first in "^$" else "一" if first == "." else first]

    def _skip_group_head(self) -> str:
        """The mark behind `?:`, `?P<name>` or flags; `)` where the group holds nothing else."""
        mark = ""
        while self._peek() == "?" or (mark and mark not in ":>)"):
            mark = self._take()
        return mark

    def _escape(self) -> str:
        kind = self._take()
        if kind in ANCHORS:
            return ""
        if kind in "pP":
            stop = self._text.index("}", self._at) if self._peek() == "{" else self._at
            self._at = stop + 1
            return "。" if kind == "p" else "一"
        if kind == "x":
            braced = self._peek() == "{"
            stop = self._text.index("}", self._at) if braced else self._at + 2
            digits = self._text[self._at + braced : stop]
            self._at = stop + braced
            return chr(int(digits, 16))
        return ESCAPED.get(kind, kind)

    def _of_class(self) -> str:
        """One character of a class, the first that it names or one that it does not exclude."""
        negated = self._peek() == "^"
        self._at += negated
        members: list[str] = []
        while self._peek() != "]" or not members:
            character = self._take()
            character = self._escape() if character == "\\" else character
            is_range = self._peek() == "-" and self._text[self._at + 1] != "]"
            if is_range:
                self._at += 1
                last = self._take()
                last = self._escape() if last == "\\" else last
                members += map(chr, range(ord(character), min(ord(last), ord(character) + 999) + 1))
            else:
                members.append(character)
        self._at += 1
        return next(c for c in CANDIDATES if c not in members) if negated else members[0]


def _spelled(parts: list[list[str]]) -> Iterator[str]:
    """The first reading of a sequence, then one for every alternative of each of its parts."""
    if not parts:
        yield ""
        return
    heads = reduce(lambda done, part: [*done, done[-1] + part[0]], parts, [""])
    tails = reduce(lambda done, part: [*done, part[0] + done[-1]], reversed(parts), [""])[::-1]
    yield heads[-1]
    for i, part in enumerate(parts):
        for example in part[1:]:
            yield heads[i] + example + tails[i + 1]


def worst_cases(expression: str) -> list[str]:
    """What to repeat: every alternative in whole, and without its end, so that it just fails."""
    whole = Examples(expression).all
    begun = [example[:-1] for example in whole]
    first = [example[:1] for example in whole]
    return [case for case in dict.fromkeys([*whole, *begun, *first]) if case]


def repeated(case: str, size: int) -> str:
    """The case over and over, cut at `size` characters."""
    return (case * (size // len(case) + 1))[:size]
