"""A shop that feeds itself: a site on loopback, a raw home whose registry names it, its warehouse.

Here: making one, crawling it as the schedule asks, killing the crawl, building, what is published.
Not here: what must hold of it (`test_unattended`, `tests/soak/test_crawl_daemon`).
"""

import json
import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from pipelines.fetch import ledger
from pipelines.fetch.archive import Archive
from pipelines.fetch.sources import COLUMNS, cells_of
from pipelines.orchestration.definitions import definitions
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.schedules import nightly
from pipelines.store.generations import Folder
from pipelines.store.reader import opened, published_file
from tests.conftest import planledger
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
