"""The numbers that a word processor draws before list items and headings.

Here: numbering definitions, styles that carry them, and the counters as the body is walked.
Not here: the forms of a number (`decode.ordinals`), the paragraphs (`body`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pipelines.decode.ordinals import ordinal

_LEVELS = 9


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The child elements of that name."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant down the path."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace; None where there is none."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return text
    return None


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number of usual size; None where it is not."""
    text = value(element, name)
    if text is None or len(text) > 9 or not text.lstrip("-").isdecimal():  # noqa: PLR2004
        return None
    return int(text)


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: bool = True
    is_plain: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    style_link: str | None = None
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Style:
    name: str
    parent: str | None
    list_id: int | None
    level: int | None


def _read_level(element: etree._Element) -> _Level:
    start = number(child(element, "start"))
    form = value(child(element, "numFmt"))
    return _Level(
        start=1 if start is None else start,
        form="decimal" if form is None else form,
        text=value(child(element, "lvlText")) or "",
        restarts=number(child(element, "lvlRestart")) != 0,
        is_plain=child(element, "isLgl") is not None,
        style=value(child(element, "pStyle")),
    )


def _read_levels(element: etree._Element) -> dict[int, _Level]:
    return {
        at: _read_level(level)
        for level in children(element, "lvl")
        if (at := number(level, "ilvl")) is not None
    }


def _read_own_levels(element: etree._Element) -> dict[int, _Level]:
    """Levels that a single list says in place of its kind's."""
    return {
        number(override, "ilvl") or 0: _read_level(level)
        for override in children(element, "lvlOverride")
        if (level := child(override, "lvl")) is not None
    }


class Numbering:
    """Labels of numbered paragraphs, in the order of the body."""

    def __init__(self, lists: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = self._read_styles(styles)
        abstract: dict[int, _List] = {}
        by_style: dict[str, _List] = {}
        for element in children(lists, "abstractNum"):
            made = _List(_read_levels(element), value(child(element, "numStyleLink")))
            abstract[number(element, "abstractNumId") or 0] = made
            by_style[value(child(element, "styleLink")) or ""] = made
        self._lists: dict[int, _List] = {}
        self._overrides: dict[int, dict[int, int]] = {}
        for element in children(lists, "num"):
            at = number(element, "numId")
            found = abstract.get(number(child(element, "abstractNumId")) or 0)
            if at is None or found is None:
                continue
            found = by_style.get(found.style_link or "\x00", found)
            if own := _read_own_levels(element):
                # The count goes on through all lists of one kind, in whatever form.
                found = replace(found, levels=found.levels | own)
            self._lists[at] = found
            self._overrides[at] = self._read_overrides(element)

    @staticmethod
    def _read_styles(styles: etree._Element | None) -> dict[str, _Style]:
        return {
            value(style, "styleId") or "": _Style(
                name=(value(child(style, "name")) or "").lower(),
                parent=value(child(style, "basedOn")),
                list_id=number(child(style, "pPr", "numPr", "numId")),
                level=number(child(style, "pPr", "numPr", "ilvl")),
            )
            for style in children(styles, "style")
        }

    @staticmethod
    def _read_overrides(element: etree._Element) -> dict[int, int]:
        return {
            number(override, "ilvl") or 0: start
            for override in children(element, "lvlOverride")
            if (start := number(child(override, "startOverride"))) is not None
        }

    def is_contents_line(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        style = self._styles.get(value(child(properties, "pStyle")) or "")
        return style is not None and style.name.startswith("toc ")

    def label(self, properties: etree._Element | None) -> str:
        """The label before a paragraph with these properties; empty where it has none."""
        list_id, level = self._position(properties)
        found = self._lists.get(list_id) if list_id else None
        if found is None or level not in found.levels:
            return ""
        for at, start in self._overrides.pop(list_id, {}).items():
            found.counters[at] = start - 1
        return self._count(found, level)

    def _position(self, properties: etree._Element | None) -> tuple[int, int]:
        """The list and level of a paragraph, from itself or from its style."""
        own = child(properties, "numPr")
        list_id, level = number(child(own, "numId")), number(child(own, "ilvl"))
        name = value(child(properties, "pStyle"))
        for _ in range(_LEVELS):
            style = self._styles.get(name or "")
            if style is None or (list_id is not None and level is not None):
                break
            if list_id is None and style.list_id is not None:
                list_id = style.list_id
                level = self._level_of_style(list_id, name, style.level) if level is None else level
            name = style.parent
        return list_id or 0, level or 0

    def _level_of_style(self, list_id: int, name: str | None, level: int | None) -> int | None:
        if level is not None or list_id not in self._lists:
            return level
        levels = self._lists[list_id].levels
        return next((at for at, each in levels.items() if each.style == name), None)

    @staticmethod
    def _count(found: _List, level: int) -> str:
        here = found.levels[level]
        found.counters[level] = found.counters.get(level, here.start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            if deeper in found.levels and found.levels[deeper].restarts:
                found.counters.pop(deeper, None)
        if here.form == "bullet":
            return ""
        text = here.text
        for at in range(min(level + 1, _LEVELS)):
            mark = f"%{at + 1}"
            if mark in text and at in found.levels:
                each = found.levels[at]
                count = found.counters.setdefault(at, each.start)
                form = "decimal" if here.is_plain else each.form
                text = text.replace(mark, "" if form == "none" else ordinal(count, form))
        # A Western mark before a number would read as one number with it.
        return f"{text} " if text[-1:].isascii() and text.strip() else text
