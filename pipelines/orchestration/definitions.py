"""Everything that Dagster is to know, explicitly.

Here: assets, checks, jobs, schedules, sensors and the run's resource, put together.
Not here: any of them; each stands in a module of its own.
"""

import dagster as dg

from pipelines.orchestration import schedules, sensors, watching
from pipelines.orchestration.assets.archive import archive
from pipelines.orchestration.assets.dbt import models
from pipelines.orchestration.assets.digest import digest
from pipelines.orchestration.assets.plans import plans
from pipelines.orchestration.assets.published import published
from pipelines.orchestration.checks import CHECKS
from pipelines.orchestration.jobs import fetch, refresh, watch
from pipelines.orchestration.manifest import ensure_manifest
from pipelines.orchestration.resources import Settings, build_resource


def definitions(settings: Settings) -> dg.Definitions:
    """The code location for one warehouse."""
    dbt = models(ensure_manifest(settings.folder, settings.lake))
    return dg.Definitions(
        assets=[archive(settings), plans, dbt, published(list(dbt.keys)), digest],
        asset_checks=[*CHECKS, *watching.checks(settings)],
        jobs=[refresh, fetch, watch],
        schedules=[
            schedules.daily(settings),
            schedules.nightly(settings),
            schedules.hourly(settings),
        ],
        sensors=[sensors.inbox(settings), sensors.sources(settings), sensors.alarm(settings)],
        resources={"build": build_resource(settings)},
        executor=dg.in_process_executor,
    )


defs = definitions(Settings.from_environment())
