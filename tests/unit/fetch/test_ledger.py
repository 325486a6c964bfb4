import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipelines.fetch.ledger import Fetch, Ledger, Link, Outcome, Role, read

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
ROW = Fetch(
    crawl_id=1,
    source="https://a.cn/",
    url="https://a.cn/",
    final_url="https://a.cn/x",
    role=Role.LIST,
    outcome=Outcome.STORED,
    fetched_at=NOW,
    status=200,
    sha256="0" * 64,
    byte_count=3,
    headers={"ETag": '"1"'},
    links=(Link("https://a.cn/1", Role.PAGE, 1),),
)


@pytest.fixture
def ledger(tmp_path):
    with closing(Ledger(tmp_path / "ledger.sqlite")) as opened:
        opened.begin(NOW)
        yield opened


def test_a_row_comes_back_as_it_was(ledger, tmp_path):
    ledger.add(ROW)
    assert list(ledger.rows()) == [ROW]
    assert read(tmp_path / "ledger.sqlite") == [ROW]
    assert read(tmp_path / "absent") == []


def test_one_address_has_one_row_a_crawl(ledger):
    ledger.add(ROW)
    ledger.add(replace(ROW, status=404))
    assert [row.status for row in ledger.of_crawl(1)] == [200]


def test_a_row_is_never_changed_and_never_removed(ledger, tmp_path):
    ledger.add(ROW)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as connection:
        for statement in ("update fetches set status = 1", "delete from fetches"):
            with pytest.raises(sqlite3.DatabaseError, match="never"):
                connection.execute(statement)


def test_a_row_that_says_two_things_is_refused(ledger):
    for broken in (replace(ROW, reason="gone"), replace(ROW, sha256=None)):
        with pytest.raises(sqlite3.IntegrityError):
            ledger.add(broken)
    with pytest.raises(sqlite3.IntegrityError):
        ledger.add(replace(ROW, crawl_id=99))


def test_a_crawl_that_did_not_end_goes_on_within_a_day(ledger):
    assert ledger.begin(NOW + timedelta(hours=23)) == (1, True)
    assert ledger.begin(NOW + timedelta(hours=25)) == (2, False)
    ledger.end(2, NOW + timedelta(hours=26), "finished")
    assert ledger.begin(NOW + timedelta(hours=27)) == (3, False)
