"""The crawl: one chain of requests a host, each answer kept before the next is asked for.

Here: asking, and what is done with an answer or with the lack of one.
Not here: what waits (`frontier`), what an answer is (`reception`), how Scrapy behaves (`settings`).
"""

import gc
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from pipelines.fetch import outcomes
from pipelines.fetch.frontier import Frontier, Target
from pipelines.fetch.ledger import Fetch
from pipelines.fetch.reception import Reception
from pipelines.model.problem import Reason

UNREACHABLE = frozenset({Reason.HOST_UNREACHABLE, Reason.BAD_TLS})
PAGES_BEFORE_LEAVING = 3
"""So many addresses in a row that cannot be reached, and the host is left for this run."""

Told = Callable[[Fetch], None]


class HostPatience:
    """Which hosts are left for this run, since nothing of theirs can be reached."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self.left: set[str] = set()

    def begin(self, host: str) -> None:
        """An address of the host is asked."""
        self._since.setdefault(host, monotonic())

    def note(self, host: str, reason: str | None) -> None:
        """What came of it."""
        if reason not in UNREACHABLE:
            self._failures[host] = 0
            self._since.pop(host, None)
            return
        self._failures[host] += 1
        is_long = monotonic() - self._since.get(host, monotonic()) > self._seconds
        if is_long or self._failures[host] >= PAGES_BEFORE_LEAVING:
            self.left.add(host)


@contextmanager
def _disk() -> Generator[None]:
    """A full or broken disk is nobody's page: the crawl ends, and goes on there the next time."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise CloseSpider(f"disk: {error}") from error


class PageSpider(Spider):
    """Asks what the frontier holds."""

    name = "planledger"

    def __init__(
        self,
        frontier: Frontier,
        reception: Reception,
        told: Told,
        clock: Callable[[], datetime],
        limit: int | None = None,
    ) -> None:
        super().__init__()
        self.frontier = frontier
        self.reception = reception
        self.told = told
        self.clock = clock
        self.patience = HostPatience(reception.plan.pace.host_patience)
        self._left = limit
        self._busy: set[str] = set()

    async def start(self) -> AsyncIterator[Any]:
        """The first request of every host."""
        for request in self._more():
            yield request

    def read(self, response: Response) -> Iterator[Request]:
        """Keep an answer, and ask for the next."""
        target = response.meta["target"]
        with _disk():
            fetch = self._taken(target, response)
            self._keep(target, fetch)
        yield from self._done(target, fetch)

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Keep why there is no answer, and ask for the next."""
        request: Request = failure.request  # ty: ignore[missing-attribute] - Scrapy sets it
        target = request.meta["target"]
        error = failure.value or RuntimeError("unknown")
        why = outcomes.of_error(error, Target(request.url, "").host)
        fetch = self.reception.refuse(target, why, self.clock(), request)
        with _disk():
            self._keep(target, fetch)
        if fetch.reason == Reason.TOO_LARGE:
            # What was read before the limit hangs in a ring of the failure and its frames.
            gc.collect()
        yield from self._done(target, fetch)

    def _taken(self, target: Target, response: Response) -> Fetch:
        try:
            return self.reception.take(target, response, self.clock())
        except (OSError, sqlite3.Error):
            raise
        except Exception as error:  # noqa: BLE001 - a hostile page must not end its host's chain
            why = Reason.READER_FAILED, f"{type(error).__name__} while it was looked at: report it"
            return self.reception.refuse(target, why, self.clock(), response)

    def _done(self, target: Target, fetch: Fetch) -> Iterator[Request]:
        self.patience.note(target.host, fetch.reason)
        self._busy.discard(target.host)
        yield from self._more()

    def _keep(self, target: Target, fetch: Fetch) -> None:
        self.reception.ledger.add(fetch)
        self.frontier.add_links(target, fetch.links)
        self.told(fetch)

    def _more(self) -> Iterator[Request]:
        """The next request of every host that is not being asked."""
        for host in self.frontier.hosts:
            if host not in self._busy:
                request = self._next(host)
                if request is not None:
                    yield request

    def _next(self, host: str) -> Request | None:
        while self._left is None or self._left > 0:
            target = self.frontier.pop(host)
            if target is None:
                return None
            if self._left is not None:
                self._left -= 1
            if host not in self.patience.left:
                self._busy.add(host)
                self.patience.begin(host)
                return self._request(target)
            why = (
                Reason.HOST_UNREACHABLE,
                "its host could not be reached and was left: the next run tries again",
            )
            self._keep(target, self.reception.refuse(target, why, self.clock()))
        return None

    def _request(self, target: Target) -> Request:
        return Request(
            target.url,
            callback=self.read,
            errback=self.failed,
            headers=self.reception.conditions(target.url),
            meta={"target": target},
            dont_filter=True,
        )
