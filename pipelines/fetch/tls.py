"""Certificates are verified, but for the hosts that a person named with a reason.

Here: the choice for each request between a handler that verifies and one that does not.
Not here: the reasons (`registry`), HTTP itself (Scrapy).
"""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response
from scrapy.settings import Settings

SETTING = "PLANLEDGER_TLS_EXCEPTIONS"


class ExceptingHandler(HTTP11DownloadHandler):
    """Scrapy's handler, beside a second one that takes any certificate."""

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's crawler
        super().__init__(crawler)
        self._hosts = frozenset(crawler.settings.getlist(SETTING))
        self._lax = HTTP11DownloadHandler(_unverifying(crawler)) if self._hosts else None

    async def download_request(self, request: Request) -> Response:
        """The answer to a request."""
        if self._lax is not None and urlsplit(request.url).hostname in self._hosts:
            return await self._lax.download_request(request)
        return await super().download_request(request)

    async def close(self) -> None:
        """Close the connections of both."""
        await super().close()
        if self._lax is not None:
            await self._lax.close()


def _unverifying(crawler: Any) -> Any:  # noqa: ANN401
    """The crawler as it would be with verification off."""
    changed = {**crawler.settings.copy_to_dict(), "DOWNLOAD_VERIFY_CERTIFICATES": False}
    settings = Settings(changed, priority="cmdline")
    return SimpleNamespace(
        settings=settings, spider=crawler.spider, signals=crawler.signals, stats=crawler.stats
    )
