"""Trying again, later each time, and never before a host said that it may be asked.

Here: growing waits, and Retry-After in seconds or as a date, for all requests to the host.
Not here: which failures are tried again (Scrapy's own list).
"""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from pipelines.fetch.gatekeeper import RefusedError
from pipelines.model.problem import Reason

_ASKS_TO_WAIT = frozenset({429, 503})


class PatienceMiddleware(RetryMiddleware):
    """Scrapy's retries, with patience."""

    def __init__(self, settings: Any) -> None:  # noqa: ANN401 - Scrapy's settings
        super().__init__(settings)
        self._backoff = settings.getfloat("PLANLEDGER_BACKOFF")
        self._most = settings.getfloat("PLANLEDGER_MOST_WAIT")
        self._not_before: dict[str, float] = {}

    async def process_request(self, request: Request) -> None:
        """Hold a request until its host may be asked again.

        Raises:
            RefusedError: If the host asked for more time than a run has.
        """
        host = urlsplit(request.url).hostname or ""
        while (wait := self._not_before.get(host, 0.0) - monotonic()) > 0:
            if wait > self._most:
                raise RefusedError(
                    Reason.RETRY_LATER,
                    f"{host} asked not to be asked for {wait / 3600:.1f} hours: a later run does",
                )
            await asyncio.sleep(wait)

    async def process_response(  # ty: ignore[incompatible-method-override]
        self, request: Request, response: Response, spider: object = None
    ) -> Request | Response:
        """The answer, or the same request for another try."""
        del spider
        if response.status in _ASKS_TO_WAIT:
            self._heed(request, response)
        found = super().process_response(request, response)
        if isinstance(found, Request):
            await self._wait(found)
        return found

    async def process_exception(  # ty: ignore[incompatible-method-override]
        self, request: Request, exception: Exception, spider: object = None
    ) -> Request | Response | None:
        """The same request for another try, or nothing."""
        del spider
        found = super().process_exception(request, exception)
        if isinstance(found, Request):
            await self._wait(found)
        return found

    async def _wait(self, request: Request) -> None:
        await asyncio.sleep(self._backoff * 2 ** (request.meta.get("retry_times", 1) - 1))

    def _heed(self, request: Request, response: Response) -> None:
        header = response.headers.get("Retry-After")
        now: datetime = getattr(self.crawler.spider, "clock")()  # noqa: B009 - ours, not Scrapy's
        seconds = find_wait((header or b"").decode("ascii", "ignore"), now)
        if seconds:
            host = urlsplit(request.url).hostname or ""
            until = monotonic() + seconds
            self._not_before[host] = max(until, self._not_before.get(host, 0.0))


def find_wait(header: str, now: datetime) -> float | None:
    """The seconds that a Retry-After asks for; None where it asks for nothing that can be meant."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(min(int(header[:12]), 10**9)) or None
    try:
        when = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    moment = when if when.tzinfo else when.replace(tzinfo=UTC)
    wait = (moment - now).total_seconds()
    return wait if wait > 0 else None
