"""Covers the end of issue F through the daemon: a site of 600 pages in twelve layouts, a tenth of

them broken, crawled by the schedule's own run, killed three times on its way, and published.
"""

import dagster as dg
import pytest

from pipelines.orchestration.resources import FETCH_SCHEDULE, REHEARSAL, RETRY_SECONDS
from pipelines.store import runlog
from pipelines.store.generations import find_current
from tests.crawl.site import Site
from tests.integration.crawled import (
    ask,
    assert_every_good_page_is_in_the_warehouse_once,
    killing,
    open_shop,
)
from tests.soak.test_faults_daemon import Daemon, wait_for

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1500)]

PATIENCE = 600


def crawls(daemon: Daemon) -> list[dg.DagsterRun]:
    """The runs that the nightly schedule started, the oldest first."""
    with dg.DagsterInstance.from_config(str(daemon.folder.dagster)) as instance:
        runs = instance.get_runs(ascending=True)
    return [run for run in runs if run.tags.get("dagster/schedule_name") == "nightly"]


def test_a_site_of_six_hundred_pages_is_crawled_killed_and_published_by_the_daemon(tmp_path):
    site = Site()
    shop = open_shop(site, tmp_path, 600)
    folder = shop.settings.folder
    folder.root.mkdir()
    daemon = Daemon(shop.raw, folder, tmp_path / "daemon.log")
    often = {FETCH_SCHEDULE: "* * * * *", RETRY_SECONDS: "0.1"}
    often |= {REHEARSAL: shop.settings.rehearsal}
    try:
        with killing(shop, [70, 260, 420]) as killed:
            daemon.start(more=often)
            wait_for("three kills", lambda: len(killed) == 3, PATIENCE)
        wait_for("the crawl's end", lambda: any(run.is_success for run in crawls(daemon)), PATIENCE)
        wait_for("a generation", lambda: find_current(folder) is not None, PATIENCE)
        whole = len(shop.big.good)
        count = "select count(*) from dim_document"
        wait_for("all pages", lambda: ask(shop, count) == [(whole,)], PATIENCE)
    finally:
        daemon.kill()
        site.close()
    assert len(set(killed)) == 3
    assert {run.status for run in runlog.read(folder.run_log)} <= {
        *("published", "unchanged", "running"),
    }
    assert_every_good_page_is_in_the_warehouse_once(shop)
