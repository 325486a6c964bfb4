"""Questions to the published file, from people who may ask anything.

Here: a connection that can neither write, nor reach another file, nor take the machine.
Not here: the dashboard's own questions (`dashboards.queries`).
"""

import tempfile
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.store.generations import DATABASE, Folder
from pipelines.store.warehouse import OPTIONS


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take."""

    seconds: float = 30.0
    memory: str = "1GB"
    spill: str = "2GB"
    threads: int = 2
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer; `is_cut` where there were more than the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_cut: bool = False


class NotPublishedError(Exception):
    """No generation is served."""


class QuestionError(Exception):
    """A question that cannot be answered, in one line."""


class Reader:
    """A published file, open for questions."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, limits: Limits) -> None:
        self._connection = connection
        self._limits = limits

    def ask(self, query: str, values: Mapping[str, object] | None = None) -> Answer:
        """The answer to one query.

        Raises:
            QuestionError: If DuckDB refuses it, or it takes longer than the limit.
        """
        cursor = self._connection.cursor()
        timer = threading.Timer(self._limits.seconds, cursor.interrupt)
        timer.start()
        try:
            cursor.execute(query, values)
            columns = tuple(column[0] for column in cursor.description or ())
            rows = cursor.fetchmany(self._limits.rows + 1)
        except duckdb.InterruptException:
            seconds = self._limits.seconds
            message = f"stopped after {seconds:.0f} s: ask for less, or add a limit"
            raise QuestionError(message) from None
        except duckdb.Error as error:
            raise QuestionError(" ".join(str(error).split())[:1000]) from None
        finally:
            timer.cancel()
            cursor.close()
        return Answer(columns, tuple(rows[: self._limits.rows]), len(rows) > self._limits.rows)


def published_file(folder: Folder) -> Path:
    """The file that is served now, by the path that stays its own.

    Raises:
        NotPublishedError: If there is none.
    """
    try:
        return (folder.current / DATABASE).resolve(strict=True)
    except OSError:
        message = f"{folder.root}: nothing is published yet: run `planledger run`"
        raise NotPublishedError(message) from None


@contextmanager
def opened(database: Path, limits: Limits | None = None) -> Generator[Reader]:
    """The file, open for questions until the block ends; what it spilled is removed."""
    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="planledger-") as spill:
        connection = duckdb.connect(
            str(database),
            read_only=True,
            config={
                **OPTIONS,
                "enable_external_access": False,
                "memory_limit": limits.memory,
                "max_temp_directory_size": limits.spill,
                "temp_directory": spill,
                "threads": limits.threads,
            },
        )
        try:
            connection.execute("set timezone = 'UTC'")
            connection.execute("set lock_configuration = true")
            yield Reader(connection, limits)
        finally:
            connection.close()
