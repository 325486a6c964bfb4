import duckdb
import fsspec
import pytest

from pipelines.store import lake, warehouse
from pipelines.store.frames import document_frames, frame
from pipelines.store.lake import Lake, LakeError, Relation, attached, load, take
from pipelines.store.runlog import RunRecord, as_columns
from tests.unit.store.made import tables

ONE, OTHER = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def place(tmp_path):
    """A catalogue in a file: what DuckLake does is the same, and no server is needed."""
    return Lake(str(tmp_path / "catalogue.ducklake"), str(tmp_path / "data"))


@pytest.fixture
def build(tmp_path):
    with warehouse.connected(tmp_path / "planledger.duckdb") as connection:
        warehouse.create(connection)
        warehouse.replace_documents(
            connection, document_frames([tables("一。"), tables("二。", OTHER)])
        )
        yield connection


def note(connection, run_id: str, generation: int) -> None:
    """The run that a build is of."""
    began = "2026-01-01T00:00:00+00:00"
    record = RunRecord(run_id, "published", began, "code", generation=generation)
    warehouse.rewrite(connection, {"runs": frame("runs", as_columns([record]))})


def next_build(connection) -> None:
    """The build after: one document says something else, and only that is touched."""
    connection.execute("delete from plans.touched")
    warehouse.replace_documents(connection, document_frames([tables("三。")]))
    note(connection, "second", 2)


def asked(connection, query: str) -> list:
    return connection.execute(query).fetchall()


def said(connection) -> dict[str, str]:
    return dict(asked(connection, "select document_id, clean_text from lake.plans.document_texts"))


def test_the_first_run_loads_every_row_and_touches_every_document(build, place):
    note(build, "first", 1)
    build.execute("delete from plans.touched")
    with attached(build, place):
        assert load(build, None)
        assert said(build) == {ONE: "一。", OTHER: "二。"}
        assert len(asked(build, "from lake.plans.touched")) == 2


def test_the_next_run_replaces_the_facts_of_touched_documents_alone(build, place):
    note(build, "first", 1)
    with attached(build, place):
        load(build, None)
        build.execute("update lake.plans.document_texts set clean_text = clean_text || '旧'")
        next_build(build)
        assert not load(build, "first")
        assert said(build) == {ONE: "三。", OTHER: "二。旧"}
        assert asked(build, "from lake.plans.touched") == [(ONE,)]


def test_a_catalogue_that_another_run_left_is_loaded_whole(build, place):
    note(build, "first", 1)
    with attached(build, place):
        load(build, None)
        build.execute("update lake.plans.document_texts set clean_text = '别的'")
        next_build(build)
        assert load(build, "a run that never saw this catalogue")
        assert said(build) == {ONE: "三。", OTHER: "二。"}


def test_what_is_taken_has_its_key_its_comments_and_its_views_in_order(build, place):
    note(build, "first", 1)
    build.execute("create view main.stale as select 1 as x")
    with attached(build, place):
        load(build, None)
        build.execute("create table lake.main.facts (id varchar not null, n integer)")
        build.execute("insert into lake.main.facts values ('a', 1), ('b', null)")
        build.execute("comment on table lake.main.facts is 'One row per fact''s id.'")
        build.execute("comment on column lake.main.facts.id is 'Our id.'")
        build.execute("create schema lake.staging")
        build.execute("use lake")
        build.execute("create view lake.staging.ids as select id from main.facts")
        build.execute("create view lake.staging.least as select min(id) as id from staging.ids")
        build.execute("use planledger")
        made = [
            Relation("main", "facts", ["id"]),
            Relation("staging", "ids"),
            Relation("staging", "least"),
        ]
        take(build, made)
    assert asked(build, "from main.facts") == [("a", 1), ("b", None)]
    assert asked(build, "from staging.least") == [("a",)]
    assert asked(build, "select comment from duckdb_tables() where table_name = 'facts'") == [
        ("One row per fact's id.",)
    ]
    assert asked(
        build,
        "select constraint_column_names from duckdb_constraints() "
        "where table_name = 'facts' and constraint_type = 'PRIMARY KEY'",
    ) == [(["id"],)]
    assert asked(build, "from duckdb_views() where view_name = 'stale'") == []
    assert len(asked(build, "from plans.documents")) == 2


def test_nothing_is_taken_where_another_run_has_written_meanwhile(build, place):
    note(build, "first", 1)
    with attached(build, place):
        load(build, None)
        build.execute("update lake.plans.runs set run_id = 'other'")
        with pytest.raises(LakeError, match="another run has written"):
            take(build, [])


def test_a_reader_cannot_write_and_may_look_at_what_was(build, place):
    note(build, "first", 1)
    with attached(build, place):
        load(build, None)
        before = asked(build, "select max(snapshot_id) from lake.snapshots()")[0][0]
        build.execute("delete from lake.plans.documents")
    with attached(build, place, read_only=True):
        assert asked(build, "select count(*) from lake.plans.documents") == [(0,)]
        then = f"select count(*) from lake.plans.documents at (version => {before})"
        assert asked(build, then) == [(2,)]
        with pytest.raises(duckdb.Error, match="read-only"):
            build.execute("drop table lake.plans.runs")


def test_tables_stand_wherever_fsspec_reaches(build, tmp_path):
    note(build, "first", 1)
    with attached(build, Lake(str(tmp_path / "catalogue.ducklake"), "memory://lake/")):
        load(build, None)
        # What is small stays in the catalogue until somebody flushes it.
        build.execute("create table lake.main.many as select range as n from range(100000)")
        assert asked(build, "select count(*), sum(n) from lake.main.many") == [(100000, 4999950000)]
    assert fsspec.filesystem("memory").find("/lake")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Lake("postgres:host=127.0.0.1 password=x", "data"), "no password belongs there"),
        (Lake("postgres:host=127.0.0.1 port=1 dbname=lake", "data"), "start PostgreSQL"),
        (Lake("catalogue.ducklake", "nowhere://data"), "nowhere://: cannot be reached"),
    ],
)
def test_a_catalogue_that_cannot_be_used_says_what_to_do(build, where, said):
    with pytest.raises(LakeError, match=said) as error, attached(build, where):
        pass
    assert "\n" not in str(error.value)
    assert "=x" not in str(error.value)


def test_an_extension_that_is_not_installed_is_named(build, place, monkeypatch):
    monkeypatch.setattr(lake, "EXTENSIONS", ("duckdb_extension_of_nobody",))
    with (
        pytest.raises(LakeError, match="nobody: not installed: pip install"),
        attached(build, place),
    ):
        pass


def test_extensions_come_from_their_wheels_and_never_from_the_network(build, place):
    with attached(build, place):
        loaded = {
            name
            for (name,) in asked(
                build, "select extension_name from duckdb_extensions() where loaded"
            )
        }
    assert {"ducklake", "postgres_scanner"} <= loaded
    with pytest.raises(duckdb.Error, match="not found"):
        build.execute("load httpfs")
