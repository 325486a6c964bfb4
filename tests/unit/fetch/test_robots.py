import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from pipelines.fetch import robots
from pipelines.fetch.robots import MOST_BYTES, read
from pipelines.model.problem import Reason

PAGE = "https://a.cn/x"


def allows(status, body=b""):
    rules = read(status, body)
    return rules.trouble is None and (rules.rules is None or rules.rules.can_fetch(PAGE, "x"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_host_without_rules_allows_all(status):
    assert allows(status, b"User-agent: *\nDisallow: /")


@pytest.mark.parametrize("status", [429, 500, 503, 302])
def test_rules_that_cannot_be_had_forbid_all(status):
    rules = read(status, b"")
    assert rules.trouble
    assert rules.trouble[0] is Reason.ROBOTS_UNREACHABLE
    assert str(status) in rules.trouble[1]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_rules_are_read_in_whatever_bytes_they_come(bom):
    body = bom + "# 机器人\n".encode("gbk") + b"User-agent: *\nDisallow: /x\nCrawl-delay: 7\n"
    assert not allows(200, body)
    assert read(200, body).delay() == 7.0


def test_what_stands_beyond_the_limit_is_not_read():
    filler = b"# " + b"x" * 97 + b"\n"
    long = b"User-agent: *\n" + filler * (MOST_BYTES // 100 + 2) + b"Disallow: /x\n"
    assert allows(200, long)
    assert allows(200, b"<html>nothing of the kind</html>")
    assert read(404, b"").delay() == 0.0


def test_rules_are_asked_for_again_after_a_day(monkeypatch):
    now, asked = [0.0], []

    async def download(request):
        asked.append(now[0])
        return Response(request.url, status=404)

    crawler = SimpleNamespace(
        settings=Settings({"PLANLEDGER_MOST_DELAY": 30}),
        engine=SimpleNamespace(download_async=download),
    )
    middleware = robots.RobotsMiddleware.from_crawler(crawler)
    monkeypatch.setattr(robots, "monotonic", lambda: now[0])

    async def ask() -> None:
        for seconds in (0, 3600, 24 * 3600 - 1, 24 * 3600 + 1, 47 * 3600):
            now[0] = seconds
            await middleware.process_request(Request(PAGE))

    # Of its own: a browser that another test opened in this process has a loop that runs.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask()).result()
    assert asked == [0, 24 * 3600 + 1]
