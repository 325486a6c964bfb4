"""What a crawl is asked to do, as it crosses from one process to another.

Here: its settings with their limits, and the form of them as JSON.
Not here: what Scrapy calls them (`settings`), what is done (`crawl`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.fetch.sources import Source, SourceType

AGENT = "planledger"
"""The name that a host's rules may be written for."""

MOST_TRIES = 3
MOST_REDIRECTS = 5
_LONGEST_CONTACT = 200


class PlanError(ValueError):
    """A crawl that must not begin, and why."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `delay` between two requests to a host, `backoff` before the first new try.

    `most_wait` is the longest that a host may ask to be left alone for, before it is left for the
    run; `most_delay` the longest Crawl-delay that is kept.
    """

    delay: float = 1.0
    backoff: float = 1.0
    timeout: float = 60.0
    most_wait: float = 3_600.0
    most_delay: float = 30.0
    host_patience: float = 120.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What no source may exceed; `pages` and `depth` count from a list or sitemap."""

    body_bytes: int = 20 * 2**20
    pages: int = 500
    depth: int = 6


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """For tests on loopback alone: addresses that play public ones, and what names resolve to."""

    addresses: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_on(self) -> bool:
        """Whether this is a rehearsal at all."""
        return bool(self.addresses)


@dataclass(frozen=True, slots=True)
class Plan:
    """One crawl. `limit` is how many addresses are asked at most; those asked longest ago go first.

    `contact` is an address or page at which a site's people can reach whoever crawls.
    """

    archive: Path
    sources: tuple[Source, ...]
    contact: str
    limit: int | None = None
    pace: Pace = field(default_factory=Pace)
    limits: Limits = field(default_factory=Limits)
    rehearsal: Rehearsal = field(default_factory=Rehearsal)

    def to_json(self) -> dict[str, Any]:
        """The plan as plain values."""
        plain = asdict(self)
        plain["archive"] = str(self.archive)
        for row in plain["sources"]:
            row["published_on"] = row["published_on"] and row["published_on"].isoformat()
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Plan":
        """The plan that another process wrote.

        Raises:
            PlanError: If it is none, or names nobody to be reached.
        """
        try:
            names = plain.get("rehearsal", {}).get("names", {})
            plan = cls(
                archive=Path(plain["archive"]),
                sources=tuple(_source(row) for row in plain["sources"]),
                contact=str(plain["contact"]),
                limit=plain.get("limit"),
                pace=Pace(**plain.get("pace", {})),
                limits=Limits(**plain.get("limits", {})),
                rehearsal=Rehearsal(
                    tuple(plain.get("rehearsal", {}).get("addresses", ())),
                    {name: tuple(answers) for name, answers in names.items()},
                ),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise PlanError(f"no plan of a crawl ({type(error).__name__}: {error})") from None
        require_contact(plan)
        return plan


def require_contact(plan: Plan) -> None:
    """Nothing where somebody can be reached.

    Raises:
        PlanError: If public hosts would be asked by nobody.
    """
    contact = plan.contact.strip()
    has_form = "@" in contact or contact.startswith(("http://", "https://"))
    if len(contact) > _LONGEST_CONTACT or not contact.isprintable() or not contact.isascii():
        raise PlanError("the contact must be an e-mail address or a page, in plain characters")
    if not has_form and not plan.rehearsal.is_on:
        raise PlanError(
            "public hosts are not asked without a contact: set PLANLEDGER_CONTACT or --contact to "
            "an e-mail address or a page at which you can be reached"
        )


def _source(row: Mapping[str, Any]) -> Source:
    source = Source(**row)
    day = row.get("published_on")
    return replace(
        source,
        type=SourceType(row["type"]),
        published_on=date.fromisoformat(day) if day else None,
    )
