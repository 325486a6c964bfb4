"""Covers rows C9, C10 and C18 of the fault table: bodies without end, bombs, and link traps."""

import gzip
import time
from itertools import pairwise

import brotli
import pytest
from backports import zstd

from pipelines.fetch.links import LINKS_OF_A_PAGE
from pipelines.fetch.plan import Limits, Pace
from pipelines.fetch.sources import Source, SourceType
from pipelines.model.problem import Reason
from tests.crawl.crawls import crawl, page
from tests.crawl.site import Answer

MIB = 2**20
LIMIT = 20 * MIB
PAGES = 30
LINKS = 100_000
ZEROS = bytes(80 * MIB)


@pytest.fixture(scope="module")
def plain(open_site, tmp_path_factory):
    """A crawl of one small page, for what a crawl takes anyhow."""
    site = open_site()
    site.otherwise = Answer(page("青岚市方案"))
    return crawl(tmp_path_factory.mktemp("plain") / "archive", [site.url("/a")])


@pytest.fixture(scope="module")
def bombs(open_site, tmp_path_factory):
    """A crawl of what would fill any memory."""
    site = open_site()
    packed = gzip.compress(ZEROS, 9)
    site.routes |= {
        "/gzip": Answer(packed, headers={"Content-Encoding": "gzip"}),
        "/twice": Answer(gzip.compress(packed), headers={"Content-Encoding": "gzip, gzip"}),
        "/br": Answer(brotli.compress(ZEROS, quality=5), headers={"Content-Encoding": "br"}),
        "/zstd": Answer(zstd.compress(ZEROS), headers={"Content-Encoding": "zstd"}),
        "/endless": endless,
        "/chunks": endless_chunks,
    }
    urls = [site.url(path) for path in site.routes if path != "/robots.txt"]
    began = time.monotonic()
    pace = Pace(delay=0.02, backoff=0.1, timeout=20)
    done = crawl(tmp_path_factory.mktemp("bombs") / "archive", urls, pace=pace)
    done.seconds = time.monotonic() - began
    done.site = site
    return done


def endless(handler):
    """In a hurry, but not faster than any reader: buffers of a system may take 32 MiB unread."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    handler.site.sent = 0
    while True:
        handler.wfile.write(b"x" * 65536)
        handler.site.sent += 65536
        time.sleep(0.005)


def endless_chunks(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def test_whatever_is_too_large_is_cut_off_with_its_reason(bombs):
    assert bombs.status == 0, bombs.complaints
    assert {row.reason for row in bombs.rows.values()} == {Reason.TOO_LARGE}
    assert len(bombs.rows) == 6
    assert all(row.sha256 is None for row in bombs.rows.values())


def test_no_more_is_read_than_the_limit(bombs):
    # What lies in the buffers of both sides was sent and not read.
    assert bombs.site.sent <= LIMIT + 8 * MIB


def test_bombs_fill_no_memory_and_take_no_time(bombs, plain):
    assert bombs.most_memory - plain.most_memory <= 100 * MIB
    assert bombs.seconds < 30
    asked = sorted(bombs.site.asked(), key=lambda hit: hit.at)
    seconds = {one.path: after.at - one.at for one, after in pairwise(asked)}
    assert all(seconds[path] <= 5 for path in ("/gzip", "/twice", "/br", "/zstd")), seconds


@pytest.fixture(scope="module")
def trapped(open_site, tmp_path_factory):
    """A crawl of a list that never ends, and of one that goes round in circles."""
    site = open_site()
    site.otherwise = calendar
    site.routes["/list"] = Answer(links(f"/法治/{n}" for n in range(LINKS)))
    urls = ["/list", "/calendar/1", "/a/"]
    sources = [Source(site.url(path), SourceType.LIST) for path in urls]
    pace, few = Pace(delay=0.0, backoff=0.1, timeout=5), Limits(pages=PAGES)
    folder = tmp_path_factory.mktemp("traps")
    done = crawl(folder / "archive", sources, pace=pace, limits=few)
    done.site = site
    return done


def calendar(handler):
    if handler.path.startswith("/calendar/"):
        number = int(handler.path.rsplit("/", 1)[1])
        return Answer(links([f"/calendar/{number + 1}"], "下一页"))
    if handler.path.startswith("/a/"):
        return Answer(links([f"{handler.path}a/"], "下一页"))
    return Answer(page(handler.path, sentences=10))


def links(paths, words="法治政府建设") -> str:
    return f"<html><body>{''.join(f'<a href={path}>{words}</a>' for path in paths)}</body></html>"


def test_a_list_without_end_ends(trapped):
    assert trapped.status == 0, trapped.complaints
    counted = [hit.path for hit in trapped.site.asked()]
    assert sum("%" in path for path in counted) == PAGES - 1
    assert max(row.depth for row in trapped.rows.values()) <= 6
    assert sum(path.startswith("/calendar/") for path in counted) == 7


def test_a_path_that_repeats_itself_is_not_followed(trapped):
    paths = [hit.path for hit in trapped.site.asked() if hit.path.startswith("/a/")]
    assert paths == ["/a/", "/a/a/"]


def test_what_was_left_out_is_told(trapped):
    left_out = trapped.ended["left_out"]
    assert left_out["pages of a source"] == LINKS_OF_A_PAGE - (PAGES - 1)
    assert left_out["depth"] == 1
    assert left_out["repeated folder"] == 1


def test_the_limits_of_tests_are_not_those_of_the_product():
    assert (Limits().pages, Limits().depth, Limits().body_bytes) == (500, 6, LIMIT)
    assert (Pace().delay, Pace().timeout, Pace().backoff) == (1.0, 60.0, 1.0)
