"""The DuckDB file under construction: schema `plans`, and what is written to it.

Here: the tables as the schemas have them, and replacing a document's facts in one transaction.
Not here: which documents to replace (`reading.refresh`), when the file is served (`store.runs`).
"""

from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import dataframely as dy
import duckdb
import polars as pl

from pipelines.store.frames import Frames
from pipelines.store.rows import FACT_TABLES, ROWS_OF_DOCUMENTS
from pipelines.store.schemas import TABLES

OPTIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "2.5GB",
    "max_temp_directory_size": "8GB",
}
"""The same on every connection of a process, dbt's own included (`dbt_project/profiles.yml`):
DuckDB refuses a second one that differs. What spills stands beside the build and goes with it."""

_TYPES: dict[type[pl.DataType], str] = {
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamptz",
    pl.Enum: "varchar",
    pl.Float64: "double",
    pl.Int32: "integer",
    pl.Int64: "bigint",
    pl.List: "varchar[]",
    pl.String: "varchar",
}


@contextmanager
def connected(database: Path, *, read_only: bool = False) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection that is closed when the block ends, in UTC."""
    connection = duckdb.connect(str(database), read_only=read_only, config=OPTIONS)
    try:
        connection.execute("set timezone = 'UTC'")
        yield connection
    finally:
        connection.close()


def expect_much(connection: duckdb.DuckDBPyConnection) -> None:
    """Brings the file up to date once in a gigabyte of new rows, not in 16 MB.

    Each time DuckDB writes the last 122,880 rows of a table anew, and of the texts of documents
    that is nearly all that there are: the cost would grow with the square of them. What waits in
    the log is in memory too, within its limit; closing the file brings it up to date.
    """
    connection.execute("set checkpoint_threshold = '1GB'")


def schema_version() -> str:
    """A digest of the tables' definitions: files of another version cannot be carried over."""
    return sha256("\n".join(_definition(table) for table in TABLES).encode()).hexdigest()[:16]


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Every table of schema `plans`, empty where it is new."""
    connection.execute("create schema if not exists plans")
    for table in TABLES:
        connection.execute(_definition(table))


def adopt(connection: duckdb.DuckDBPyConnection, older: Path) -> None:
    """The rows of a file whose tables had other columns: what both have is carried over.

    Raises:
        duckdb.Error: If a column that must have a value is new.
    """
    connection.execute(f"attach {_quoted(older)} as older (read_only)")
    known = connection.execute(
        "select table_name, list(column_name) from duckdb_columns() "
        "where database_name = 'older' and schema_name = 'plans' group by table_name"
    ).fetchall()
    for table, columns in known:
        if table in TABLES:
            names = ", ".join(name for name in TABLES[table].column_names() if name in columns)
            connection.execute(
                f"insert into plans.{table} ({names}) select {names} from older.plans.{table}"  # noqa: S608 - names of our own schemas
            )
    connection.execute("detach older")


def replace_documents(connection: duckdb.DuckDBPyConnection, frames: Frames) -> None:
    """The documents in `frames` with all their facts, in the place of what was known of them.

    One transaction: a reader of this file sees a document whole, old or new.

    Raises:
        duckdb.Error: If a row cannot be stored; nothing is changed then.
    """
    with transaction(connection):
        put_documents(connection, frames)


def put_documents(connection: duckdb.DuckDBPyConnection, frames: Frames) -> None:
    """As `replace_documents`, inside the caller's transaction."""
    documents = frames["documents"].select("document_id")
    connection.register("replaced", documents.to_arrow())
    # Most documents are new: their rows are not looked for among those of all others.
    known = "select 1 from plans.documents where document_id in (select document_id from replaced)"
    is_any_known = connection.execute(f"{known} limit 1").fetchone()
    for table in FACT_TABLES:
        if is_any_known:
            connection.execute(
                f"delete from plans.{table} "  # noqa: S608 - a table of our own
                "where document_id in (select document_id from replaced)"
            )
        insert(connection, table, frames[table])
    touch(connection, "select document_id from replaced")
    connection.unregister("replaced")


def touch(connection: duckdb.DuckDBPyConnection, documents: str) -> None:
    """What dbt has to make anew, beside what this build touched before: the ids of a query."""
    connection.execute(f"insert or ignore into plans.touched {documents}")


def touch_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Nothing that was published can stand: dbt makes every document's rows anew."""
    touch(connection, "select document_id from plans.documents")


def rewrite(connection: duckdb.DuckDBPyConnection, frames: Frames) -> None:
    """Whole tables in the place of what they held, all in one transaction."""
    with transaction(connection):
        for table, frame in frames.items():
            connection.execute(f"delete from plans.{table}")  # noqa: S608 - a table of our own
            insert(connection, table, frame)


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of a checked frame to its table."""
    if frame.is_empty():
        return
    connection.register("incoming", frame.to_arrow())
    connection.execute(f"insert into plans.{table} by name select * from incoming")  # noqa: S608
    connection.unregister("incoming")


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Generator[None]:
    """All of the block, or nothing of it."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _definition(table: str) -> str:
    """A table's columns, and its key where that is cheap to hold.

    DuckDB writes the index of a key whole at each checkpoint, which for rows by the hundred a
    document grows with the square of the documents. Keys of those are checked in each batch (the
    schemas) and over all of them by dbt's tests, before anything is published.
    """
    schema = TABLES[table]
    columns = [_column(name, column) for name, column in schema.columns().items()]
    if table not in ROWS_OF_DOCUMENTS:
        columns.append(f"primary key ({', '.join(schema.primary_key())})")
    return f"create table if not exists plans.{table} ({', '.join(columns)})"


def _column(name: str, column: dy.Column) -> str:
    return f"{name} {_TYPES[type(column.dtype)]}{'' if column.nullable else ' not null'}"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
