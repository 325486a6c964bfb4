"""Why a run does not start now: the same answer for schedules and sensors.

Here: who holds the warehouse or an archive, and which runs of a job are not over.
Not here: when a run is due (`schedules`, `sensors`), ending runs that died (`home`).
"""

import dagster as dg

from pipelines.orchestration import fetching
from pipelines.orchestration.home import end_dead_runs, forget_old_runs
from pipelines.orchestration.jobs import fetch, refresh
from pipelines.orchestration.resources import Settings
from pipelines.store.lock import find_holder

_NOT_OVER = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]


def before_build(instance: dg.DagsterInstance, settings: Settings) -> str | None:
    """What a build waits for: another one."""
    end_dead_runs(instance)
    forget_old_runs(settings.folder, instance)
    holder = find_holder(settings.folder.lock)
    if holder:
        return f"run {holder.run_id} is active since {holder.since}"
    return _not_over(instance, refresh.name)


def before_fetch(instance: dg.DagsterInstance, settings: Settings) -> str | None:
    """What a crawl waits for: another one, or a registry."""
    end_dead_runs(instance)
    if not any(fetching.homes(settings)):
        return "no raw folder has a sources.csv: planledger sources add URL"
    if fetching.is_crawling(settings):
        return "a crawl is under way"
    return _not_over(instance, fetch.name)


def _not_over(instance: dg.DagsterInstance, job: str) -> str | None:
    """A run that waits will take all there is by then: a second one in the queue adds nothing."""
    runs = instance.get_runs(dg.RunsFilter(job_name=job, statuses=_NOT_OVER), limit=1)
    return f"run {runs[0].run_id} of {job} is {runs[0].status.value.lower()}" if runs else None
