"""When a run starts by the clock.

Here: the daily schedule, off until the one setting turns automation on.
Not here: what starts a run when files arrive (`sensors`).
"""

import dagster as dg

from pipelines.orchestration.home import end_dead_runs
from pipelines.orchestration.jobs import refresh
from pipelines.orchestration.resources import Settings
from pipelines.store.lock import find_holder


def daily(settings: Settings) -> dg.ScheduleDefinition:
    """Every day at the time that is set, in China's time."""

    @dg.schedule(
        name="daily",
        job=refresh,
        cron_schedule=settings.schedule,
        execution_timezone="Asia/Shanghai",
        default_status=(
            dg.DefaultScheduleStatus.RUNNING
            if settings.is_automatic
            else dg.DefaultScheduleStatus.STOPPED
        ),
    )
    def schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        end_dead_runs(context.instance)
        holder = find_holder(settings.folder.lock)
        if holder:
            return dg.SkipReason(f"run {holder.run_id} is active since {holder.since}")
        return dg.RunRequest()

    return schedule
