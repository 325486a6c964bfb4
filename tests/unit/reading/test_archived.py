from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Ledger, Outcome, Role
from pipelines.model.problem import Reason
from pipelines.reading.archived import scan_all
from pipelines.reading.raw import Root, Samples, choose
from tests.unit.fetch.test_ledger import NOW, ROW

HEAD = (
    "url,type,title,jurisdiction_name,province_name,level,kind,period_start,period_end,"
    "doc_number,published_on,is_official,words,tls_exception\n"
)
BODY = "方案。".encode()


@pytest.fixture
def home(tmp_path):
    """A raw home with one archived page, in a registry of one row."""
    home = tmp_path / "raw"
    (home / "inbox").mkdir(parents=True)
    (home / "samples").mkdir()
    (home / "samples" / "sample.txt").write_text("样本。")
    register(home, f"{ROW.url},page,,赵县,河北,,,,,,2021-09-01,yes,,\n")
    visit(home, 1, BODY)
    return home


def register(home, rows):
    (home / "sources.csv").write_text(HEAD + rows, encoding="utf-8")


def visit(home, crawl_id, body=None, **facts):
    """One more crawl's row; without a body it is a refusal."""
    archive = Archive(home / "archive")
    archive.root.mkdir(exist_ok=True)
    digest = archive.keep(body) if body else None
    at = NOW + timedelta(days=crawl_id)
    row = replace(ROW, crawl_id=crawl_id, role=Role.PAGE, fetched_at=at, sha256=digest, links=())
    row = replace(row, byte_count=len(body or b""))
    if body is None:
        row = replace(row, outcome=Outcome.REFUSED, reason="gone", detail="answers 404: look")
    with closing(Ledger(archive.ledger)) as ledger:
        assert ledger.begin(at)[0] == crawl_id
        ledger.add(replace(row, **facts))
        ledger.end(crawl_id, at, "finished")


def found(home):
    return {one.source: one for one in scan_all(chosen(home))}


def chosen(home):
    return choose([home], Samples.AUTO, lambda _raw_set: False)


def test_an_archive_is_real_and_sends_the_samples_away(home):
    assert chosen(home).roots == (Root(home / "inbox"),)
    assert not chosen(home).is_sample


def test_an_empty_archive_leaves_the_samples_in_place(home):
    for path in (home / "archive").glob("*/*"):
        path.unlink()
    assert chosen(home).is_sample


def test_a_page_is_known_by_its_address_its_time_and_its_facts(home):
    (one,) = found(home).values()
    assert (one.source, one.path.read_bytes()) == (ROW.url, BODY)
    assert one.fetched_at == NOW + timedelta(days=1)
    assert (one.hints.place, one.hints.published_on) == ("河北省/石家庄市/赵县", "2021-09-01")


def test_dropped_files_stand_beside_the_archive(home):
    (home / "inbox" / "plan.txt").write_text("方案。")
    assert set(found(home)) == {"plan.txt", ROW.url}


def test_a_folder_of_the_registry_is_read_where_it_stands(home):
    (home / "scans").mkdir()
    (home / "scans" / "plan.txt").write_text("方案。")
    register(home, f"{ROW.url},page,,,,,,,,,,yes,,\nscans,folder,,,,,,,,,,yes,,\n")
    assert set(found(home)) == {"scans/plan.txt", ROW.url}


def test_a_missing_page_keeps_its_body_until_the_third_time(home):
    for crawl_id in (2, 3):
        visit(home, crawl_id)
        assert found(home)[ROW.url].sha256
    visit(home, 4)
    assert found(home) == {}


def test_what_never_came_is_a_refusal(home):
    other = "https://b.cn/"
    visit(home, 2, url=other, final_url=other, reason="login_page")
    refusal = found(home)[other].refusal
    assert refusal
    assert (refusal.reason, refusal.stage) == (Reason.LOGIN_PAGE, "fetch")
    assert found(home)[other].sha256 is None


def test_a_body_that_is_lost_is_a_refusal(home):
    found(home)[ROW.url].path.unlink()
    visit(home, 2, "别的。".encode(), url="https://a.cn/2")
    refusal = found(home)[ROW.url].refusal
    assert refusal
    assert refusal.reason is Reason.UNREADABLE_FILE


def test_a_source_that_is_taken_out_is_gone_and_a_broken_registry_takes_nothing_out(home):
    register(home, "https://other.cn/,page,,,,,,,,,,yes,,\n")
    assert found(home) == {}
    for text in (HEAD, "nonsense\n", HEAD + "https://other.cn/,page\n"):
        (home / "sources.csv").write_text(text, encoding="utf-8")
        assert set(found(home)) == {ROW.url}
    (home / "sources.csv").unlink()
    assert set(found(home)) == {ROW.url}


def test_a_list_is_no_document(home):
    visit(home, 2, "目录。".encode(), url="https://a.cn/l", role=Role.LIST)
    assert found(home)["https://a.cn/l"].ignored
