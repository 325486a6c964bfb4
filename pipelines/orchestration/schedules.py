"""When a run starts by the clock.

Here: the nightly crawl, the daily build, the hourly look; off until one setting turns them on.
Not here: what starts a run when something changed (`sensors`), why one waits (`waiting`).

A tick only says that it is time: what a run takes is what is there. So ticks that were missed are
made good by one run, and one that meets a run under way is left out.
"""

from collections.abc import Callable

import dagster as dg

from pipelines.orchestration.jobs import fetch, refresh, watch
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.waiting import before_build, before_fetch

ZONE = "Asia/Shanghai"
EVERY_HOUR = "30 * * * *"

Hindrance = Callable[[dg.DagsterInstance, Settings], str | None]


def daily(settings: Settings) -> dg.ScheduleDefinition:
    """The build, every day at the time that is set, in China's time."""
    return _schedule(settings, "daily", refresh.name, settings.schedule, before_build)


def nightly(settings: Settings) -> dg.ScheduleDefinition:
    """The crawl, every night at the time that is set, in China's time."""
    return _schedule(settings, "nightly", fetch.name, settings.fetch_schedule, before_fetch)


def hourly(settings: Settings) -> dg.ScheduleDefinition:
    """The look at what has been left alone too long."""
    return _schedule(settings, "hourly", watch.name, EVERY_HOUR, lambda _instance, _settings: None)


def _schedule(
    settings: Settings,
    name: str,
    job: str,
    cron: str,
    hindrance: Hindrance,
) -> dg.ScheduleDefinition:
    @dg.schedule(
        name=name,
        job_name=job,
        cron_schedule=cron,
        execution_timezone=ZONE,
        default_status=(
            dg.DefaultScheduleStatus.RUNNING
            if settings.is_automatic
            else dg.DefaultScheduleStatus.STOPPED
        ),
    )
    def schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        why = hindrance(context.instance, settings)
        return dg.SkipReason(why) if why else dg.RunRequest()

    return schedule
