"""Covers rows C3, C4, C7 and C8 of the fault table, at real delays: what servers saw, and when."""

import time
from email.utils import formatdate
from itertools import pairwise

import pytest

from pipelines.fetch.plan import Pace
from pipelines.model.problem import Reason
from tests.crawl.crawls import crawl, page
from tests.crawl.site import Answer

PAGES = ("/1", "/2", "/3")
TOLERANCE = 0.05
CLOCK_TOLERANCE = 0.5
RULES = {
    "forbids": Answer("User-agent: *\nDisallow: /2\n"),
    "forbids-us": Answer("User-agent: planledger\nDisallow: /\n\nUser-agent: *\nAllow: /\n"),
    "absent": Answer(status=404),
    "forbidden": Answer(status=403),
    "broken": Answer(status=500),
    "mute": Answer(wait=4.0),
    "busy": Answer(status=429),
    "long": Answer("User-agent: *\nDisallow: /2\n" + "# x\n" * 150_000 + "Disallow: /3\n"),
    "html": Answer("<html><body>Disallow: nothing here</body></html>"),
    "bom": Answer("\ufeffUser-agent: *\nDisallow: /2\n"),
    "gbk": Answer("# 机器人\nUser-agent: *\nDisallow: /2\n".encode("gbk")),
    "moved": Answer(status=302, headers={"Location": "/rules.txt"}),
    "slow": Answer("User-agent: *\nCrawl-delay: 3\n"),
    "very-slow": Answer("User-agent: *\nCrawl-delay: 9999\n"),
}
TAKES = 0.4
"""Seconds that a host takes for each of its answers."""

MOST_DELAY = 3.5
ASKED_DELAYS = {"slow": 3.0, "very-slow": MOST_DELAY}
WAITS = {
    "seconds": lambda: "3",
    "date": lambda: formatdate(time.time() + 4, usegmt=True),
    "past": lambda: formatdate(time.time() - 999, usegmt=True),
    "huge": lambda: "1000000000",
    "negative": lambda: "-5",
    "words": lambda: "soon",
    "unavailable": lambda: "3",
}


@pytest.fixture(scope="module")
def ran(open_site, tmp_path_factory):
    """One crawl over a host a rule, and a host a way to say when to come back."""
    sites, names, urls = {}, {}, []
    for name, rules in RULES.items():
        site = sites[name] = open_site()
        site.routes |= {"/robots.txt": rules, **{path: Answer(page(path)) for path in PAGES}}
        site.routes["/rules.txt"] = Answer("User-agent: *\nDisallow: /2\n")
    for name, wait in WAITS.items():
        site = sites[name] = open_site()
        site.routes |= {path: Answer(page(path)) for path in PAGES}
        site.routes["/1"] = busy_once(site, wait, 503 if name == "unavailable" else 429)
    weary = sites["weary"] = open_site()
    weary.routes |= {path: Answer(page(path), wait=TAKES) for path in PAGES}
    failing = sites["failing"] = open_site()
    failing.otherwise = Answer(status=503)
    for name, site in sites.items():
        names[f"{name}.test"] = ("127.0.0.1",)
        paths = PAGES if name != "failing" else PAGES[:1]
        few = paths[:2] if name == "very-slow" else paths
        urls += [site.url(path, f"{name}.test") for path in few]
    pace = Pace(delay=1.0, backoff=1.0, timeout=2.0, most_wait=60, most_delay=MOST_DELAY)
    done = crawl(tmp_path_factory.mktemp("polite") / "archive", urls, names=names, pace=pace)
    done.sites = sites
    return done


def busy_once(site, wait, status):
    def answer(_handler):
        site.told = getattr(site, "told", 0) + 1
        if site.told > 1:
            return Answer(page("/1"))
        site.said_at = time.monotonic()
        return Answer(status=status, headers={"Retry-After": wait()})

    return answer


def reasons(ran, name):
    site = ran.sites[name]
    return [ran.reason(site.url(path, f"{name}.test")) for path in PAGES]


def asked(ran, name):
    return [hit.path for hit in ran.sites[name].asked()]


def gaps(hits):
    return [later.at - earlier.at for earlier, later in pairwise(hits)]


