"""The published file, opened so that it can only be read.

Here: which generation a page reads, its hardened connection, one cursor a question.
Not here: the questions (`ranking`, `city`, `status`).
"""

import contextlib
import logging
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Timer

import duckdb
import polars as pl
from cachetools import LRUCache, cached

FILE = "planledger.duckdb"
SECONDS = 20.0
"""A question that takes longer is stopped: DuckDB has no time-out of its own."""

Parameter = str | int | float | bool | None
Parameters = tuple[tuple[str, Parameter], ...]

_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "1GB",
    "max_temp_directory_size": "0KiB",
    "threads": 2,
    "lock_configuration": True,
}

_log = logging.getLogger(__name__)

_marks: dict[str, int] = {}
"""The mark under which each path was last opened."""


class ShapeError(Exception):
    """The published file lacks a table or a column that a page reads."""


@dataclass(frozen=True, slots=True)
class Published:
    """One generation of the warehouse; a page asks all its questions of one.

    `mark` tells apart two files that stood at one path. `is_fallback` is true where the newest
    file could not be opened and an older one is read.
    """

    path: str
    mark: int
    is_fallback: bool = False

    def ask(self, sql: str, *parameters: Parameter, **named: Parameter) -> pl.DataFrame:
        """The answer to one question, its parameters by place (`$1`) or by name (`$topic`).

        Raises:
            ShapeError: If the file has not the tables or columns that the question names.
        """
        by_place = {str(place): value for place, value in enumerate(parameters, start=1)}
        return _answer(self.path, self.mark, sql, tuple({**by_place, **named}.items()))


def location() -> Path:
    """The warehouse folder: `PLANLEDGER_WAREHOUSE`, else `warehouse` below the project."""
    return Path(os.environ.get("PLANLEDGER_WAREHOUSE") or "warehouse")


def open_published(folder: Path) -> Published | None:
    """The newest generation that opens; None where nothing was published yet."""
    current = folder / "current" / FILE
    newest = current.resolve()
    for path in _candidates(folder, newest):
        mark = path.stat().st_mtime_ns ^ path.stat().st_ino
        if _marks.setdefault(str(path), mark) != mark:
            # DuckDB knows an open file by its path: while the old one is open, a new connection
            # to the path would read the old one again.
            forget()
            _marks[str(path)] = mark
        try:
            _connection(str(path), mark)
        except duckdb.Error:
            _log.exception("cannot open generation %s: serving the one before it", path.parent.name)
            continue
        return Published(str(path), mark, is_fallback=path != newest)
    return None


def forget() -> None:
    """Lets go of every open file and every answer."""
    _connection.cache_clear()
    _answer.cache_clear()


def _candidates(folder: Path, newest: Path) -> list[Path]:
    """The published file first, then what else stands in `versions`, newest first."""
    others = [path.resolve() for path in folder.glob(f"versions/*/{FILE}")]
    others.sort(key=lambda path: _number(path.parent.name), reverse=True)
    wanted = [newest, *(path for path in others if path != newest)]
    return [path for path in wanted if path.is_file()]


def _number(name: str) -> int:
    return int(name) if name.isdecimal() else -1


@cached(LRUCache(3), condition=Condition())
def _connection(path: str, mark: int) -> duckdb.DuckDBPyConnection:  # noqa: ARG001
    # `mark` is in the signature for the cache's key: a file made anew at an old path has another.
    return duckdb.connect(path, read_only=True, config=_HARDENED)


# Frames are never changed in place, so that all viewers share one; a copy a viewer costs more than
# most questions do.
@cached(LRUCache(400), condition=Condition())
def _answer(path: str, mark: int, sql: str, parameters: Parameters) -> pl.DataFrame:
    try:
        return _asked(path, mark, sql, parameters)
    except (duckdb.InternalException, duckdb.FatalException):
        # After a fault of its own DuckDB refuses every further question to the file it holds open.
        _log.exception("the open file broke: opening it anew")
        _connection.cache_clear()
    return _asked(path, mark, sql, parameters)


def _asked(path: str, mark: int, sql: str, parameters: Parameters) -> pl.DataFrame:
    with open_cursor(path, mark) as cursor:
        try:
            return cursor.sql(sql, params=dict(parameters)).pl()
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise ShapeError(str(error)) from error


@contextlib.contextmanager
def open_cursor(path: str, mark: int) -> Generator[duckdb.DuckDBPyConnection]:
    """A cursor of its own for one question, interrupted when the question takes too long."""
    cursor = _connection(path, mark).cursor()
    timer = Timer(SECONDS, cursor.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield cursor
    finally:
        timer.cancel()
        cursor.close()
