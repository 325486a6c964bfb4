"""Covers rows S1, S2 and S7 of the fault table for crawls: what starts one, and what it waits for.

Also the looks of job `watch`, and that a crawl ends with the run that asked for it.
"""

import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Fetch, Ledger, Outcome, Role
from pipelines.fetch.sources import COLUMNS, Source, cells_of
from pipelines.model.problem import Reason
from pipelines.orchestration import fetching, watching
from pipelines.orchestration.fetching import Home, NothingToFetchError
from pipelines.orchestration.home import WORKER, end_dead_runs, process_tag, sign
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.schedules import nightly
from pipelines.orchestration.sensors import alarm, inbox, sources
from pipelines.store import runlog
from pipelines.store.runlog import RunRecord
from tests.conftest import PROJECT
from tests.crawl.hooks import Hook
from tests.integration.plans import drop

URL = "https://www.gov.cn/plan.html"
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def instance():
    with dg.instance_for_test() as one:
        yield one


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "raw" / "inbox").mkdir(parents=True)
    return Settings((tmp_path / "raw",), tmp_path / "warehouse", contact="a@example.org")


def register(settings, *urls: str) -> None:
    lines = [",".join(COLUMNS), *(",".join(cells_of(Source(url))) for url in urls)]
    (settings.raw[0] / "sources.csv").write_text("\n".join(lines) + "\n", "utf-8")


def visit(settings, days_ago: float, *, is_refused: bool = False, has_ended: bool = True) -> None:
    """One crawl of the one source, so long ago."""
    archive = Archive(settings.raw[0] / "archive")
    archive.root.mkdir(exist_ok=True)
    then = NOW - timedelta(days=days_ago)
    outcome = Outcome.REFUSED if is_refused else Outcome.STORED
    reason = Reason.HTTP_ERROR.value if is_refused else None
    digest = None if is_refused else archive.keep(b"plan")
    with closing(Ledger(archive.ledger)) as ledger:
        crawl_id, _ = ledger.begin(then)
        row = Fetch(crawl_id, URL, URL, URL, Role.PAGE, outcome, then)
        ledger.add(replace(row, reason=reason, sha256=digest))
        if has_ended:
            ledger.end(crawl_id, then, "finished")


def tick(instance, settings, cursor=None):
    return sources(settings)(dg.build_sensor_context(instance=instance, cursor=cursor))


def asked(result) -> str | None:
    assert isinstance(result, dg.SensorResult), result
    return result.run_requests[0].run_key


def why(result) -> str:
    assert isinstance(result, dg.SkipReason), result
    return result.skip_message or ""


def test_without_a_registry_no_crawl_begins(instance, settings):
    assert "sources.csv" in why(tick(instance, settings))
    found = nightly(settings)(dg.build_schedule_context(instance=instance))
    assert "sources.csv" in why(found)


def test_each_state_of_the_registry_asks_for_one_crawl(instance, settings):
    register(settings, URL)
    first = tick(instance, settings)
    assert asked(first) == first.cursor
    assert "as it was" in why(tick(instance, settings, first.cursor))
    assert asked(tick(instance, settings)) == asked(first), "a lost cursor asks for a known run"
    register(settings, URL, URL + "?2")
    assert asked(tick(instance, settings, first.cursor)) != asked(first)


def test_a_crawl_that_was_cut_short_goes_on_unless_it_gets_no_further(instance, settings):
    register(settings, URL)
    cursor = fetching.state(settings)
    visit(settings, 0.01, has_ended=False)
    first = asked(tick(instance, settings, cursor))
    assert first == "raw-1-1"
    assert asked(tick(instance, settings, cursor)) == first, "the same point is the same run"


@pytest.mark.parametrize(("days_ago", "has_ended"), [(0.01, True), (1.5, False)])
def test_a_crawl_that_ended_or_is_too_old_is_left(instance, settings, days_ago, has_ended):
    register(settings, URL)
    visit(settings, days_ago, has_ended=has_ended)
    assert "as it was" in why(tick(instance, settings, fetching.state(settings)))


def test_nothing_starts_beside_a_crawl(instance, settings):
    register(settings, URL)
    drop(settings.raw[0], 1)
    with Archive(settings.raw[0] / "archive").held():
        assert "under way" in why(tick(instance, settings))
        night = nightly(settings)(dg.build_schedule_context(instance=instance))
        assert "under way" in why(night)
        build = inbox(settings)(dg.build_sensor_context(instance=instance))
        assert "read when it has ended" in why(build)
    assert asked(tick(instance, settings))


