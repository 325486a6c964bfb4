"""What is still to be asked, host by host.

Here: what waits, what was asked already, and the limits that end a trap.
Not here: asking (`spider`), where a page leads (`links`).
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url

from pipelines.fetch.ledger import Link, Role
from pipelines.fetch.links import is_trap
from pipelines.fetch.plan import Limits


@dataclass(frozen=True, slots=True)
class Target:
    """One address to ask: for which source, as what, how deep, and tied to which page."""

    url: str
    source: str
    role: Role = Role.PAGE
    depth: int = 0
    page: str | None = None

    @property
    def host(self) -> str:
        """Whom it is asked of."""
        return urlsplit(self.url).hostname or ""


class Frontier:
    """The addresses of one crawl, each of them once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: dict[str, deque[Target]] = defaultdict(deque)
        self._known: set[str] = set()
        self._of_source: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        """Links that were not taken up, by the limit that they passed."""

    def add(self, target: Target) -> bool:
        """Whether the address is new and within its source's limits; it waits from now on."""
        key = canonicalize_url(target.url)
        if key in self._known:
            return False
        if why := self._limit_passed(target):
            self.left_out[why] += 1
            return False
        self._known.add(key)
        self._of_source[target.source] += 1
        waiting = self._waiting[target.host]
        # The files of a page go with it, before the next page.
        (waiting.appendleft if target.role is Role.ATTACHMENT else waiting.append)(target)
        return True

    def add_links(self, target: Target, links: Iterable[Link]) -> None:
        """What a page led to."""
        for link in links:
            page = target.url if link.role is Role.ATTACHMENT else None
            self.add(Target(link.url, target.source, link.role, link.depth, page))

    def mark_asked(self, url: str) -> None:
        """An address that was asked in this crawl already, before it was killed."""
        self._known.add(canonicalize_url(url))

    def pop(self, host: str) -> Target | None:
        """The next address of a host."""
        waiting = self._waiting.get(host)
        return waiting.popleft() if waiting else None

    @property
    def hosts(self) -> list[str]:
        """The hosts of which something waits."""
        return [host for host, waiting in self._waiting.items() if waiting]

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def _limit_passed(self, target: Target) -> str | None:
        if target.depth > self._limits.depth:
            return "depth"
        if target.depth and is_trap(target.url):
            return "repeated folder"
        if target.depth and self._of_source[target.source] >= self._limits.pages:
            return "pages of a source"
        return None
