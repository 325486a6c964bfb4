"""The registry of public sources: `raw/sources.csv`, one row a source.

Here: reading it with a problem for every row that cannot be used, and adding a row.
Not here: what a row may say (`sources`), fetching (`spider`).
"""

import csv
import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from w3lib.url import canonicalize_url

from pipelines.fetch.sources import (
    COLUMNS,
    FindPlace,
    Source,
    SourceType,
    cells_of,
    parse_source,
)

NAME = "sources.csv"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used, or whose facts do not fit: where, what, and what to do."""

    line: int
    detail: str

    def __str__(self) -> str:
        return f"{NAME}:{self.line}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Registry:
    """The rows that can be used, and what is wrong with the others."""

    sources: tuple[Source, ...]
    problems: tuple[RowProblem, ...] = ()


class RegistryError(ValueError):
    """A source that cannot be added, with the reason."""


def parse(text: str, find_place: FindPlace) -> Registry:
    """Every row of a registry as it is meant, or as a problem."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    sources: list[Source] = []
    problems: list[RowProblem] = []
    seen: dict[str, int] = {}
    try:
        header = next(rows, [])
        if tuple(header) != COLUMNS:
            return Registry((), (RowProblem(1, f"the columns must be {','.join(COLUMNS)}"),))
        for row in rows:
            line = rows.line_num
            try:
                source = parse_source(row, find_place)
                _require_new(source, seen, line)
            except ValueError as error:
                problems.append(RowProblem(line, str(error)))
            else:
                sources.append(source)
    except csv.Error as error:
        problems.append(RowProblem(rows.line_num, f"no CSV ({error}): quote the field"))
    return Registry(tuple(sources), tuple(problems))


def load(path: Path, find_place: FindPlace) -> Registry:
    """The registry at `path`; empty where there is none."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Registry(())
    except UnicodeDecodeError as error:
        return Registry((), (RowProblem(1, f"byte {error.start} is not UTF-8: save it as UTF-8"),))
    return parse(text, find_place)


def add(path: Path, source: Source, find_place: FindPlace) -> Registry:
    """The registry with one more row, written in one step.

    Raises:
        RegistryError: If the row cannot be used, or the file as it stands cannot.
    """
    before = load(path, find_place)
    if before.problems:
        raise RegistryError(f"{before.problems[0]}: mend the file first")
    text = path.read_text(encoding="utf-8") if path.exists() else _line(COLUMNS)
    after = parse(
        text + ("" if text.endswith("\n") else "\n") + _line(cells_of(source)), find_place
    )
    if after.problems:
        raise RegistryError(after.problems[0].detail)
    _replace(path, _text(after.sources))
    return after


def _text(sources: tuple[Source, ...]) -> str:
    return _line(COLUMNS) + "".join(_line(cells_of(source)) for source in sources)


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _require_new(source: Source, seen: dict[str, int], line: int) -> None:
    is_folder = source.type is SourceType.FOLDER
    key = source.url if is_folder else canonicalize_url(source.url)
    if seen.setdefault(key, line) != line:
        raise ValueError(f"the address stands in line {seen[key]} already: remove one")
