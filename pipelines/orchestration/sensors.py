"""What starts a run when something arrives, changes, goes or breaks off.

Here: the inbox and the archive, by a digest of what stands in them; the registry; crawls that were
cut short; a word to people when a run failed.
Not here: which files are new to the warehouse (`reading.matching`), why a run waits (`waiting`).
"""

from hashlib import sha256

import dagster as dg

from pipelines.orchestration import fetching
from pipelines.orchestration.jobs import fetch, refresh
from pipelines.orchestration.resources import Settings, utc_now
from pipelines.orchestration.waiting import before_build, before_fetch
from pipelines.orchestration.webhook import WebhookError, post
from pipelines.reading import correction_file
from pipelines.reading.archived import scan_all
from pipelines.reading.build import REST_SECONDS, chosen
from pipelines.reading.raw import Samples

SECONDS = 30


def inbox(settings: Settings) -> dg.SensorDefinition:
    """A build for each new state of inbox and archive, once nobody writes to them."""

    @dg.sensor(
        name="inbox",
        job=refresh,
        minimum_interval_seconds=SECONDS,
        default_status=_status(settings),
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        why = before_build(context.instance, settings)
        if why:
            return dg.SkipReason(why)
        if fetching.is_crawling(settings):
            return dg.SkipReason("a crawl is under way: its pages are read when it has ended")
        digest, is_resting = _state(settings)
        if digest == context.cursor:
            return dg.SkipReason("nothing new in the raw folders")
        if not is_resting:
            return dg.SkipReason("files are still being written")
        return dg.SensorResult([dg.RunRequest(run_key=digest)], cursor=digest)

    return sensor


def sources(settings: Settings) -> dg.SensorDefinition:
    """A crawl for each new state of the registry, and one to go on with one that was cut short."""

    @dg.sensor(
        name="sources",
        job=fetch,
        minimum_interval_seconds=SECONDS,
        default_status=_status(settings),
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        why = before_fetch(context.instance, settings)
        if why:
            return dg.SkipReason(why)
        digest = fetching.state(settings)
        if digest != context.cursor:
            return dg.SensorResult([dg.RunRequest(run_key=digest)], cursor=digest)
        point = fetching.cut_short(settings)
        if point:
            return dg.SensorResult([dg.RunRequest(run_key=point)], cursor=digest)
        return dg.SkipReason("the registry is as it was, and no crawl was cut short")

    return sensor


def alarm(settings: Settings) -> dg.SensorDefinition:
    """A word to the webhook after each run that failed."""

    @dg.run_failure_sensor(
        name="alarm",
        minimum_interval_seconds=SECONDS,
        default_status=_status(settings),
        monitor_all_code_locations=False,
    )
    def sensor(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
        if not settings.webhook:
            return dg.SkipReason("no webhook is set")
        said = " ".join(str(context.failure_event.message).split())[:500]
        run = context.dagster_run
        text = f"planledger: run {run.run_id} of {run.job_name} failed: {said}"
        try:
            post(settings.webhook, {"text": text})
        except WebhookError as error:
            context.log.warning(str(error))
        return None

    return sensor


def _status(settings: Settings) -> dg.DefaultSensorStatus:
    on, off = dg.DefaultSensorStatus.RUNNING, dg.DefaultSensorStatus.STOPPED
    return on if settings.is_automatic else off


def _state(settings: Settings) -> tuple[str, bool]:
    """A digest of all that a run would look at, and whether nobody writes to it."""
    raw_set = chosen(settings.folder, settings.raw, Samples.AUTO)
    now = utc_now().timestamp()
    total = sha256(f"{raw_set.label}\n{correction_file.state(raw_set)}".encode())
    is_resting = True
    for found in scan_all(raw_set):
        total.update(f"{found.source}\n{found.sha256}\n{found.hints}\n".encode())
        # A time ahead of the clock says nothing: the run itself looks at such a file twice.
        is_young = not found.fetched_at and 0 <= now - found.modified_ns / 1e9 < REST_SECONDS
        is_resting = is_resting and (raw_set.is_sample or not is_young)
    return total.hexdigest(), is_resting
