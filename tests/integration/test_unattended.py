"""Covers the end of issue F, and rows C13 and C14 through full builds: a site on loopback that is

crawled by the schedule's own run, killed three times on its way, built, changed, and built again.
"""

import json
import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import dagster as dg
import pytest

from pipelines.fetch import ledger
from pipelines.fetch.archive import Archive
from pipelines.fetch.sources import COLUMNS, cells_of
from pipelines.orchestration.definitions import definitions
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.schedules import nightly
from pipelines.store.generations import Folder
from pipelines.store.reader import opened, published_file
from tests.conftest import planledger
from tests.crawl.crawls import page
from tests.crawl.hooks import Hook
from tests.crawl.layouts import Big, build
from tests.crawl.site import Answer, Site
from tests.integration.plans import plan

HOST = "plans.test"
REHEARSAL = json.dumps(
    {
        "rehearsal": {"addresses": ["127.0.0.1"], "names": {HOST: ["127.0.0.1"]}},
        "pace": {"delay": 0.0, "backoff": 0.05, "timeout": 5},
    }
)


@dataclass
class Shop:
    """The site, the raw home whose registry names it, and the warehouse."""

    big: Big
    settings: Settings

    @property
    def raw(self) -> Path:
        return self.settings.raw[0]

    @property
    def archive(self) -> Archive:
        return Archive(self.raw / "archive")

    def rows(self) -> int:
        return len(ledger.read(self.archive.ledger))


def open_shop(site: Site, root: Path, count: int) -> Shop:
    """A site of so many pages, and a home that is to fetch them."""
    big = build(site, count, HOST)
    # The other pages hold no task, so no measure: of this one it can be seen whether facts stay.
    site.routes["/p/2.html"] = Answer(as_page(plan("青岚市", 1)))
    raw = root / "raw"
    (raw / "inbox").mkdir(parents=True)
    lines = [",".join(COLUMNS), *(",".join(cells_of(source)) for source in big.sources)]
    (raw / "sources.csv").write_text("\n".join(lines) + "\n", "utf-8")
    settings = Settings((raw,), root / "warehouse", rehearsal=REHEARSAL, retry_seconds=0.1)
    return Shop(big, settings)


def as_page(text: str) -> str:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html><head><meta charset='utf-8'></head><body>{lines}</body></html>"


@contextmanager
def killing(shop: Shop, counts: list[int]):
    """Whoever holds the archive is killed once so many addresses were asked, again and again."""
    killed, ended = [], threading.Event()

    def hunt() -> None:
        for count in counts:
            while not ended.is_set() and shop.rows() < count:
                time.sleep(0.02)
            while not ended.is_set() and not shop.archive.is_held():
                time.sleep(0.02)
            if not ended.is_set():
                pid = int((shop.archive.root / "crawl.lock").read_bytes())
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    try:
        yield killed
    finally:
        ended.set()
        hunter.join()


def fetch_by_the_clock(shop: Shop) -> dg.ExecuteInProcessResult:
    """What the schedule's tick asks for, run as it asks."""
    with dg.instance_for_test() as instance:
        asked = nightly(shop.settings)(dg.build_schedule_context(instance=instance))
        assert isinstance(asked, dg.RunRequest), asked
        job = definitions(shop.settings).resolve_job_def("fetch")
        return job.execute_in_process(
            instance=instance, run_config=asked.run_config, tags=asked.tags, raise_on_error=False
        )


def run(shop: Shop, webhook: str = "") -> str:
    folders = ("--raw", shop.raw, "--warehouse", shop.settings.warehouse)
    done = planledger("run", *folders, PLANLEDGER_WEBHOOK=webhook)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ask(shop: Shop, query: str) -> list[tuple]:
    with opened(published_file(Folder(shop.settings.warehouse))) as reader:
        return list(reader.ask(query).rows)


def assert_every_good_page_is_in_the_warehouse_once(shop: Shop) -> None:
    known = ask(shop, "select source, content_sha256 from document_source where gone_since is null")
    assert len(known) == len({source for source, _ in known})
    assert {source for source, _ in known} == set(shop.big.good)
    documents = ask(shop, "select count(*), count(distinct text_sha256) from dim_document")
    assert documents == [(len(shop.big.good), len(shop.big.good))]
    aside = {source for (source,) in ask(shop, "select source from quarantined_document")}
    assert aside == shop.big.bad


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


@pytest.mark.soak
def test_a_site_of_six_hundred_pages_killed_three_times_is_in_the_warehouse_once(tmp_path):
    site = Site()
    shop = open_shop(site, tmp_path, 600)
    with killing(shop, [70, 260, 420]) as killed:
        result = fetch_by_the_clock(shop)
    assert result.success
    assert len(set(killed)) == 3
    run(shop)
    site.close()
    assert_every_good_page_is_in_the_warehouse_once(shop)


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
