"""What an unattended crawl is asked to do: the registries of the raw homes, as plans.

Here: which homes have a registry, the plan of each, whether a crawl is under way or was cut short.
Not here: the crawl's process (`.crawling`), when it starts (`.schedules`, `.sensors`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipelines.fetch import ledger, registry
from pipelines.fetch.archive import Archive
from pipelines.fetch.plan import Plan, PlanError, require_contact
from pipelines.fetch.registry import Registry
from pipelines.orchestration.resources import Settings, utc_now
from pipelines.reading.archived import ARCHIVE, read_registry


class NothingToFetchError(Exception):
    """No crawl can begin, and a second try would change nothing."""


@dataclass(frozen=True, slots=True)
class Home:
    """A raw home that has a registry of sources."""

    root: Path

    @property
    def archive(self) -> Archive:
        """What was fetched for it."""
        return Archive((self.root / ARCHIVE).absolute())

    @property
    def registry(self) -> Registry:
        """Its sources as they stand now."""
        return read_registry(self.root)


def homes(settings: Settings) -> Iterator[Home]:
    """The raw homes that name something to fetch."""
    for folder in settings.raw:
        if (folder / registry.NAME).is_file():
            yield Home(folder)


def plans(settings: Settings) -> list[Plan]:
    """One crawl for each home.

    Raises:
        NothingToFetchError: If there is nothing to ask, or nobody who asks.
    """
    try:
        found = [_plan(home, settings) for home in homes(settings)]
    except (PlanError, ValueError) as error:
        raise NothingToFetchError(str(error)) from error
    if not any(plan.sources for plan in found):
        raise NothingToFetchError(f"{registry.NAME} names nothing: planledger sources add URL")
    return found


def is_crawling(settings: Settings) -> bool:
    """Whether some crawl, of whoever started it, asks for pages now."""
    return any(home.archive.is_held() for home in homes(settings))


def cut_short(settings: Settings) -> str | None:
    """How far a crawl came that ended before its end; None where none did.

    The same words stand for the same point: a crawl that cannot get further is not begun again.
    """
    points = [
        f"{home.root.name}-{point}"
        for home in homes(settings)
        if (point := ledger.unfinished(home.archive.ledger, utc_now()))
    ]
    return " ".join(points) or None


def state(settings: Settings) -> str:
    """A digest of every registry: another one asks for a crawl."""
    total = sha256()
    for home in homes(settings):
        total.update((home.root / registry.NAME).read_bytes())
    return total.hexdigest()


def _plan(home: Home, settings: Settings) -> Plan:
    known = home.registry
    if known.problems:
        raise NothingToFetchError(f"{known.problems[0]} (all of them: planledger sources check)")
    plain: dict[str, Any] = Plan(
        home.archive.root, tuple(known.sources), settings.contact
    ).to_json()
    rehearsal = json.loads(settings.rehearsal) if settings.rehearsal else {}
    plan = Plan.from_json({**plain, **rehearsal})
    require_contact(plan)
    return plan
