"""One run in this process, as the command line starts it.

Here: the job executed under Dagster's lasting storage, so that it shows in its pages.
Not here: runs that the daemon starts (`resources.build_resource`).
"""

import importlib
import os
import sys
import uuid
from dataclasses import dataclass

import dagster as dg

from pipelines.orchestration import home
from pipelines.orchestration.resources import (
    RAW,
    WAREHOUSE,
    Build,
    Report,
    Settings,
    utc_now,
)
from pipelines.reading.raw import Samples
from pipelines.reading.versions import code_version
from pipelines.store.runlog import RunRecord
from pipelines.store.runs import open_run

COLLAPSE = "plans__document_sources_no_host_has_collapsed"
"""The step of the check on hosts, as Dagster names it."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a run ended, and what a person should look at."""

    record: RunRecord
    warnings: tuple[str, ...]


def run_here(
    settings: Settings, samples: Samples, accept_fewer: str | None, report: Report
) -> Finished:
    """The whole job, from the raw folders to the published generation.

    Raises:
        ActiveRunError: If another run holds the warehouse.
    """
    run_id = str(uuid.uuid4())
    with open_run(settings.folder, run_id, code_version(), utc_now) as run:
        report("starting", 0, 0, "")
        try:
            _execute(Build(run, settings, report), settings, _config(samples, accept_fewer))
        except Exception as error:  # noqa: BLE001 - whatever it is, the run failed of it
            run.fail(error)
    return Finished(run.record, run.warnings)


def _execute(build: Build, settings: Settings, config: dict[str, object]) -> None:
    with home.opened(settings.folder) as instance:
        # Dagster resolves a job by the instance opened last, which must still be open.
        result = _job(settings).execute_in_process(
            instance=instance,
            run_id=build.run.record.run_id,
            raise_on_error=False,
            resources={"build": dg.ResourceDefinition.hardcoded_resource(build)},
            run_config=config,
            tags={home.PROCESS: home.process_tag()},
        )
    if not result.success:
        build.run.fail(_why(result))


def _job(settings: Settings) -> dg.JobDefinition:
    """The job for these settings, whatever the environment said before."""
    os.environ[RAW] = os.pathsep.join(map(str, settings.raw))
    os.environ[WAREHOUSE] = str(settings.warehouse)
    name = "pipelines.orchestration.definitions"
    known = sys.modules.get(name)
    # Loading the module puts them together once; one loaded before may hold another warehouse's.
    definitions = (
        known.definitions(Settings.from_environment())
        if known
        else importlib.import_module(name).defs
    )
    return definitions.resolve_job_def("refresh")


def _config(samples: Samples, accept_fewer: str | None) -> dict[str, object]:
    return {
        "ops": {
            "plans": {"config": {"samples": samples.value}},
            "published": {"config": {"accept_fewer": accept_fewer or ""}},
            COLLAPSE: {"config": {"accept_fewer": accept_fewer or ""}},
        },
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _why(result: dg.ExecuteInProcessResult) -> str:
    """What the first failed step says; the assets tell the run more, where they can."""
    for event in result.all_events:
        if event.is_step_failure and event.step_failure_data.error:
            error = event.step_failure_data.error
            cause = error.cause or error
            return cause.message
    return "Dagster could not run the job: see its pages with `planledger dagster`"
