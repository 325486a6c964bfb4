"""Covers rows C13 to C15 and the templates of C17: one site over four crawls, as it changes."""

import pytest

from pipelines.fetch.sources import Source, SourceType
from pipelines.model.problem import Reason
from pipelines.reading.archived import scan_all
from pipelines.reading.documents import read_bytes
from pipelines.reading.raw import RawSet
from tests.crawl.crawls import crawl, page, standing
from tests.crawl.site import Answer

COPIES = ("/copy", "/copy?sid=7", "/copy?print=1", "/other/copy.html", "/mirror/copy.html")
FURNITURE = ("/f/1", "/f/2", "/f/3")
SAME_FEW_WORDS = "<html><body><p>法治政府建设专栏</p></body></html>"


def by_etag(tag, answer):
    """A page that says 304 to who holds it."""

    def respond(handler):
        if handler.headers.get("If-None-Match") == tag:
            return Answer(status=304, headers={"ETag": tag, "Content-Type": ""})
        return Answer(answer, headers={"ETag": tag})

    return respond


def by_date(day, answer):
    def respond(handler):
        if handler.headers.get("If-Modified-Since") == day:
            return Answer(status=304, headers={"Content-Type": ""})
        return Answer(answer, headers={"Last-Modified": day})

    return respond


@pytest.fixture(scope="module")
def ran(open_site, tmp_path_factory):
    """Four crawls of a site that changes after the first, and what stood after each."""
    site = open_site()
    home = tmp_path_factory.mktemp("revisits")
    attached = "<a href='/files/plan.docx'>附件：方案全文.docx</a><a href='/x.exe'>x</a>"
    listed = (
        "<a href='/d/1'>法治政府建设报告</a><a href='/d/2'>依法行政要点</a><a href='/no'>天气</a>"
    )
    site.routes |= {
        "/changing": Answer(page("旧版")),
        "/tagged": by_etag('"t1"', page("不变")),
        "/dated": by_date("Sat, 01 Mar 2025 00:00:00 GMT", page("不变二")),
        "/vanishing": Answer(page("消失")),
        "/walled": Answer(page("有墙")),
        "/list": by_etag('"l1"', f"<html><body>{listed}</body></html>"),
        "/d/1": Answer(page("一")),
        "/d/2": Answer(page("二")),
        "/no": Answer(page("天气")),
        "/notice": Answer(f"<html><body>现印发方案。{attached}</body></html>"),
        "/files/plan.docx": Answer(b"PK\x03\x04 one", headers={"Content-Type": "text/html"}),
        "/map.xml": Answer(
            f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
            f"{site.url('/mapped')}</loc></url><url><loc>http://elsewhere.test/x</loc></url></urlset>"
        ),
        "/mapped": Answer(page("地图")),
    }
    site.routes |= {path: Answer(page("同文")) for path in COPIES}
    site.routes |= {path: Answer(SAME_FEW_WORDS) for path in FURNITURE}
    pages = ("/changing", "/tagged", "/dated", "/vanishing", "/walled", "/notice")
    sources = [Source(site.url(path)) for path in (*pages, *COPIES, *FURNITURE)]
    sources += [Source(site.url("/list"), SourceType.LIST)]
    sources += [Source(site.url("/map.xml"), SourceType.SITEMAP)]
    crawls, after = [], []
    for number in range(4):
        crawls.append(crawl(home / "archive", sources))
        after.append((standing(home / "archive"), documents(home)))
        if number == 0:
            change(site)
    return Ran(site, crawls, after, home)


class Ran:
    """What the tests look at."""

    def __init__(self, site, crawls, after, home):
        self.site, self.crawls, self.after, self.home = site, crawls, after, home

    def standing(self, path, number=-1):
        return self.after[number][0][self.site.url(path)]

    def found(self, path, number=-1):
        return self.after[number][1].get(self.site.url(path))


def documents(home):
    return {
        one.source: one for one in scan_all(RawSet("inbox", (), is_sample=False, homes=(home,)))
    }


def change(site):
    """What befalls the site after the first crawl."""
    wall = "<html><title>提示</title><body>请求被拦截<script>x()</script></body></html>"
    site.routes |= {
        "/changing": Answer(page("新版")),
        "/vanishing": Answer(status=404),
        "/walled": Answer(wall),
        "/list": Answer("<html><body>暂无内容</body></html>", headers={"ETag": '"l2"'}),
    }


def test_every_crawl_comes_to_its_end(ran):
    assert [one.status for one in ran.crawls] == [0] * 4, ran.crawls[-1].complaints


def test_changed_content_is_read_anew_and_the_old_is_kept(ran):
    old, new = ran.found("/changing", 0), ran.found("/changing", 1)
    assert old.sha256 != new.sha256
    assert "旧版" in old.path.read_text("utf-8")
    assert "新版" in new.path.read_text("utf-8")
    assert ran.crawls[1].ended["n_changed"] == 1
    assert new.fetched_at > old.fetched_at


@pytest.mark.parametrize("path", ["/tagged", "/dated"])
def test_what_has_not_changed_is_not_sent_again(ran, path):
    rows = [one.rows[ran.site.url(path)] for one in ran.crawls]
    assert [row.outcome for row in rows] == ["stored"] + ["unchanged"] * 3
    assert len({row.sha256 for row in rows}) == 1
    assert ran.found(path).fetched_at == rows[0].fetched_at


def test_a_page_counts_as_gone_after_three_runs_in_a_row(ran):
    assert [ran.found("/vanishing", n) is not None for n in range(4)] == [True, True, True, False]
    last = ran.standing("/vanishing")
    assert (last.misses, last.is_gone, last.reason) == (3, True, Reason.GONE)
    assert last.missing_since == ran.crawls[1].rows[ran.site.url("/vanishing")].fetched_at


def test_a_wall_takes_nothing_away(ran):
    assert ran.found("/walled").sha256 == ran.found("/walled", 0).sha256
    assert (ran.standing("/walled").misses, ran.standing("/walled").reason) == (
        0,
        Reason.FIREWALL_PAGE,
    )


def test_an_empty_list_takes_nothing_away(ran):
    for path in ("/d/1", "/d/2"):
        assert ran.found(path).sha256
        assert ran.standing(path).last.crawl_id == 4
    assert ran.found("/list").ignored
    assert ran.site.url("/no") not in ran.after[-1][0]


def test_a_sitemap_leads_to_pages_of_its_own_host(ran):
    assert ran.found("/mapped").sha256
    assert "http://elsewhere.test/x" not in ran.after[-1][0]


def test_the_same_bytes_under_other_addresses_are_kept_once(ran):
    found = [ran.found(path) for path in COPIES]
    assert len({one.sha256 for one in found}) == 1
    assert len({one.source for one in found}) == 5
    digests = {read_bytes(one.path.read_bytes(), one.source)[0].text_sha256 for one in found}
    assert len(digests) == 1


def test_the_same_few_words_under_three_addresses_are_no_document(ran):
    for path in FURNITURE:
        assert ran.found(path).refusal.reason is Reason.SHARED_TEMPLATE
        assert ran.found(path).sha256 is None


def test_a_file_that_holds_the_plan_is_tied_to_its_page(ran):
    file = ran.standing("/files/plan.docx")
    assert file.last.page == ran.site.url("/notice")
    assert file.last.source == ran.site.url("/notice")
    assert ran.found("/files/plan.docx").sha256
    assert ran.site.asked("/x.exe") == []
