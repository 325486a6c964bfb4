"""Covers the end of issue F, and rows C13 and C14 through full builds: a site on loopback that is

crawled by the schedule's own run, killed three times on its way, built, changed, and built again.
"""

import json
from types import SimpleNamespace

import pytest

from pipelines.fetch import ledger
from pipelines.store.generations import Folder, find_current
from tests.conftest import planledger
from tests.crawl.crawls import page
from tests.crawl.hooks import Hook
from tests.crawl.site import Answer, Site
from tests.integration.crawled import (
    HOST,
    ask,
    assert_every_good_page_is_in_the_warehouse_once,
    fetch_by_the_clock,
    killing,
    open_shop,
    run,
)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The shop after its first scheduled crawl, killed three times, and its first build."""
    site = Site()
    shop = open_shop(site, tmp_path_factory.mktemp("unattended"), 24)
    with killing(shop, [6, 14, 20]) as killed:
        result = fetch_by_the_clock(shop)
    said = run(shop, "http://127.0.0.1:9/x")
    yield SimpleNamespace(shop=shop, killed=killed, result=result, said=said)
    site.close()


@pytest.fixture(scope="module")
def changed(ran):
    """The same after a page changed and another went, three crawls later, and its next build."""
    shop, hook = ran.shop, Hook()
    first = ask(shop, "select source, document_id, content_sha256 from dim_document")
    ids = {source: (document_id, digest) for source, document_id, digest in first}
    shop.big.site.routes |= {
        "/p/1.html": Answer(page("第1号法治政府建设方案", sentences=44)),
        "/p/2.html": Answer(status=404),
    }
    for _ in range(3):
        assert fetch_by_the_clock(shop).success
    run(shop, hook.url)
    hook.close()
    return SimpleNamespace(shop=shop, ids=ids, hook=hook)


def test_a_scheduled_crawl_killed_three_times_ends_with_every_page_once(ran):
    assert ran.result.success
    assert len(set(ran.killed)) == 3
    retries = [e for e in ran.result.all_events if e.event_type_value == "STEP_RESTARTED"]
    assert len(retries) == 3
    rows = ledger.read(ran.shop.archive.ledger)
    assert {row.crawl_id for row in rows} == {1}
    assert_every_good_page_is_in_the_warehouse_once(ran.shop)


def test_a_webhook_that_does_not_answer_is_a_warning(ran):
    assert "digest: webhook at 127.0.0.1: ConnectError" in ran.said.replace("\n", " ")
    first = json.loads((Folder(ran.shop.settings.warehouse).digests / "000001.json").read_bytes())
    assert (first["since"], first["new"]["n"]) == (None, len(ran.shop.big.good))
    assert first["quarantined"]["n"] == len(ran.shop.big.bad)


def test_a_changed_page_is_a_new_version_and_the_old_one_is_kept(changed):
    url = changed.shop.big.site.url("/p/1.html", HOST)
    document_id, old = changed.ids[url]
    versions = ask(
        changed.shop,
        "select version_no, content_sha256, valid_to is null from document_version "
        f"where document_id = '{document_id}' order by version_no",
    )
    assert [(number, is_last) for number, _, is_last in versions] == [(1, False), (2, True)]
    assert versions[0][1] == old
    assert {digest for _, digest, _ in versions} <= set(changed.shop.archive.digests())
    facts = ask(
        changed.shop, f"select content_sha256 from dim_document where document_id = '{document_id}'"
    )
    assert facts == [(versions[1][1],)]


def test_a_page_that_was_missing_three_times_is_gone_and_its_facts_stay(changed):
    url = changed.shop.big.site.url("/p/2.html", HOST)
    document_id, _ = changed.ids[url]
    rows = ask(
        changed.shop,
        "select is_current, gone_since is not null, n_characters > 0 "
        f"from dim_document where document_id = '{document_id}'",
    )
    assert rows == [(False, True, True)]
    measures = f"select count(*) > 0 from fct_measures where document_id = '{document_id}'"
    assert ask(changed.shop, measures) == [(True,)]


def test_the_digest_tells_what_changed_here_and_to_the_webhook(changed):
    folder = Folder(changed.shop.settings.warehouse)
    told = json.loads((folder.digests / "000002.json").read_bytes())
    text = (folder.digests / "000002.md").read_text("utf-8")
    assert told["since"] == 1
    assert [told[name]["n"] for name in ("new", "changed", "gone")] == [0, 1, 1]
    assert "## Changed documents: 1" in text
    assert changed.hook.bodies == [{"text": text, "digest": told}]
    status = planledger("status", "--warehouse", folder.root).stdout
    assert str(folder.digests / "000002.md") in status.replace("\n", "")


def test_a_host_that_lost_a_fifth_of_its_pages_stops_the_publishing(changed):
    shop = changed.shop
    there = ask(shop, "select count(*) from document_source where gone_since is null")[0][0]
    lost = list(range(10, 10 + there // 4))
    shop.big.site.routes |= {f"/p/{number}.html": Answer(status=404) for number in lost}
    for _ in range(3):
        assert fetch_by_the_clock(shop).success
    stopped = planledger("run", "--raw", shop.raw, "--warehouse", shop.settings.warehouse)
    assert stopped.returncode == 1
    said = " ".join((stopped.stdout + stopped.stderr).split())
    host = f"{HOST}:{shop.big.site.port}"
    n_lost = len(set(lost) - {17})
    assert f"pages of {host} fell from {there} to {there - n_lost}: look at the host" in said
    current = find_current(Folder(shop.settings.warehouse))
    assert current
    assert current.number == 2


@pytest.mark.soak
def test_a_page_that_was_missing_once_or_twice_loses_nothing(tmp_path):
    site = Site()
    shop = open_shop(site, tmp_path, 12)
    assert fetch_by_the_clock(shop).success
    run(shop)
    before = ask(shop, "select count(*) from fct_measures")
    assert before > [(0,)]
    site.routes["/p/2.html"] = Answer(status=404)
    gone = "select count(*) from dim_document where not is_current"
    seen = []
    for _ in range(3):
        assert fetch_by_the_clock(shop).success
        run(shop)
        seen.append(ask(shop, gone)[0][0])
        assert ask(shop, "select count(*) from fct_measures") == before
    site.close()
    assert seen == [0, 0, 1]
