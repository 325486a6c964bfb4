"""One public source: a row of the registry, checked and typed.

Here: what a row may say, and what is wrong with one that says something else.
Not here: the file of rows (`registry`), what a name means as a place (the caller says).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.fetch.addresses import AddressError, require_public
from pipelines.model.document import Kind

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST_ADDRESS = 2_000
_LONGEST_WORDS = 300


class SourceType(StrEnum):
    """What stands at an address."""

    PAGE = "page"
    LIST = "list"
    SITEMAP = "sitemap"
    FOLDER = "folder"


LEVELS = frozenset({"province", "city", "district", "county", "department", "township", ""})
"""Of the issuing body; a department's is its own, whatever government it belongs to."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row. `words` narrows what a list or sitemap leads to; `tls_exception` is a reason.

    `is_official` says whether the publisher is the government itself and not a reprint.
    """

    url: str
    type: SourceType = SourceType.PAGE
    title: str = ""
    jurisdiction_name: str = ""
    province_name: str = ""
    level: str = ""
    kind: str = ""
    period_start: int | None = None
    period_end: int | None = None
    doc_number: str = ""
    published_on: date | None = None
    is_official: bool = True
    words: str = ""
    tls_exception: str = ""

    @property
    def host(self) -> str:
        """The host that is asked; empty for a folder."""
        return "" if self.type is SourceType.FOLDER else (urlsplit(self.url).hostname or "")


COLUMNS = tuple(field.name for field in fields(Source))

FindPlace = Callable[[str, str], str | None]
"""The code of the place that a name and its province mean; None where that is not one place."""


def cells_of(source: Source) -> tuple[str, ...]:
    """A source as the fields of its row."""
    return tuple(_cell(getattr(source, name)) for name in COLUMNS)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def parse_source(row: list[str], find_place: FindPlace) -> Source:
    """The source that the fields of a row mean.

    Raises:
        ValueError: If they mean none.
    """
    if len(row) != len(COLUMNS):
        raise ValueError(f"{len(row)} fields, and there are {len(COLUMNS)}: quote commas")
    cells = {name: cell.strip() for name, cell in zip(COLUMNS, row, strict=True)}
    source = Source(
        url=cells["url"],
        type=SourceType(_one_of(cells, "type", frozenset(SourceType))),
        title=_words(cells, "title"),
        jurisdiction_name=_words(cells, "jurisdiction_name"),
        province_name=_words(cells, "province_name"),
        level=_one_of(cells, "level", LEVELS),
        kind=_one_of(cells, "kind", frozenset({*Kind, ""})),
        period_start=_year(cells, "period_start"),
        period_end=_year(cells, "period_end"),
        doc_number=_words(cells, "doc_number"),
        published_on=_day(cells, "published_on"),
        is_official=_one_of(cells, "is_official", frozenset({"yes", "no"})) == "yes",
        words=_words(cells, "words"),
        tls_exception=_words(cells, "tls_exception"),
    )
    _require_address(source)
    _require_sense(source, find_place)
    return source


def _require_address(source: Source) -> None:
    if source.type is SourceType.FOLDER:
        if not source.url or "://" in source.url or ".." in Path(source.url).parts:
            raise ValueError("url: a folder is a path without “..” and without a scheme")
        return
    if len(source.url) > _LONGEST_ADDRESS:
        raise ValueError(f"url: {len(source.url)} characters, the limit is {_LONGEST_ADDRESS}")
    try:
        require_public(source.url)
    except AddressError as error:
        raise ValueError(f"url: {error}") from None


def _require_sense(source: Source, find_place: FindPlace) -> None:
    start, end = source.period_start, source.period_end
    if start and end and end < start:
        raise ValueError(f"period_end: {end} is before period_start {start}")
    if end and not start:
        raise ValueError("period_start: missing, though period_end is given")
    if source.tls_exception and not source.url.startswith("https://"):
        raise ValueError("tls_exception: only an https address can need one")
    name, province = source.jurisdiction_name, source.province_name
    if name and find_place(name, province) is None:
        raise ValueError(f"jurisdiction_name: “{name}” in “{province}” is not one known place")


def _one_of(cells: dict[str, str], name: str, allowed: frozenset[str]) -> str:
    if cells[name] not in allowed:
        known = ", ".join(sorted(word for word in allowed if word))
        raise ValueError(f"{name}: “{cells[name][:40]}” is none of {known}")
    return cells[name]


def _words(cells: dict[str, str], name: str) -> str:
    if len(cells[name]) > _LONGEST_WORDS or not cells[name].isprintable():
        raise ValueError(f"{name}: at most {_LONGEST_WORDS} printable characters")
    return cells[name]


def _year(cells: dict[str, str], name: str) -> int | None:
    text = cells[name]
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(f"{name}: “{text[:20]}” is no year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(text)


def _day(cells: dict[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(cells[name]) if cells[name] else None
    except ValueError:
        raise ValueError(f"{name}: “{cells[name][:20]}” is no date as 2025-12-31") from None
