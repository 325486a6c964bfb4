"""What a host's robots.txt allows, and how long it wants to be left in peace between two requests.

Here: RFC 9309 where Scrapy's own middleware falls short: a host whose rules cannot be had is not
asked for anything in this run, and Crawl-delay is kept.
Not here: reading the rules (Protego).
"""

import asyncio
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from pipelines.fetch import outcomes
from pipelines.fetch.gatekeeper import RefusedError
from pipelines.fetch.plan import AGENT
from pipelines.model.problem import Reason

MOST_BYTES = 500 * 1024
"""RFC 9309 asks for so much to be read, and no more."""

_OF_THE_HOST = frozenset(
    {Reason.ADDRESS_NOT_ALLOWED, Reason.BAD_TLS, Reason.HOST_UNREACHABLE, Reason.RETRY_LATER}
)
"""What is wrong with a host altogether, and not with its rules."""

_FRESH_SECONDS = 24 * 3_600
_OK, _REDIRECT, _CLIENT_ERROR, _TOO_MANY, _SERVER_ERROR = 200, 300, 400, 429, 500


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host said; `trouble` where it could not be asked."""

    rules: Protego | None
    trouble: outcomes.Why | None
    since: float

    def delay(self) -> float:
        """The Crawl-delay for us, 0 where none is given."""
        return float(self.rules.crawl_delay(AGENT) or 0) if self.rules else 0.0


class RobotsMiddleware:
    """Asks every host for its rules once, before anything else."""

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's crawler
        self._crawler = crawler
        self._least = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._most = crawler.settings.getfloat("PLANLEDGER_MOST_DELAY")
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Any) -> "RobotsMiddleware":  # noqa: ANN401
        """Scrapy's way to make one."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let it pass, or refuse it."""
        if request.meta.get("is_robots"):
            return
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = await self._of(site)
        if rules.trouble:
            raise RefusedError(rules.trouble[0], f"{site}/robots.txt: {rules.trouble[1]}")
        if rules.rules and not rules.rules.can_fetch(request.url, AGENT):
            raise RefusedError(
                Reason.ROBOTS_DISALLOWED,
                f"{site}/robots.txt does not allow it: get the document in another way",
            )
        if self._keep_delay(parts.hostname or "", rules):
            # What throttles by the load of a host must not go below what the host asked for.
            request.meta["autothrottle_dont_adjust_delay"] = True

    async def process_response(self, request: Request, response: Response) -> Response:
        """The answer; the pause before the next request counts from its end.

        Counted from when a request left the queue, a process that was held up between queue and
        socket would send two of them closer to each other than the host asked for.
        """
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot"))
        if slot is not None:
            slot.lastseen = monotonic()
        return response

    async def _of(self, site: str) -> Rules:
        task = self._rules.get(site)
        if task is None or (task.done() and monotonic() - task.result().since > _FRESH_SECONDS):
            task = self._rules[site] = asyncio.ensure_future(self._ask(site))
        return await asyncio.shield(task)

    async def _ask(self, site: str) -> Rules:
        request = Request(
            f"{site}/robots.txt",
            callback=NO_CALLBACK,
            dont_filter=True,
            meta={"is_robots": True},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the rules are not known
            reason, detail = outcomes.of_error(error, urlsplit(site).hostname or "")
            is_host = reason in _OF_THE_HOST and not isinstance(error, DownloadTimeoutError)
            why = reason if is_host else Reason.ROBOTS_UNREACHABLE
            return Rules(None, (why, detail), monotonic())
        return read(response.status, response.body)

    def _keep_delay(self, host: str, rules: Rules) -> bool:
        """Whether the host asked for more than everybody gets, which is kept then."""
        delay = min(rules.delay(), self._most)
        if delay <= self._least:
            return False
        downloader = self._crawler.engine.downloader
        # For the slot that there is, and for one that is made anew after a pause.
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": 1, "jitter": 0}
        slot = downloader.slots.get(host)
        if slot is not None:
            slot.delay = delay
        return True


def read(status: int, body: bytes) -> Rules:
    """The rules that an answer means."""
    now = monotonic()
    if _OK <= status < _REDIRECT:
        text = body[:MOST_BYTES].decode("utf-8-sig", "ignore")
        return Rules(Protego.parse(text), None, now)
    if _CLIENT_ERROR <= status < _SERVER_ERROR and status != _TOO_MANY:
        return Rules(None, None, now)
    trouble = Reason.ROBOTS_UNREACHABLE, f"answers {status}: the next run asks again"
    return Rules(None, trouble, now)
