"""What has been left alone too long: each source, and the published file.

Here: the two checks of the job `watch`, which stop nothing and are seen.
Not here: what stops a build (`.checks`, `store.gate`), the check without Dagster (`planledger
status --max-age`).
"""

from datetime import datetime, timedelta

import dagster as dg

from pipelines.fetch import ledger
from pipelines.fetch.ledger import Outcome
from pipelines.fetch.sources import SourceType
from pipelines.orchestration import fetching
from pipelines.orchestration.assets.published import PUBLISHED
from pipelines.orchestration.fetching import Home
from pipelines.orchestration.jobs import ARCHIVE
from pipelines.orchestration.resources import Settings, utc_now
from pipelines.store import runlog

LATE = timedelta(days=7)
"""A page that brought nothing for a week of nights is more than a bad moment."""

MISSED = timedelta(hours=48)
"""Two builds by the clock."""

_SHOWN = 20


def checks(settings: Settings) -> list[dg.AssetChecksDefinition]:
    """The checks of one warehouse."""

    @dg.asset_check(
        asset=ARCHIVE,
        name="every_source_was_visited_lately",
        description="Each source brought something, or was as it was, within the last week.",
    )
    def visited() -> dg.AssetCheckResult:
        late = [url for home in fetching.homes(settings) for url in late_sources(home, utc_now())]
        return dg.AssetCheckResult(
            passed=not late,
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"late": len(late), "first of them": "\n".join(late[:_SHOWN]) or "none"},
        )

    @dg.asset_check(
        asset=PUBLISHED,
        name="a_run_has_looked_lately",
        description="A run ended well within two days, whether it published or found nothing new.",
    )
    def looked() -> dg.AssetCheckResult:
        last = last_look(settings)
        return dg.AssetCheckResult(
            passed=last is not None and utc_now() - last <= MISSED,
            severity=dg.AssetCheckSeverity.ERROR,
            metadata={"last": last.isoformat() if last else "never"},
        )

    return [visited, looked]


def late_sources(home: Home, now: datetime) -> list[str]:
    """The sources that were asked before, and of which nothing came for too long."""
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for row in ledger.read(home.archive.ledger):
        first.setdefault(row.source, row.fetched_at)
        if row.outcome is not Outcome.REFUSED:
            last[row.source] = row.fetched_at
    asked = [one.url for one in home.registry.sources if one.type is not SourceType.FOLDER]
    return [url for url in asked if url in first and now - last.get(url, first[url]) > LATE]


def last_look(settings: Settings) -> datetime | None:
    """When the last run ended that did what it should."""
    return runlog.last_good_end(runlog.read(settings.folder.run_log))
