"""One crawl from its plan to its end, or from where it was killed.

Here: what is asked and in which order, and what is told of it.
Not here: asking (`spider`), the process that this runs in (`__main__`, `process`).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from pipelines.fetch.archive import Archive
from pipelines.fetch.frontier import Frontier, Target
from pipelines.fetch.ledger import Fetch, Ledger, Outcome, Role
from pipelines.fetch.plan import Plan
from pipelines.fetch.reception import Reception
from pipelines.fetch.settings import scrapy_settings
from pipelines.fetch.sources import SourceType
from pipelines.fetch.spider import PageSpider
from pipelines.fetch.standing import NOT_DOCUMENTS, Standing, standings

_ROLES = {
    SourceType.PAGE: Role.PAGE,
    SourceType.LIST: Role.LIST,
    SourceType.SITEMAP: Role.SITEMAP,
}
_FINISHED = "finished"

Clock = Callable[[], datetime]
Report = Callable[[dict[str, Any]], None]


@dataclass(slots=True)
class Tally:
    """What came of a crawl, counted."""

    known: dict[str, Standing]
    report: Report
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    n_new: int = 0
    n_changed: int = 0

    def take(self, fetch: Fetch) -> None:
        """Count one fetch, and tell of it."""
        self.outcomes[fetch.outcome.value] += 1
        if fetch.reason:
            self.reasons[fetch.reason] += 1
        if fetch.outcome is Outcome.STORED and fetch.role not in NOT_DOCUMENTS:
            before = self.known.get(fetch.url)
            if before is None or before.good is None:
                self.n_new += 1
            elif before.good.sha256 != fetch.sha256:
                self.n_changed += 1
        self.report(
            {
                "event": "fetched",
                "url": fetch.url,
                "role": fetch.role.value,
                "outcome": fetch.outcome.value,
                "status": fetch.status,
                "reason": fetch.reason,
                "detail": fetch.detail,
            }
        )


def crawl(plan: Plan, clock: Clock, report: Report) -> bool:
    """Ask for all that the plan names; whether the crawl came to its end.

    Raises:
        ArchiveError: If another crawl holds the archive.
    """
    archive = Archive(plan.archive)
    with archive.held(), closing(Ledger(archive.ledger)) as ledger:
        archive.sweep()
        known = standings(ledger.rows())
        crawl_id, is_resumed = ledger.begin(clock())
        frontier = _frontier(plan, known, ledger.of_crawl(crawl_id))
        report(
            {
                "event": "begun",
                "crawl_id": crawl_id,
                "is_resumed": is_resumed,
                "n_waiting": len(frontier),
                "tls_exceptions": {
                    s.host: s.tls_exception for s in plan.sources if s.tls_exception
                },
            }
        )
        tally = Tally(known, report)
        reception = Reception(plan, archive, ledger, crawl_id, known)
        ended, hosts_left = _ask(plan, frontier, reception, tally, clock)
        is_whole = ended == _FINISHED
        if is_whole:
            ledger.end(crawl_id, clock(), "limited" if len(frontier) else _FINISHED)
        report(
            {
                "event": "ended",
                "crawl_id": crawl_id,
                "why": ended,
                "outcomes": dict(tally.outcomes),
                "reasons": dict(tally.reasons),
                "n_new": tally.n_new,
                "n_changed": tally.n_changed,
                "n_waiting": len(frontier),
                "left_out": dict(frontier.left_out),
                "hosts_left": sorted(hosts_left),
            }
        )
        return is_whole


def _ask(
    plan: Plan, frontier: Frontier, reception: Reception, tally: Tally, clock: Clock
) -> tuple[str, set[str]]:
    """Why the asking ended, and the hosts that were left."""
    process = AsyncCrawlerProcess(scrapy_settings(plan))
    crawler = process.create_crawler(PageSpider)
    process.crawl(
        crawler,
        frontier=frontier,
        reception=reception,
        told=tally.take,
        clock=clock,
        limit=plan.limit,
    )
    process.start()
    ended = crawler.stats.get_value("finish_reason") if crawler.stats else None
    spider = crawler.spider
    left = spider.patience.left if isinstance(spider, PageSpider) else set()
    return str(ended or "it could not begin"), left


def _frontier(plan: Plan, known: dict[str, Standing], done: Iterable[Fetch]) -> Frontier:
    """What this crawl has to ask: those never asked first, then those asked longest ago."""
    frontier = Frontier(plan.limits)
    asked_already = tuple(done)
    for fetch in asked_already:
        frontier.mark_asked(fetch.url)
    for fetch in asked_already:
        target = Target(fetch.url, fetch.source, fetch.role, fetch.depth, fetch.page)
        frontier.add_links(target, fetch.links)
    seeds = {source.url: _ROLES[source.type] for source in plan.sources if source.type in _ROLES}
    asked = {url: standing.last.fetched_at.isoformat() for url, standing in known.items()}
    for url in sorted(seeds, key=lambda url: asked.get(url, "")):
        frontier.add(Target(url, url, seeds[url]))
    revisits: Counter[str] = Counter()
    for standing in sorted(known.values(), key=lambda one: asked[one.url]):
        last = standing.last
        is_due = last.source in seeds and last.url not in seeds and not standing.is_gone
        # Half of a source's pages are left to what it leads to for the first time.
        if is_due and revisits[last.source] < plan.limits.pages // 2:
            revisits[last.source] += 1
            frontier.add(Target(last.url, last.source, last.role, last.depth, last.page))
    return frontier
