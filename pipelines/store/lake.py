"""A catalogue that machines share: DuckLake on PostgreSQL, its tables in a folder or a bucket.

Here: attaching it to a build, loading schema `plans` into it, and taking the tables made there.
Not here: the build itself (`store.warehouse`), what makes tables in the catalogue (dbt's target
`lake`), why it is done so (docs/adr/0017-a-shared-catalogue.md).
"""

import importlib
import importlib.util
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.store.rows import FACT_TABLES
from pipelines.store.schemas import TABLES
from pipelines.store.warehouse import transaction

LAKE = "lake"
"""The catalogue's name in a build; dbt's target of the same name relies on it."""

CATALOGUE = "PLANLEDGER_LAKE"
LAKE_DATA = "PLANLEDGER_LAKE_DATA"
"""The settings that name it, in the environment of the edge and of dbt."""

EXTENSIONS = ("duckdb_extension_postgres_scanner", "duckdb_extension_ducklake")


class LakeError(Exception):
    """The shared catalogue cannot be used; in one line, with what to do."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where it is: `catalogue` as `postgres:host=… dbname=…`, `data` a folder or an address."""

    catalogue: str
    data: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A catalogue that a build's tables are made in, and the run that the build began from."""

    lake: Lake
    base_run: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What dbt made: a table with the columns of its key, if it has one, or a view without."""

    schema: str
    name: str
    key: Sequence[str] | None = None

    @property
    def quoted(self) -> str:
        """As it stands in a statement."""
        return f'"{self.schema}"."{self.name}"'


@contextmanager
def attached(
    connection: duckdb.DuckDBPyConnection, lake: Lake, *, read_only: bool = False
) -> Generator[None]:
    """The catalogue, beside a build that is open, until the block ends.

    Raises:
        LakeError: If its extensions are not installed, or it does not answer.
    """
    if "password" in lake.catalogue:
        raise LakeError(f"{CATALOGUE}: no password belongs there: put it into ~/.pgpass")
    if "://" in lake.data:
        _reach(connection, lake.data.partition("://")[0])
    try:
        for package in EXTENSIONS:
            connection.execute(f"load {_text(_extension(package))}")
        how = f"data_path {_text(lake.data)}{', read_only' if read_only else ''}"
        connection.execute(f"attach {_text(f'ducklake:{lake.catalogue}')} as {LAKE} ({how})")
    except duckdb.Error as error:
        why = " ".join(str(error).split())[:300]
        raise LakeError(
            f"{lake.catalogue}: cannot be attached ({why}): start PostgreSQL and make the database,"
            f" or correct {CATALOGUE} and {LAKE_DATA}"
        ) from None
    try:
        yield
    finally:
        connection.execute(f"detach {LAKE}")


def load(connection: duckdb.DuckDBPyConnection, base_run: str | None) -> bool:
    """Bring schema `plans` of the catalogue up to the build's; whether every row was loaded.

    Of facts only those of touched documents, where the catalogue was left by the run that the
    build began from: only then can dbt go on from its tables. All else is loaded anew.
    """
    is_whole = base_run is None or _newest_run(connection, LAKE) != base_run
    with transaction(connection):
        connection.execute(f"create schema if not exists {LAKE}.plans")
        for table in TABLES:
            if is_whole or table not in FACT_TABLES:
                connection.execute(
                    f"create or replace table {LAKE}.plans.{table} as from plans.{table}"
                )
            else:
                _replace_touched(connection, table)
        if is_whole:
            connection.execute(f"delete from {LAKE}.plans.touched")  # noqa: S608 - names of our own
            connection.execute(
                f"insert into {LAKE}.plans.touched select document_id from plans.documents"  # noqa: S608
            )
    return is_whole


def take(connection: duckdb.DuckDBPyConnection, made: Sequence[Relation]) -> None:
    """What dbt made in the catalogue, copied into the build in the order that it was made in.

    Raises:
        LakeError: If another run has written to the catalogue meanwhile.
    """
    _clear(connection)
    with transaction(connection):
        for relation in made:
            connection.execute(f'create schema if not exists "{relation.schema}"')
            if relation.key is None:
                _take_view(connection, relation)
            else:
                _take_table(connection, relation)
        own = connection.execute("select current_database()").fetchall()[0][0]
        if _newest_run(connection, LAKE) != _newest_run(connection, own):
            raise LakeError("another run has written to the shared catalogue meanwhile: run again")


def _extension(package: str) -> str:
    """The one file that a wheel carries."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise LakeError(f"{package}: not installed: pip install planledger[lake]")
    return str(next(Path(found.submodule_search_locations[0]).rglob("*.duckdb_extension")))


