"""What public hosts say, kept: one crawl over Dagster Pipes, in a process of its own.

Here: the asset, what is tried again and what is not.
Not here: the process (`orchestration.crawling`), what it may ask (`orchestration.fetching`).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import dagster as dg

from pipelines.fetch.plan import Plan
from pipelines.orchestration.fetching import NothingToFetchError, plans
from pipelines.orchestration.home import sign
from pipelines.orchestration.resources import Settings
from pipelines.reading.versions import PROJECT

COMMAND = (sys.executable, "-P", "-m", "pipelines.orchestration.crawling")
"""`-P`: no file of the folder that a service stands in is imported."""

MOST_RETRIES = 3

FRESH = dg.FreshnessPolicy.time_window(
    fail_window=timedelta(hours=72), warn_window=timedelta(hours=48)
)
"""Late after two nights without a crawl, stale after three."""

_COUNTED = ("n_new", "n_changed", "n_waiting")


def archive(settings: Settings) -> dg.AssetsDefinition:
    """The archive of every raw home with a registry.

    A crawl that was killed goes on where it was, so that trying again helps; a registry with a bad
    row or a missing contact stays what it is.
    """

    @dg.asset(
        name="archive",
        group_name="fetch",
        kinds={"scrapy"},
        freshness_policy=FRESH,
        retry_policy=dg.RetryPolicy(
            max_retries=MOST_RETRIES,
            delay=settings.retry_seconds,
            backoff=dg.Backoff.EXPONENTIAL,
        ),
    )
    def asset(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
        """Every body that the registry's sources brought, once, and a row for each visit."""
        sign(context.instance, context.run.run_id)
        try:
            wanted = plans(settings)
        except NothingToFetchError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
        ended = [event for plan in wanted for event in _crawled(context, plan)]
        return dg.MaterializeResult(metadata=_summary(ended))

    return asset


def _crawled(context: dg.AssetExecutionContext, plan: Plan) -> Iterable[Mapping[str, Any]]:
    """What a crawl told of its end.

    Raises:
        DagsterPipesExecutionError: If it did not come to one.
    """
    told = dg.PipesSubprocessClient(cwd=str(PROJECT)).run(
        context=context, command=COMMAND, extras={"plan": plan.to_json()}
    )
    return [event for event in told.get_custom_messages() if event["event"] == "ended"]


def _summary(ended: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The crawls in figures, one line of Dagster's page each."""
    counts: Counter[str] = Counter()
    hosts_left: set[str] = set()
    for event in ended:
        counts.update(event["outcomes"])
        counts.update({name: event[name] for name in _COUNTED})
        counts.update({f"refused: {why}": n for why, n in event["reasons"].items()})
        hosts_left.update(event["hosts_left"])
    return {**counts, "hosts left for this run": ", ".join(sorted(hosts_left)) or "none"}
