"""The one job: everything, from the raw folders to the published generation.

Here: what belongs to a run and where it is executed.
Not here: when it runs by itself (`schedules`, `sensors`).
"""

import dagster as dg

from pipelines.orchestration.home import MAX_RUNTIME_SECONDS

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    description="Reads what is new, rebuilds the tables, tests them and publishes them.",
    # One process holds the file: DuckDB lets no second one in.
    executor_def=dg.in_process_executor,
    tags={"dagster/max_runtime": str(MAX_RUNTIME_SECONDS)},
)
