"""What the ledger says of each address today.

Here: the body that counts, how often in a row an address was missing, what is only a template.
Not here: the rows (`ledger`), which documents the bodies are (`reading`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from pipelines.fetch.ledger import Fetch, Outcome, Role
from pipelines.model.problem import Reason

RUNS_UNTIL_GONE = 3
"""One failed visit, or two, say little about a page."""

URLS_OF_A_TEMPLATE = 3
"""The same few words under so many addresses of a host are its furniture."""

MISSING = frozenset({Reason.GONE, Reason.SOFT_404, Reason.HOST_UNREACHABLE})
"""What says that an address is no longer there; a firewall or a bad moment does not."""

NOT_DOCUMENTS = frozenset({Role.LIST, Role.SITEMAP})


@dataclass(frozen=True, slots=True)
class Standing:
    """One address: the fetch whose body counts, the last fetch, and for how long it is missing.

    `brought_at` is when the body that counts was brought for the first time.
    """

    last: Fetch
    good: Fetch | None
    brought_at: datetime | None
    reason: Reason | None
    detail: str | None
    misses: int
    missing_since: datetime | None

    @property
    def url(self) -> str:
        """The address as it was asked for."""
        return self.last.url

    @property
    def is_gone(self) -> bool:
        """Whether it was missing so often in a row that it counts as gone."""
        return self.misses >= RUNS_UNTIL_GONE


def standings(rows: Iterable[Fetch]) -> dict[str, Standing]:
    """Every address of the ledger as it stands, in the order of first sight."""
    by_url: dict[str, list[Fetch]] = defaultdict(list)
    for row in rows:
        by_url[row.url].append(row)
    templates = _templates(by_url.values())
    return {url: _standing(fetches, templates) for url, fetches in by_url.items()}


def _standing(fetches: list[Fetch], templates: frozenset[tuple[str, str]]) -> Standing:
    last = fetches[-1]
    brought = [row for row in fetches if row.outcome is not Outcome.REFUSED]
    good = next((row for row in reversed(brought) if _words(row) not in templates), None)
    missing = _missing(fetches)
    if last.reason is not None:
        reason, detail = Reason(last.reason), last.detail
    elif _words(last) in templates:
        reason = Reason.SHARED_TEMPLATE
        detail = (
            f"the same few words stand under {URLS_OF_A_TEMPLATE} or more addresses of its host: "
            "look for the page that holds the plan"
        )
    else:
        reason, detail = None, None
    return Standing(
        last=last,
        good=good,
        brought_at=_brought_at(brought, good),
        reason=reason,
        detail=detail,
        misses=len(missing),
        missing_since=missing[0].fetched_at if missing else None,
    )


def _brought_at(brought: list[Fetch], good: Fetch | None) -> datetime | None:
    same = (row.fetched_at for row in brought if good and row.sha256 == good.sha256)
    return next(same, None)


def _missing(fetches: list[Fetch]) -> list[Fetch]:
    """The visits since the last good one that found nothing there."""
    found: list[Fetch] = []
    for row in fetches:
        if row.outcome is not Outcome.REFUSED:
            found = []
        elif row.reason in MISSING:
            found.append(row)
    return found


def _templates(addresses: Iterable[list[Fetch]]) -> frozenset[tuple[str, str]]:
    """The words of each host that stand under several of its addresses."""
    urls: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fetches in addresses:
        for row in fetches:
            words = _words(row)
            if words is not None:
                urls[words].add(row.url)
    return frozenset(words for words, found in urls.items() if len(found) >= URLS_OF_A_TEMPLATE)


def _words(row: Fetch) -> tuple[str, str] | None:
    if row.digest_of_words is None:
        return None
    return urlsplit(row.final_url).netloc, row.digest_of_words
