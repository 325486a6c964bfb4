"""Covers `pipelines.orchestration`: what Dagster knows, and that it is neither more nor less."""

import json
from datetime import timedelta

import dagster as dg
import pytest

from pipelines.orchestration import home, manifest
from pipelines.orchestration.definitions import definitions
from pipelines.orchestration.home import PROCESS, end_dead_runs, prepare, process_tag
from pipelines.orchestration.launch import COLLAPSE
from pipelines.orchestration.manifest import ensure_manifest
from pipelines.orchestration.resources import Settings
from pipelines.orchestration.schedules import daily, hourly, nightly
from pipelines.orchestration.sensors import alarm, inbox, sources
from pipelines.store.generations import Folder
from pipelines.store.lock import Holder, held
from pipelines.store.schemas import TABLES
from tests.integration.plans import drop, make_home


@pytest.fixture(scope="module")
def folder(first_generation, tmp_path_factory):
    return Folder(first_generation.copied_to(tmp_path_factory.mktemp("defined")).warehouse)


@pytest.fixture(scope="module")
def defined(folder):
    return definitions(Settings((folder.root / "raw",), folder.root))


@pytest.fixture
def settings(tmp_path):
    return Settings((make_home(tmp_path),), tmp_path / "warehouse")


def test_every_table_and_every_model_is_an_asset(defined, folder):
    nodes = json.loads((folder.dbt / "manifest.json").read_bytes())["nodes"].values()
    made = [node for node in nodes if node["resource_type"] in {"model", "seed"}]
    names = {
        f"{'seeds' if node['resource_type'] == 'seed' else node['fqn'][1]}/{node['name']}"
        for node in made
    }
    wanted = names | {f"plans/{table}" for table in TABLES} | {"archive", "published", "digest"}
    graph = defined.resolve_asset_graph()
    assert {key.to_user_string() for key in graph.materializable_asset_keys} == wanted
    assert not graph.external_asset_keys, "a source of dbt that no asset makes"


def test_published_waits_for_every_model_and_dbt_for_the_tables(defined):
    graph = defined.resolve_asset_graph()
    parents = {key.to_user_string() for key in graph.get(dg.AssetKey("published")).parent_keys}
    assert {"marts/mart_city_ranking", "core/pipeline_run"} <= parents
    staged = graph.get(dg.AssetKey(["staging", "stg_plans__metrics"])).parent_keys
    assert staged == {dg.AssetKey(["plans", "metrics"])}


@pytest.mark.parametrize("name", ["refresh", "fetch", "watch"])
def test_a_job_runs_in_one_process_and_not_for_ever(defined, name):
    job = defined.resolve_job_def(name)
    assert job.executor_def.name == "in_process"
    assert int(job.tags["dagster/max_runtime"]) < 24 * 60 * 60
    assert job.tags[home.LANE]


def test_a_build_asks_no_host_and_a_crawl_builds_nothing(defined):
    def steps(name):
        return {node.name for node in defined.resolve_job_def(name).nodes}

    assert steps("fetch") == {"archive"}
    assert "archive" not in steps("refresh")
    assert {"plans", "dbt", "published", "digest"} <= steps("refresh")
    assert COLLAPSE in steps("refresh"), "the name that a run's configuration uses"
    assert len(steps("watch")) == 2
    assert not steps("watch") & steps("refresh")


def test_only_fetching_is_tried_again(defined):
    archive = defined.resolve_job_def("fetch").get_node_named("archive")
    assert archive.definition.retry_policy.max_retries == 3
    nodes = defined.resolve_job_def("refresh").nodes
    assert [node.name for node in nodes if getattr(node.definition, "retry_policy", None)] == []
    assert home.SETTINGS["run_retries"]["retry_on_asset_or_op_failure"] is False


def test_the_archive_grows_stale_when_nobody_fetches(defined):
    spec = defined.resolve_asset_graph().get(dg.AssetKey("archive"))
    assert spec.freshness_policy.fail_window.to_timedelta() == timedelta(hours=72)


def test_checks_stop_what_comes_after_them(defined):
    graph = defined.resolve_asset_graph()
    names = {key.name for key in graph.asset_check_keys}
    stopping = {
        "every_input_is_accounted_for",
        "no_host_has_collapsed",
        "offsets_lead_to_their_text",
    }
    telling = {"every_source_was_visited_lately", "a_run_has_looked_lately"}
    assert names == stopping | telling
    assert {k.name for k in graph.asset_check_keys if graph.get(k).blocking} == stopping


@pytest.mark.parametrize("is_automatic", [False, True])
def test_nothing_starts_by_itself_until_it_is_told_to(tmp_path, is_automatic):
    settings = Settings((tmp_path,), tmp_path, is_automatic)
    state = "RUNNING" if is_automatic else "STOPPED"
    for make in (daily, nightly, hourly, inbox, sources, alarm):
        assert make(settings).default_status.value == state
    for make in (daily, nightly, hourly):
        assert make(settings).execution_timezone == "Asia/Shanghai"
    assert daily(settings).cron_schedule == "0 6 * * *"
    assert nightly(settings).cron_schedule == "0 1 * * *"


