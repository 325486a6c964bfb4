"""No request leaves for an address that is not public, by whatever way it came about.

Here: the check of every request, redirected ones and those for robots.txt included.
Not here: what spells an address (`addresses`), what a name resolves to (`resolver`).
"""

from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from pipelines.fetch.addresses import AddressError, require_public
from pipelines.fetch.resolver import SETTING
from pipelines.model.problem import Reason


class RefusedError(IgnoreRequest):
    """A request that is not sent, or an answer that is not taken, and why."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class GatekeeperMiddleware:
    """The first of the downloader's middlewares."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Any) -> "GatekeeperMiddleware":  # noqa: ANN401
        """With the addresses of the rehearsal, where there is one."""
        return cls(frozenset(crawler.settings.getdict(SETTING).get("addresses", ())))

    def process_request(self, request: Request) -> None:
        """Let it pass, or refuse it."""
        # A redirect takes its request's queue along, though it may lead to another host.
        request.meta.pop("download_slot", None)
        try:
            require_public(request.url, self._allowed)
        except AddressError as error:
            came_from = request.meta.get("redirect_urls")
            by = f" (redirected from {came_from[0][:200]})" if came_from else ""
            raise RefusedError(
                AddressError.reason, f"{error}{by}: correct or remove the address"
            ) from None
