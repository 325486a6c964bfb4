"""Values as text that a terminal can show.

Here: words of documents without marks that a terminal would obey, numbers as people read them.
Not here: where they stand (`tree`, `report`).
"""

from datetime import datetime
from typing import TextIO

from rich.console import Console
from rich.text import Text

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}
_UNSHOWN = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0), *_BIDI} - {0x0A}, "�")
_UNSHOWN_INLINE = {**_UNSHOWN, 0x0A: " "}

_UNCUT = 100_000
"""Columns of what is no terminal: a file or a pipe takes lines of any length."""

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def screen(file: TextIO | None = None) -> Console:
    """Where answers are printed: nothing is cut or wrapped for a reader that is a program."""
    console = Console(file=file)
    return console if console.is_terminal else Console(file=file, width=_UNCUT)


def words(value: object, style: str = "") -> Text:
    """A value on one line, without colour or movement of its own."""
    return Text(_plain(value).translate(_UNSHOWN_INLINE), style=style)


def age(since: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that fits."""
    seconds = max(0, int((now - since).total_seconds()))
    for name, length in _UNITS:
        if seconds >= length:
            count = seconds // length
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1 else f"{value:,.10g}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S %Z}"
    return str(value)
