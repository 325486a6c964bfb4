"""What starts a run when files arrive, change or go.

Here: a sensor whose cursor is a digest of what stands in the raw folders.
Not here: which of the files are new to the warehouse (`reading.matching`).
"""

from hashlib import sha256

import dagster as dg

from pipelines.orchestration.home import end_dead_runs
from pipelines.orchestration.jobs import refresh
from pipelines.orchestration.resources import Settings, utc_now
from pipelines.reading import correction_file
from pipelines.reading.archived import scan_all
from pipelines.reading.build import REST_SECONDS, chosen
from pipelines.reading.raw import Samples
from pipelines.store.lock import find_holder

SECONDS = 30


def inbox(settings: Settings) -> dg.SensorDefinition:
    """A run for each new state of the raw folders, once everything in them rests."""

    @dg.sensor(
        name="inbox",
        job=refresh,
        minimum_interval_seconds=SECONDS,
        default_status=(
            dg.DefaultSensorStatus.RUNNING
            if settings.is_automatic
            else dg.DefaultSensorStatus.STOPPED
        ),
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        end_dead_runs(context.instance)
        holder = find_holder(settings.folder.lock)
        if holder:
            return dg.SkipReason(f"run {holder.run_id} is active since {holder.since}")
        digest, is_resting = _state(settings)
        if digest == context.cursor:
            return dg.SkipReason("nothing new in the raw folders")
        if not is_resting:
            return dg.SkipReason("files are still being written")
        return dg.SensorResult([dg.RunRequest(run_key=digest)], cursor=digest)

    return sensor


def _state(settings: Settings) -> tuple[str, bool]:
    """A digest of every input and every correction, and whether none was written just now."""
    raw_set = chosen(settings.folder, settings.raw, Samples.AUTO)
    now = utc_now().timestamp()
    total = sha256(f"{raw_set.label}\n{correction_file.state(raw_set)}".encode())
    is_resting = True
    for found in scan_all(raw_set):
        total.update(f"{found.source}\n{found.sha256}\n{found.hints}\n".encode())
        is_young = not found.fetched_at and now - found.modified_ns / 1e9 < REST_SECONDS
        is_resting = is_resting and (raw_set.is_sample or not is_young)
    return total.hexdigest(), is_resting
