"""The jobs: reading and publishing, fetching, watching.

Here: what belongs to each, where it is executed, how long it may take.
Not here: when it runs by itself (`schedules`, `sensors`).
"""

import dagster as dg

from pipelines.orchestration.home import LANE, MAX_RUNTIME_SECONDS

ARCHIVE = dg.AssetKey("archive")

MAX_FETCH_SECONDS = 20 * 60 * 60
"""One page a second and host: a day's crawl ends before the next begins."""

MAX_WATCH_SECONDS = 10 * 60

_WATCHED = dg.AssetSelection.checks(
    dg.AssetCheckKey(ARCHIVE, "every_source_was_visited_lately"),
    dg.AssetCheckKey(dg.AssetKey("published"), "a_run_has_looked_lately"),
)

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(ARCHIVE) - _WATCHED,
    description="Reads what is new, rebuilds the tables, tests them and publishes them.",
    # One process holds the file: DuckDB lets no second one in.
    executor_def=dg.in_process_executor,
    tags={"dagster/max_runtime": str(MAX_RUNTIME_SECONDS), LANE: "build"},
)

fetch = dg.define_asset_job(
    "fetch",
    selection=dg.AssetSelection.assets(ARCHIVE).without_checks(),
    description="Asks the registry's sources for what is new; a crawl that was cut short goes on.",
    executor_def=dg.in_process_executor,
    tags={
        "dagster/max_runtime": str(MAX_FETCH_SECONDS),
        "dagster/max_retries": "3",
        LANE: "fetch",
    },
)

watch = dg.define_asset_job(
    "watch",
    selection=_WATCHED,
    description="Says which sources and whether the published file have been left alone too long.",
    executor_def=dg.in_process_executor,
    tags={
        "dagster/max_runtime": str(MAX_WATCH_SECONDS),
        "dagster/max_retries": "0",
        LANE: "watch",
    },
)
