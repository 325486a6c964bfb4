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
from urllib.parse import urlsplit

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
from tests.crawl.layouts import Big, build
from tests.crawl.site import Answer, Site

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
    raw = root / "raw"
    (raw / "inbox").mkdir(parents=True)
    lines = [",".join(COLUMNS), *(",".join(cells_of(source)) for source in big.sources)]
    (raw / "sources.csv").write_text("\n".join(lines) + "\n", "utf-8")
    settings = Settings((raw,), root / "warehouse", rehearsal=REHEARSAL, retry_seconds=0.1)
    return Shop(big, settings)


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


def run(shop: Shop) -> None:
    done = planledger("run", "--raw", shop.raw, "--warehouse", shop.settings.warehouse)
    assert done.returncode == 0, done.stdout + done.stderr


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
    shop = open_shop(site, tmp_path_factory.mktemp("unattended"), 40)
    with killing(shop, [8, 19, 31]) as killed:
        result = fetch_by_the_clock(shop)
    run(shop)
    yield SimpleNamespace(shop=shop, killed=killed, result=result)
    site.close()


def test_a_scheduled_crawl_killed_three_times_ends_with_every_page_once(ran):
    assert ran.result.success
    assert len(set(ran.killed)) == 3
    retries = [e for e in ran.result.all_events if e.event_type_value == "STEP_RESTARTED"]
    assert len(retries) == 3
    rows = ledger.read(ran.shop.archive.ledger)
    assert {row.crawl_id for row in rows} == {1}
    assert_every_good_page_is_in_the_warehouse_once(ran.shop)
