"""Covers row C21 of the fault table, and the end of issue F: a killed crawl that goes on."""

import hashlib
import json
import os
import random
import signal
from collections import Counter
from urllib.parse import urlsplit

import pytest

from pipelines.fetch import ledger
from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Outcome, Role
from pipelines.fetch.plan import Pace
from tests.crawl.crawls import plan_of, standing, start
from tests.crawl.layouts import Big, build

PACE = Pace(delay=0.0, backoff=0.05, timeout=5.0)


def crawled_and_killed(big: Big, archive, kills: list[int]) -> int:
    """The crawl, killed after so many fetches each time; how it ended when it was let be."""
    names = {"plans.test": ("127.0.0.1",)}
    plan = plan_of(archive, big.sources, pace=PACE, names=names)
    for count in kills:
        process = start(plan)
        assert process.stdout
        for _ in range(count + 1):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert_every_body_is_whole(Archive(archive))
    process = start(plan)
    told, complaints = process.communicate()
    assert process.returncode == 0, complaints
    begun = json.loads(told.splitlines()[0])
    assert begun["is_resumed"] is bool(kills)
    return process.returncode


def assert_every_body_is_whole(archive: Archive) -> None:
    for digest in archive.digests():
        assert hashlib.sha256(archive.path(digest).read_bytes()).hexdigest() == digest
    for row in ledger.read(archive.ledger):
        if row.sha256:
            assert archive.path(row.sha256).stat().st_size == row.byte_count


def assert_every_good_page_is_there_once(big: Big, root) -> None:
    archive = Archive(root)
    rows = ledger.read(archive.ledger)
    assert len({row.crawl_id for row in rows}) == 1
    assert len({row.url for row in rows}) == len(rows)
    stored = {
        row.url: str(row.sha256)
        for row in rows
        if row.outcome is Outcome.STORED and row.role is Role.PAGE
    }
    assert stored.keys() == big.good.keys()
    assert all(archive.read(stored[url]) == body for url, body in big.good.items())
    assert {one.url for one in standing(root).values() if one.reason} == big.bad
    assert len(list(archive.digests())) >= len(set(stored.values()))


def test_a_site_of_sixty_pages_killed_three_times_is_there_whole(open_site, tmp_path):
    big = build(open_site(), 60, "plans.test")
    crawled_and_killed(big, tmp_path / "archive", [9, 21, 14])
    assert_every_good_page_is_there_once(big, tmp_path / "archive")
    # What a row stands for was not asked again: only what was under way when it was killed.
    asked = Counter(hit.path for hit in big.site.asked())
    good = {urlsplit(url).path for url in big.good}
    assert sum(asked[path] - 1 for path in good) <= 3


@pytest.mark.soak
def test_a_site_of_six_hundred_pages_killed_three_times_is_there_whole(open_site, tmp_path):
    big = build(open_site(), 600, "plans.test")
    crawled_and_killed(big, tmp_path / "archive", [70, 190, 160])
    assert_every_good_page_is_there_once(big, tmp_path / "archive")


@pytest.mark.soak
def test_twenty_kills_at_random_lose_nothing(open_site, tmp_path):
    big = build(open_site(), 200, "plans.test")
    chance = random.Random(21)
    crawled_and_killed(big, tmp_path / "archive", [chance.randrange(1, 9) for _ in range(20)])
    assert_every_good_page_is_there_once(big, tmp_path / "archive")
