from datetime import UTC, datetime

import duckdb
import polars as pl
import pytest

from pipelines.store import ledger, warehouse
from pipelines.store.frames import document_frames, empty
from pipelines.store.ledger import KnownInput, Link, Refusal
from pipelines.store.rows import ROWS_OF_DOCUMENTS
from pipelines.store.schemas import TABLES
from tests.unit.store.made import tables

NAME = "0123456789abcdef"
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture
def built(tmp_path):
    with warehouse.connected(tmp_path / "planledger.duckdb") as connection:
        warehouse.create(connection)
        yield connection


def texts(connection) -> list[str]:
    query = "select text from plans.measures order by document_id, position"
    return [row[0] for row in connection.execute(query).fetchall()]


def test_tables_have_the_columns_types_and_keys_of_their_schemas(built):
    found = built.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns() "
        "where schema_name = 'plans' group by table_name"
    ).fetchall()
    assert dict(found) == {name: schema.column_names() for name, schema in TABLES.items()}
    keys = built.execute(
        "select table_name, constraint_column_names from duckdb_constraints() "
        "where schema_name = 'plans' and constraint_type = 'PRIMARY KEY'"
    ).fetchall()
    assert dict(keys) == {
        name: schema.primary_key()
        for name, schema in TABLES.items()
        if name not in ROWS_OF_DOCUMENTS
    }


def test_every_table_takes_its_empty_frame(built):
    warehouse.rewrite(built, {table: empty(table) for table in TABLES})
    counts = [built.execute(f"select count(*) from plans.{t}").fetchall()[0][0] for t in TABLES]
    assert set(counts) == {0}


def test_a_document_is_replaced_whole_and_others_stay(built):
    both = document_frames([tables("旧一。\n旧二。"), tables("别的。", "fedcba9876543210")])
    warehouse.replace_documents(built, both)
    warehouse.replace_documents(built, document_frames([tables("新的。")]))
    assert texts(built) == ["新的。", "别的。"]
    assert built.execute("select count(*) from plans.documents").fetchall() == [(2,)]


def test_a_failure_in_the_middle_changes_nothing(built):
    warehouse.replace_documents(built, document_frames([tables("旧的。")]))
    frames = document_frames([tables("新的。")])
    frames["measures"] = frames["measures"].with_columns(text=pl.lit(None, dtype=pl.String))
    with pytest.raises(duckdb.ConstraintException):
        warehouse.replace_documents(built, frames)
    assert texts(built) == ["旧的。"]


def test_many_rows_reach_the_file_when_it_is_closed(tmp_path):
    file = tmp_path / "planledger.duckdb"
    with warehouse.connected(file) as connection:
        warehouse.expect_much(connection)
        warehouse.create(connection)
        for nth in range(3):
            frames = document_frames([tables("一句。" * 9_000, f"{nth:016x}")])
            warehouse.replace_documents(connection, frames)
        waiting = file.stat().st_size
    assert waiting < file.stat().st_size
    assert not file.with_name(f"{file.name}.wal").exists()
    with warehouse.connected(file, read_only=True) as connection:
        assert connection.execute("select count(*) from plans.documents").fetchall() == [(3,)]


def test_rows_are_carried_into_tables_with_other_columns(built, tmp_path):
    warehouse.replace_documents(built, document_frames([tables("旧的。")]))
    built.execute("alter table plans.measures drop column owner_raw")
    built.execute("alter table plans.measures add column gone_idea varchar")
    older = tmp_path / "planledger.duckdb"
    built.close()
    (tmp_path / "next").mkdir()
    with warehouse.connected(tmp_path / "next" / "planledger.duckdb") as connection:
        warehouse.create(connection)
        warehouse.adopt(connection, older)
        assert texts(connection) == ["旧的。"]
        assert connection.execute("select owner_raw from plans.measures").fetchall() == [(None,)]
        assert connection.execute("select count(*) from plans.documents").fetchall() == [(1,)]


def test_a_source_that_goes_is_flagged_and_comes_back(built):
    warehouse.replace_documents(built, document_frames([tables("一句。")]))
    here, also = Link(NAME, "a.txt", "0" * 64), Link(NAME, "b.txt", "0" * 64)

    def state() -> tuple:
        return built.execute("select is_current, gone_since from plans.documents").fetchall()[0]

    ledger.write_links(built, [here, also], FIRST)
    assert state() == (True, None)
    ledger.write_links(built, [also], LATER)
    assert state() == (True, None)
    assert ledger.read_state(built).links == (also,)
    ledger.write_links(built, [], LATER)
    assert state() == (False, LATER)
    ledger.write_links(built, [here], LATER)
    assert state() == (True, None)
    seen = built.execute(
        "select first_seen_at, last_seen_at, gone_since from plans.document_sources order by source"
    ).fetchall()
    assert seen == [(FIRST, LATER, None), (FIRST, LATER, LATER)]


def test_the_state_is_read_back_as_it_was_written(built):
    one = KnownInput("a.txt", "0" * 64, 12, "flagged", "ocr_noise 1", "v")
    refusal = Refusal("b.pdf", None, "fetch", "too_large", "far too large", FIRST, LATER, 3)
    warehouse.replace_documents(built, document_frames([tables("一句。")]))
    ledger.write_inputs(built, [one])
    ledger.write_refusals(built, [refusal])
    state = ledger.read_state(built)
    assert state.inputs == {"a.txt": one}
    assert state.refusals == {"b.pdf": refusal}
    assert state.documents[NAME].source == f"{NAME}.txt"
    ledger.write_refusals(built, [])
    assert ledger.read_state(built).refusals == {}
