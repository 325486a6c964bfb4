"""Everything that Dagster is to know, explicitly.

Here: assets, checks, job, schedule, sensor and the run's resource, put together.
Not here: any of them; each stands in a module of its own.
"""

import dagster as dg

from pipelines.orchestration.assets.dbt import models
from pipelines.orchestration.assets.plans import plans
from pipelines.orchestration.assets.published import published
from pipelines.orchestration.checks import CHECKS
from pipelines.orchestration.jobs import refresh
from pipelines.orchestration.manifest import ensure_manifest
from pipelines.orchestration.resources import Settings, build_resource
from pipelines.orchestration.schedules import daily
from pipelines.orchestration.sensors import inbox


def definitions(settings: Settings) -> dg.Definitions:
    """The code location for one warehouse."""
    dbt = models(ensure_manifest(settings.folder))
    return dg.Definitions(
        assets=[plans, dbt, published(list(dbt.keys))],
        asset_checks=CHECKS,
        jobs=[refresh],
        schedules=[daily(settings)],
        sensors=[inbox(settings)],
        resources={"build": build_resource(settings)},
        executor=dg.in_process_executor,
    )


defs = definitions(Settings.from_environment())
