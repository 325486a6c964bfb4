import os
import signal
from datetime import UTC, datetime

import pytest
from distributed import LocalCluster

from pipelines.reading import cluster, workers
from pipelines.reading.build import Request, read_into
from pipelines.reading.cluster import ClusterError
from pipelines.reading.raw import RawSet, Root, scan
from pipelines.reading.sandbox import ReaderError
from pipelines.reading.workers import READER, Task, pool
from pipelines.store.generations import Folder
from pipelines.store.rows import FACT_TABLES
from pipelines.store.runs import open_run
from tests.contract.incremental import sums
from tests.generator.documents import documents
from tests.unit.reading.fakes import FAKE

NOW = datetime(2026, 1, 1, tzinfo=UTC)
RESTED = NOW.timestamp() - 3600
LOOPBACK = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}


@pytest.fixture(scope="module")
def machines():
    """A scheduler and two workers, each a process of its own that is started anew if it dies."""
    with LocalCluster(n_workers=2, threads_per_worker=1, **LOOPBACK) as local:
        yield local


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(cluster, "DOCUMENTS", 4)


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """A folder of made documents, one of them no document at all."""
    folder = tmp_path_factory.mktemp("plans")
    for name, text in documents(20, 3):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "zz.pdf").write_bytes(b"%PDF-1.7 broken")
    for path in folder.iterdir():
        os.utime(path, (RESTED, RESTED))
    return folder


def tasks(folder):
    return [Task(found) for found in scan(RawSet("these", (Root(folder),), is_sample=False))]


def said(answers):
    """What was read, or why not; refusals are equal where their words are."""
    return [(answer.parts, str(answer.refusal)) for answer in answers]


def facts(folder, warehouse, extractor):
    """Digests of the fact tables of one run that reads everything."""
    with open_run(Folder(warehouse), "run", "code", lambda: NOW) as run:
        read_into(run, Request([folder], extractor=extractor))
        tables = sums(run.database, ("plans",))
    return {name: tables[f"plans.{name}"] for name in (*FACT_TABLES, "quarantine")}


def test_one_process_all_cores_and_a_cluster_give_the_same_facts(
    plans, machines, tmp_path, monkeypatch
):
    on_cluster = cluster.cluster(machines.scheduler_address, str(tmp_path / "shards"))
    expected = facts(plans, tmp_path / "pool", pool)
    assert expected["documents"][0] == 20
    assert expected["quarantine"][0] == 1
    assert facts(plans, tmp_path / "cluster", on_cluster) == expected
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _process: {0})
    assert facts(plans, tmp_path / "one", pool) == expected
    assert list((tmp_path / "shards").iterdir()) == [], "no shard outlives its run"


def test_a_worker_that_is_killed_loses_nothing(plans, machines, tmp_path):
    on_cluster = cluster.cluster(machines.scheduler_address, str(tmp_path))
    todo = tasks(plans)
    answers = []
    for answer in on_cluster(todo, READER):
        if not answers:
            os.kill(machines.workers[0].pid, signal.SIGKILL)
        answers.append(answer)
    assert [answer.task for answer in answers] == todo
    assert said(answers) == said(pool(todo, READER))


def test_shards_stand_wherever_fsspec_reaches(plans):
    todo = tasks(plans)[:6]
    with LocalCluster(n_workers=1, processes=False, dashboard_address="127.0.0.1:0") as local:
        on_cluster = cluster.cluster(local.scheduler_address, "memory://shards")
        answers = list(on_cluster(todo, FAKE))
    assert said(answers) == said(pool(todo, FAKE))


def test_what_changed_since_it_was_found_is_refused_in_its_place(machines, tmp_path):
    for nth in range(3):
        (tmp_path / f"{nth}.txt").write_text(f"第{nth}句。", encoding="utf-8")
    todo = tasks(tmp_path)
    (tmp_path / "1.txt").write_text("变了。", encoding="utf-8")
    on_cluster = cluster.cluster(machines.scheduler_address, str(tmp_path / "shards"))
    answers = list(on_cluster(todo, FAKE))
    assert [answer.refusal is None for answer in answers] == [True, False, True]
    assert answers[2].parts[0]["tables"]["measures"]["text"] == ["第2句。"]


def test_a_worker_with_other_rules_is_refused(plans, machines, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "extractor_version", lambda: "other")
    on_cluster = cluster.cluster(machines.scheduler_address, str(tmp_path))
    with pytest.raises(ReaderError, match="another version"):
        list(on_cluster(tasks(plans)[:1], FAKE))


def test_a_scheduler_that_is_not_there_is_named(plans, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    on_cluster = cluster.cluster("tcp://127.0.0.1:9", str(tmp_path))
    with pytest.raises(ClusterError, match="no scheduler answers there"):
        list(on_cluster(tasks(plans)[:1], FAKE))


def test_a_scheduler_without_workers_is_named(plans, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with LocalCluster(n_workers=0, threads_per_worker=1, **LOOPBACK) as local:
        on_cluster = cluster.cluster(local.scheduler_address, str(tmp_path))
        with pytest.raises(ClusterError, match="it has no worker"):
            list(on_cluster(tasks(plans)[:1], FAKE))
