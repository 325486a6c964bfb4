import random
from dataclasses import replace

import pytest

from pipelines.store import gate, publish
from pipelines.store.gate import DbtTests, GateError
from pipelines.store.generations import Counts
from pipelines.store.ledger import Link, write_links
from pipelines.store.warehouse import connected
from tests.unit.store.made import START as NOON
from tests.unit.store.made import fill

ALL = DbtTests(expected=12, executed=12)
NAMES = [f"{nth:016x}" for nth in range(4)]


@pytest.fixture
def build(tmp_path):
    """A sealed build of four documents, and its digest."""
    database = tmp_path / "planledger.duckdb"
    fill(database, {name: "\n".join(f"第{n}句。" for n in range(10)) for name in NAMES})
    return database, publish.seal(database)


def reasons(build, tests=ALL, before=None, accept_fewer=None) -> list[str]:
    with pytest.raises(GateError) as caught:
        gate.judge(build[0], build[1], tests, before, accept_fewer)
    return caught.value.reasons


def test_a_sound_build_passes_and_is_counted(build):
    verdict = gate.judge(build[0], build[1], ALL, None)
    assert verdict.counts == Counts(4, 4, 1, 40, {"990100": 40})
    assert verdict.warnings == ()


def test_the_same_again_passes_without_a_word(build):
    counts = gate.judge(build[0], build[1], ALL, None).counts
    for _ in range(20):
        assert gate.judge(build[0], build[1], ALL, counts).warnings == ()


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        (DbtTests(12, 11), "dbt ran 11 of 12 tests"),
        (DbtTests(12, 0), "dbt ran 0 of 12 tests"),
        (DbtTests(0, 0), "dbt knows no test"),
        (DbtTests(12, 12, ("test late: 1 row",)), "test late: 1 row"),
    ],
)
def test_tests_that_did_not_run_or_hold_stop_it(build, tests, said):
    assert said in reasons(build, tests)[0]


def test_a_write_ahead_log_stops_it(build):
    build[0].with_name("planledger.duckdb.wal").touch()
    assert "write-ahead log" in reasons(build)[0]


def test_a_file_that_duckdb_cannot_read_stops_it(tmp_path):
    page = tmp_path / "planledger.duckdb"
    page.write_text("<html>no such page</html>" * 400)
    from pipelines.store.generations import digest

    assert "cannot be read back" in reasons((page, digest(page)))[0]


def test_every_flipped_bit_is_found(build):
    database, sealed = build
    whole = database.read_bytes()
    database.chmod(0o644)
    chance = random.Random(7)
    for _ in range(60):
        torn = bytearray(whole)
        torn[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        database.write_bytes(torn)
        assert "not what was written" in reasons((database, sealed))[0]
    database.write_bytes(whole)
    assert gate.judge(database, sealed, ALL, None).counts.documents == 4


@pytest.mark.parametrize("size", [0, 5000, -1])
def test_a_cut_file_is_found(build, size):
    database, sealed = build
    whole = database.read_bytes()
    database.chmod(0o644)
    database.write_bytes(whole[:size])
    assert "not what was written" in reasons((database, sealed))[0]


NOW = Counts(4, 4, 1, 40, {"990100": 40})


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (replace(NOW, documents=5), "documents fell from 5 to 4"),
        (replace(NOW, documents=8), "documents fell from 8 to 4"),
        (replace(NOW, cities=2), "places fell from 2 to 1"),
        (replace(NOW, measures=45), "measures fell from 45 to 40"),
        (replace(NOW, measures=57), "measures fell from 57 to 40"),
        (replace(NOW, current_documents=8), "files there fell from 8 to 4"),
        (replace(NOW, pages_by_host={"a.cn": 3}), "pages of a.cn fell from 3 to 0"),
        (replace(NOW, measures_by_city={"990100": 400}), "measures of 990100 went from 400 to 40"),
        (replace(NOW, measures_by_city={"990100": 4}), "measures of 990100 went from 4 to 40"),
        (replace(NOW, measures_by_city={"990200": 40}), "measures of 990200 went from 40 to 0"),
    ],
)
def test_what_collapsed_stops_it_until_a_person_says_why(build, before, said):
    found = reasons(build, before=before)
    assert found[0] == said
    assert "--accept-fewer" in found[-1]
    accepted = gate.judge(build[0], build[1], ALL, before, "the old plans were withdrawn")
    assert accepted.warnings == (f"{said} (accepted: the old plans were withdrawn)",)


@pytest.mark.parametrize(
    "before",
    [
        replace(NOW, measures=42),
        replace(NOW, current_documents=5),
        replace(NOW, measures_by_city={"990100": 60}),
        replace(NOW, pages_by_host={"a.cn": 2}),
    ],
)
def test_a_correction_by_hand_does_not_stop_it(build, before):
    assert gate.judge(build[0], build[1], ALL, before).warnings == ()


def test_the_pages_of_each_host_are_counted(build):
    database, _ = build
    with connected(database) as connection:
        links = [Link(name, f"http://a.cn:80/{name}", "0" * 64) for name in NAMES]
        write_links(
            connection, [*links, Link(NAMES[0], "https://b.cn/x?u=http://c.cn/", "0")], NOON
        )
    sealed = publish.seal(database)
    counts = gate.judge(database, sealed, ALL, None).counts
    assert counts.pages_by_host == {"a.cn:80": 4, "b.cn": 1}


def test_sudden_growth_is_said_and_stops_nothing(build):
    before = Counts(1, 1, 1, 19, {"990100": 39})
    verdict = gate.judge(build[0], build[1], ALL, before)
    assert verdict.warnings == ("documents rose from 1 to 4", "measures rose from 19 to 40")


def test_scores_that_are_all_alike_stop_it(tmp_path):
    database = tmp_path / "planledger.duckdb"
    fill(database, {NAMES[0]: "一句。"}, indices=(50.0,) * 5)
    assert "all 5 ranked plans" in reasons((database, publish.seal(database)))[0]