def test_settings_come_from_the_environment(monkeypatch, tmp_path):
    for name in ("RAW", "WAREHOUSE", "AUTOMATION", "SCHEDULE"):
        monkeypatch.delenv(f"PLANLEDGER_{name}", raising=False)
    assert not Settings.from_environment().is_automatic
    monkeypatch.setenv("PLANLEDGER_RAW", f"{tmp_path}/a:{tmp_path}/b")
    monkeypatch.setenv("PLANLEDGER_AUTOMATION", "on")
    found = Settings.from_environment()
    assert found.raw == (tmp_path / "a", tmp_path / "b")
    assert found.is_automatic


def tick(settings, cursor=None):
    with dg.instance_for_test() as instance:
        context = dg.build_sensor_context(instance=instance, cursor=cursor)
        return inbox(settings)(context)


def test_the_sensor_asks_for_a_run_once_for_each_state_of_the_inbox(settings):
    drop(settings.raw[0], 1)
    first = tick(settings)
    assert isinstance(first, dg.SensorResult)
    assert first.run_requests is not None
    assert first.run_requests[0].run_key == first.cursor
    assert isinstance(tick(settings, first.cursor), dg.SkipReason)
    lost = tick(settings, None)
    assert isinstance(lost, dg.SensorResult)
    assert lost.cursor == first.cursor, "a lost cursor asks for the same run, which is known"
    drop(settings.raw[0], 2)
    second = tick(settings, first.cursor)
    assert isinstance(second, dg.SensorResult)
    assert second.cursor != first.cursor


def test_the_sensor_waits_until_files_rest(settings):
    drop(settings.raw[0], 1, seconds_ago=1)
    skipped = tick(settings)
    assert isinstance(skipped, dg.SkipReason)
    assert "still being written" in (skipped.skip_message or "")


def test_neither_starts_a_run_beside_another(settings):
    drop(settings.raw[0], 1)
    settings.folder.root.mkdir()
    with held(settings.folder.lock, Holder("long", "2026-01-01", 1)):
        skipped = tick(settings)
        assert isinstance(skipped, dg.SkipReason)
        assert "run long is active" in (skipped.skip_message or "")
        with dg.instance_for_test() as instance:
            context = dg.build_schedule_context(instance=instance)
            found = daily(settings)(context)
        assert isinstance(found, dg.SkipReason)


def test_runs_of_dead_processes_are_ended_and_others_left():
    with dg.instance_for_test() as instance:

        def started(tag: str) -> str:
            run = instance.create_run_for_job(
                _job(), status=dg.DagsterRunStatus.STARTED, tags={PROCESS: tag}
            )
            return run.run_id

        host = process_tag().rpartition(":")[0]
        dead, alive = started(f"{host}:999999999"), started(process_tag())
        elsewhere = started("another-machine:999999999")
        end_dead_runs(instance)
        runs = instance.get_runs(dg.RunsFilter(run_ids=[dead, alive, elsewhere]))
        states = {run.run_id: run.status.value for run in runs}
    assert states == {dead: "FAILURE", alive: "STARTED", elsewhere: "STARTED"}


def _job():
    @dg.op
    def nothing() -> None:
        """Does nothing."""

    @dg.job
    def idle() -> None:
        nothing()

    return idle


def test_dagsters_settings_are_kept_as_this_version_wants_them(tmp_path):
    folder = Folder(tmp_path)
    path = prepare(folder) / "dagster.yaml"
    wanted = path.read_text()
    path.write_text("telemetry: {enabled: true}")
    prepare(folder)
    assert path.read_text() == wanted
    with dg.DagsterInstance.from_config(str(home.prepare(folder))) as instance:
        assert instance.telemetry_enabled is False
        assert instance.run_monitoring_enabled is True


def test_the_manifest_is_parsed_again_only_when_the_project_changed(folder, monkeypatch):
    first = ensure_manifest(folder)
    written = first.stat().st_mtime_ns
    assert ensure_manifest(folder).stat().st_mtime_ns == written
    monkeypatch.setattr("pipelines.orchestration.manifest.dbt_version", lambda: "another")
    assert ensure_manifest(folder).stat().st_mtime_ns > written


def test_dbt_is_handed_the_project_as_it_was_parsed_and_reads_it_anew_where_that_is_damaged(folder):
    written = json.loads(ensure_manifest(folder).read_bytes())
    handed = manifest.known(folder)
    assert handed is not None
    assert handed.nodes.keys() == written["nodes"].keys()
    assert handed.unit_tests.keys() == written["unit_tests"].keys()
    (folder.dbt / "partial_parse.msgpack").write_bytes(b"torn")
    assert manifest.known(folder) is None
