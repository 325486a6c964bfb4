"""Names to addresses, public ones only.

Here: the check of every answer, at the moment before it is connected to.
Not here: hosts that are addresses already (`addresses`, `gatekeeper`).

The answer that is checked is the one that is connected to: a name that says something else when
asked again gains nothing by it.
"""

from collections import defaultdict
from typing import Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred, fail, succeed
from twisted.internet.error import DNSLookupError

from pipelines.fetch.addresses import AddressError, find_literal, require_public_address

SETTING = "PLANLEDGER_REHEARSAL"

REFUSED: dict[str, str] = {}
"""Names whose address was refused, and why: Scrapy gives a resolver no spider to tell."""


class PublicResolver(CachingThreadedResolver):
    """Scrapy's own resolver, that hands out no private address."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.allowed: frozenset[str] = frozenset()
        self.names: dict[str, list[str]] = {}
        self._asked: dict[str, int] = defaultdict(int)

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: ReactorBase) -> "PublicResolver":  # noqa: ANN401
        """The resolver with the rehearsal's addresses and names, where there is one."""
        resolver = super().from_crawler(crawler, reactor)
        rehearsal = crawler.settings.getdict(SETTING)
        resolver.allowed = frozenset(rehearsal.get("addresses", ()))
        resolver.names = rehearsal.get("names", {})
        return resolver

    def getHostByName(  # noqa: N802 - Twisted's name
        self,
        name: str,
        timeout: Any = (),  # noqa: ANN401
    ) -> "Deferred[str]":
        """The address of a name; a lookup error where it is not public."""
        is_rehearsed = bool(self.names) and find_literal(name) is None
        found = self._rehearsed(name) if is_rehearsed else super().getHostByName(name, timeout)
        return found.addCallback(self._checked, name)

    def _rehearsed(self, name: str) -> "Deferred[str]":
        """A name of the rehearsal: its answers in turn, the last one for ever."""
        answers = self.names.get(name)
        if not answers:
            return fail(DNSLookupError(name))
        turn = min(self._asked[name], len(answers) - 1)
        self._asked[name] += 1
        return succeed(answers[turn])

    def _checked(self, address: str, name: str) -> str:
        try:
            require_public_address(address, self.allowed)
        except AddressError as error:
            REFUSED[name] = f"{name} resolves to a private address: {error}"
            raise DNSLookupError(name) from error
        return address
