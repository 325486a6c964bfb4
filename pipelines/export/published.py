"""The published tables, as their file describes them.

Here: which tables there are, what each column means, and their rows as frames.
Not here: which generation is served (`store.generations`), what is made of the rows.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import polars as pl

from pipelines.store import warehouse
from pipelines.store.generations import DATABASE, Folder, Generation, find_generation
from pipelines.store.reader import published_file

_TABLES = """
    select
        tables.table_name,
        coalesce(tables.comment, ''),
        coalesce(keys.constraint_column_names, [])
    from duckdb_tables() as tables
    left join duckdb_constraints() as keys
        on tables.table_oid = keys.table_oid and keys.constraint_type = 'PRIMARY KEY'
    where tables.schema_name = 'main' and not tables.internal
    order by tables.table_name
"""

_COLUMNS = """
    select table_name, column_name, data_type, coalesce(comment, '')
    from duckdb_columns()
    where schema_name = 'main' and not internal
    order by table_name, column_index
"""


class ExportError(Exception):
    """What was asked for cannot be made; in one line, with what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type as DuckDB has it, and its meaning."""

    name: str
    data_type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Table:
    """One published table; `key` names the columns of its primary key, where it has one."""

    name: str
    comment: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


class Published:
    """One generation, open for reading."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, generation: Generation) -> None:
        self.generation = generation
        self._connection = connection

    def tables(self) -> Iterator[Table]:
        """Every table of schema `main`, by name."""
        columns: dict[str, list[Column]] = {}
        for table, *facts in self._connection.execute(_COLUMNS).fetchall():
            columns.setdefault(table, []).append(Column(*facts))
        for name, comment, key in self._connection.execute(_TABLES).fetchall():
            yield Table(name, comment, tuple(key), tuple(columns[name]))

    def rows(self, table: Table) -> pl.DataFrame:
        """All rows of a table, in the order of its key, so that the same rows are the same file."""
        order = ", ".join(f'"{name}"' for name in table.key) or "all"
        return self.ask(f'select * from main."{table.name}" order by {order}')  # noqa: S608 - as the file names it

    def ask(self, query: str, values: dict[str, object] | None = None) -> pl.DataFrame:
        """The rows of one of our own queries.

        Raises:
            ExportError: If the file lacks what they ask for.
        """
        try:
            return self._connection.execute(query, values).pl()
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            what = str(error).splitlines()[0][:200]
            message = f"generation {self.generation.number} was built by an older version ({what})"
            raise ExportError(f"{message}: run `planledger run`") from None


@contextmanager
def opened(folder: Folder) -> Generator[Published]:
    """The generation that is served now.

    Raises:
        NotPublishedError: If there is none.
        ExportError: If its facts cannot be read.
    """
    database = published_file(folder)
    number = int(database.parent.name)
    generation = find_generation(folder, number)
    if generation is None:
        message = f"{folder.root}: generation {number} lacks its facts beside {DATABASE}"
        raise ExportError(f"{message}: run `planledger rollback`, then `planledger run`")
    with warehouse.connected(database, read_only=True) as connection:
        yield Published(connection, generation)