def _reach(connection: duckdb.DuckDBPyConnection, protocol: str) -> None:
    """Addresses of a bucket are fsspec's to open, whose own settings say how."""
    try:
        fsspec = importlib.import_module("fsspec")
        connection.register_filesystem(fsspec.filesystem(protocol))
    except (ImportError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        raise LakeError(
            f"{protocol}://: cannot be reached ({why}): install what fsspec asks for, or correct "
            f"{LAKE_DATA}"
        ) from None


def _newest_run(connection: duckdb.DuckDBPyConnection, catalogue: str) -> str | None:
    """The run whose facts a catalogue holds; None where it holds none."""
    try:
        rows = connection.execute(
            f'select max_by(run_id, generation) from "{catalogue}".plans.runs'  # noqa: S608 - ours
        ).fetchall()
    except duckdb.CatalogException:
        return None
    return rows[0][0]


def _replace_touched(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    touched = "where document_id in (select document_id from plans.touched)"
    connection.execute(f"delete from {LAKE}.plans.{table} {touched}")  # noqa: S608 - names of our own
    connection.execute(
        f"insert into {LAKE}.plans.{table} by name select * from plans.{table} {touched}"  # noqa: S608 - likewise
    )


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """What the build began from beside its facts; the space is free for what comes."""
    for kind in ("view", "table"):
        known = connection.execute(
            f"select schema_name, {kind}_name from duckdb_{kind}s() "  # noqa: S608 - two words
            "where database_name = current_database() and not internal and schema_name <> 'plans'"
        ).fetchall()
        for schema, name in known:
            connection.execute(f"drop {kind} {Relation(schema, name).quoted}")
    connection.execute("checkpoint")


def _take_table(connection: duckdb.DuckDBPyConnection, relation: Relation) -> None:
    """Its columns as they are there, and the key, which the catalogue cannot hold."""
    columns = connection.execute(
        "select column_name, data_type, is_nullable, comment from duckdb_columns() "
        "where database_name = $lake and schema_name = $schema and table_name = $name "
        "order by column_index",
        {"lake": LAKE, "schema": relation.schema, "name": relation.name},
    ).fetchall()
    parts = [f'"{name}" {kind}{"" if free else " not null"}' for name, kind, free, _ in columns]
    if relation.key:
        parts.append(f"primary key ({', '.join(relation.key)})")
    connection.execute(f"create table {relation.quoted} ({', '.join(parts)})")
    connection.execute(f"insert into {relation.quoted} from {LAKE}.{relation.quoted}")
    for name, _, _, comment in columns:
        if comment:
            connection.execute(f'comment on column {relation.quoted}."{name}" is {_text(comment)}')
    _comment(connection, "table", relation)


def _take_view(connection: duckdb.DuckDBPyConnection, relation: Relation) -> None:
    """Its words name no catalogue, so that they hold in any."""
    words = connection.execute(
        "select sql from duckdb_views() "
        "where database_name = $lake and schema_name = $schema and view_name = $name",
        {"lake": LAKE, "schema": relation.schema, "name": relation.name},
    ).fetchall()[0][0]
    _, _, body = words.partition(" AS ")
    connection.execute(f"create view {relation.quoted} as {body}")
    _comment(connection, "view", relation)


def _comment(connection: duckdb.DuckDBPyConnection, kind: str, relation: Relation) -> None:
    said = connection.execute(
        f"select comment from duckdb_{kind}s() "  # noqa: S608 - two words
        f"where database_name = $lake and schema_name = $schema and {kind}_name = $name",
        {"lake": LAKE, "schema": relation.schema, "name": relation.name},
    ).fetchall()[0][0]
    if said:
        connection.execute(f"comment on {kind} {relation.quoted} is {_text(said)}")


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