def test_a_tick_adds_no_second_run_to_the_queue(settings):
    register(settings, URL)

    @dg.op
    def nothing() -> None:
        """Does nothing."""

    @dg.job(name="fetch")
    def fetch() -> None:
        nothing()

    with dg.instance_for_test() as instance:
        begun = instance.create_run_for_job(fetch, status=dg.DagsterRunStatus.STARTING)
        skipped = [
            nightly(settings)(dg.build_schedule_context(instance=instance)) for _ in range(3)
        ]
        assert all(f"run {begun.run_id} of fetch is starting" in why(one) for one in skipped)
        instance.report_run_failed(begun)
        found = nightly(settings)(dg.build_schedule_context(instance=instance))
        assert isinstance(found, dg.RunRequest)


def test_a_run_of_a_dead_worker_is_ended_and_its_new_try_is_left():
    @dg.op
    def nothing() -> None:
        """Does nothing."""

    @dg.job
    def idle() -> None:
        nothing()

    with dg.instance_for_test() as instance:
        ours, dead, again = (
            instance.create_run_for_job(idle, status=dg.DagsterRunStatus.STARTED) for _ in range(3)
        )
        sign(instance, ours.run_id)
        host = process_tag().rpartition(":")[0]
        lost = f"{dead.run_id} {host}:999999999"
        for run in (dead, again):
            instance.add_run_tags(run.run_id, {WORKER: lost})
        end_dead_runs(instance)
        found = [instance.get_run_by_id(run.run_id) for run in (ours, dead, again)]
    assert [run.status.value for run in found if run] == ["STARTED", "FAILURE", "STARTED"]


def test_a_crawl_needs_a_contact_and_a_registry_without_a_bad_row(settings):
    register(settings, URL)
    assert [len(plan.sources) for plan in fetching.plans(settings)] == [1]
    nameless = Settings(settings.raw, settings.warehouse)
    with pytest.raises(NothingToFetchError, match="PLANLEDGER_CONTACT"):
        fetching.plans(nameless)
    register(settings, URL, "http://127.0.0.1/")
    with pytest.raises(NothingToFetchError, match=r"sources\.csv:3: url"):
        fetching.plans(settings)
    register(settings)
    with pytest.raises(NothingToFetchError, match="names nothing"):
        fetching.plans(settings)


@pytest.mark.parametrize(
    ("days", "is_late"), [([(1, False)], False), ([(8, False), (1, True)], True), ([], False)]
)
def test_a_source_is_late_when_nothing_came_for_a_week(settings, days, is_late):
    register(settings, URL)
    for days_ago, is_refused in days:
        visit(settings, days_ago, is_refused=is_refused)
    home = Home(settings.raw[0])
    assert watching.late_sources(home, NOW) == ([URL] if is_late else [])


def test_a_run_that_found_nothing_new_has_looked_and_a_failed_one_has_not(settings):
    assert watching.last_look(settings) is None
    settings.folder.root.mkdir()
    for status, day in (("published", "01"), ("unchanged", "02"), ("failed", "03")):
        at = f"2026-01-{day}T00:00:00+00:00"
        runlog.append(settings.folder.run_log, RunRecord(day, status, at, "x", ended_at=at))
    assert watching.last_look(settings) == datetime(2026, 1, 2, tzinfo=UTC)


def test_a_failed_run_is_told_to_the_webhook_and_its_silence_harms_nobody(settings):
    hook = Hook()
    told = Settings(settings.raw, settings.warehouse, webhook=hook.url)
    deaf = Settings(settings.raw, settings.warehouse, webhook="http://127.0.0.1:9/")

    @dg.op
    def breaks() -> None:
        """Breaks."""
        raise ValueError("nothing to be done")

    @dg.job
    def breaking() -> None:
        breaks()

    with dg.instance_for_test() as instance:
        result = breaking.execute_in_process(instance=instance, raise_on_error=False)
        context = dg.build_run_status_sensor_context(
            sensor_name="alarm",
            dagster_instance=instance,
            dagster_run=result.dagster_run,
            dagster_event=result.get_run_failure_event(),
        ).for_run_failure()
        for one in (told, deaf):
            alarm(one)(context)
    hook.close()
    assert len(hook.bodies) == 1
    assert f"run {result.run_id} of breaking failed" in hook.bodies[0]["text"]


def test_a_crawl_ends_with_the_process_that_asked_for_it():
    """Without it, the archive would stay held against every later crawl."""
    child = (
        "import os, time; from pipelines.orchestration.crawling import _end_with;"
        "_end_with(os.getppid()); print(os.getpid(), flush=True); time.sleep(60)"
    )
    parent = (
        "import subprocess, sys;"
        f"one = subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE);"
        "sys.stdout.buffer.write(one.stdout.readline()); sys.stdout.flush(); one.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        pid = int(process.stdout.readline())
        process.kill()
    deadline = time.monotonic() + 20
    while is_alive(pid):
        assert time.monotonic() < deadline, "the crawl outlived its run"
        time.sleep(0.1)


def is_alive(pid: int) -> bool:
    """A process that ended and that nobody waited for is none."""
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()[:1] not in {"", "Z"}