def test_the_crawl_comes_to_its_end(ran):
    assert ran.status == 0, ran.complaints


@pytest.mark.parametrize("name", ["forbids", "long", "bom", "gbk", "moved"])
def test_what_the_rules_forbid_is_never_asked(ran, name):
    assert reasons(ran, name) == [None, Reason.ROBOTS_DISALLOWED, None]
    assert "/2" not in asked(ran, name)


def test_rules_for_us_alone_are_ours(ran):
    assert reasons(ran, "forbids-us") == [Reason.ROBOTS_DISALLOWED] * 3
    assert asked(ran, "forbids-us") == []


@pytest.mark.parametrize("name", ["absent", "forbidden", "html"])
def test_no_rules_allow_all(ran, name):
    assert reasons(ran, name) == [None] * 3


@pytest.mark.parametrize("name", ["broken", "mute", "busy"])
def test_rules_that_cannot_be_had_forbid_all_for_this_run(ran, name):
    assert reasons(ran, name) == [Reason.ROBOTS_UNREACHABLE] * 3
    assert asked(ran, name) == []


def test_between_two_requests_stands_a_second_or_what_the_host_asks_for(ran):
    for name, site in ran.sites.items():
        least = ASKED_DELAYS.get(name, 1.0)
        rules, *hits = site.log
        assert rules.path == "/robots.txt"
        assert all(gap >= least - TOLERANCE for gap in gaps(hits)), name


def test_the_pause_counts_from_the_end_of_the_answer_before(ran):
    _, *hits = ran.sites["weary"].log
    assert len(hits) == len(PAGES)
    assert min(gaps(hits)) >= 1.0 + TAKES - TOLERANCE


def test_a_host_is_never_asked_twice_at_once(ran):
    for name, site in ran.sites.items():
        if name == "mute":
            continue
        hits = sorted(site.log, key=lambda hit: hit.at)
        assert all(later.at >= earlier.until for earlier, later in pairwise(hits)), name


@pytest.mark.parametrize(
    ("name", "seconds"), [("seconds", 3.0), ("date", 4.0), ("unavailable", 3.0)]
)
def test_a_host_is_left_alone_for_as_long_as_it_says(ran, name, seconds):
    site = ran.sites[name]
    later = [hit.at - site.said_at for hit in site.asked()[1:]]
    # A date has no fractions of a second.
    rounded = 1.0 if name == "date" else 0.0
    assert min(later) >= seconds - rounded - CLOCK_TOLERANCE
    assert reasons(ran, name) == [None] * 3


@pytest.mark.parametrize("name", ["past", "negative", "words"])
def test_what_cannot_be_meant_is_a_usual_wait(ran, name):
    assert reasons(ran, name) == [None] * 3
    assert gaps(ran.sites[name].asked())[0] >= 1.0 - TOLERANCE


def test_a_host_that_wants_too_long_is_left_for_this_run(ran):
    assert reasons(ran, "huge") == [Reason.RETRY_LATER] * 3
    assert asked(ran, "huge") == ["/1"]


def test_each_new_try_waits_longer(ran):
    first, second = gaps(ran.sites["failing"].asked("/1"))
    assert first >= 1.0 - TOLERANCE
    assert second >= 2.0 - TOLERANCE


def test_rules_that_changed_since_the_last_run_hold_from_this_one_on(open_site, tmp_path):
    site = open_site()
    site.routes |= {path: Answer(page(path)) for path in PAGES}
    urls = [site.url(path) for path in PAGES]
    pace = Pace(delay=0.0, backoff=0.1, timeout=2.0)
    first = crawl(tmp_path / "archive", urls, pace=pace)
    site.routes["/robots.txt"] = Answer("User-agent: *\nDisallow: /2\n")
    second = crawl(tmp_path / "archive", urls, pace=pace)
    assert [first.reason(url) for url in urls] == [None] * 3
    assert [second.reason(url) for url in urls] == [None, Reason.ROBOTS_DISALLOWED, None]
    assert len(site.asked("/2")) == 1


def test_what_a_host_may_ask_for_at_most_is_bounded():
    assert (Pace().most_wait, Pace().most_delay) == (3600.0, 30.0)
