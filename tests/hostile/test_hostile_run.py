"""Covers the whole way of some hundred and seventy hostile inputs through `planledger run`, twice.

Here: that each comes to what it must, that honest files beside them are read, that nothing is lost,
leaks or changes the second time.
"""

import hashlib
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from pipelines.model.problem import Reason
from tests.conftest import PROJECT, planledger
from tests.hostile.base import CANARY, Hostile, words
from tests.hostile.everything import CONTROLS, TWINS, every
from tests.hostile.places import put_folder, put_ignored, put_names, put_refused
from tests.hostile.writings import monsters

PROCESSOR_SECONDS = 180
"""For both runs, all processes; three times what they take, since other machines are slower."""
MEMORY_KILOBYTES = 1_300_000
"""A worker's gibibyte of addresses and what the run itself takes."""
FACTS = ("fct_measures", "fct_metrics", "dim_section", "dim_task", "document_text", "problems")


@dataclass
class Aftermath:
    """What two runs over the hostile folder left."""

    folder: Path
    warehouse: Path
    files: list[Hostile]
    read: dict[str, str]
    refused: dict[str, str]
    ignored: set[str]
    before: dict[str, str]
    outputs: list[str]
    sums: list[list[tuple]]
    seconds: float

    def ask(self, query: str, *values: object) -> list[tuple]:
        with duckdb.connect(_file(self.warehouse), read_only=True) as connection:
            return connection.execute(query, values).fetchall()


def _file(warehouse: Path) -> str:
    return str((warehouse / "current" / "planledger.duckdb").resolve())


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _digests(folder: Path) -> dict[str, str]:
    """By name: the bytes of every regular file of moderate size."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 50 * 10**6
    }


def _sums(warehouse: Path) -> list[tuple]:
    with duckdb.connect(_file(warehouse), read_only=True) as connection:
        return [
            connection.execute(
                f"select '{name}', count(*), bit_xor(hash(cast({name} as varchar))) from {name}"
            ).fetchall()[0]
            for name in FACTS
        ]


def put(folder: Path, files: list[Hostile], more: dict[str, bytes]) -> None:
    for name, data in ({each.name: each.data for each in files} | more).items():
        (folder / name).write_bytes(data)


def rest(folder: Path) -> None:
    """As if nobody had written to the folder for a minute."""
    then = time.time() - 60
    for path in folder.rglob("*"):
        os.utime(path, (then, then), follow_symlinks=False)


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory) -> Aftermath:
    home = tmp_path_factory.mktemp("hostile")
    folder = home / "raw"
    folder.mkdir()
    canary = home / "secret" / "canary.txt"
    canary.parent.mkdir()
    canary.write_text(CANARY, encoding="utf-8")
    files = every(str(canary))
    put(folder, files, {**CONTROLS, **TWINS})
    read = put_names(folder) | put_folder(folder)
    refused, ignored = put_refused(folder, canary), put_ignored(folder)
    rest(folder)
    before, outputs, sums = _digests(folder), [], []
    started = _processor_seconds()
    for _ in range(2):
        done = planledger("run", "--raw", folder, "--warehouse", home / "warehouse")
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        outputs.append(done.stdout + done.stderr)
        sums.append(_sums(home / "warehouse"))
    seconds = _processor_seconds() - started
    return Aftermath(
        folder, home / "warehouse", files, read, refused, ignored, before, outputs, sums, seconds
    )


def test_every_file_comes_to_what_it_must(aftermath):
    reasons = dict(aftermath.ask("select source, reason from quarantined_document"))
    rows = aftermath.ask(
        "select sources.source, texts.clean_text, documents.flags from document_source as sources "
        "inner join document_text as texts on sources.document_id = texts.document_id "
        "inner join dim_document as documents on sources.document_id = documents.document_id"
    )
    texts: dict[str, tuple[str, set[str]]] = {}
    for source, text, flags in rows:
        known, marks = texts.get(source, ("", set()))
        texts[source] = (known + text, marks | set(flags))
    wrong = {}
    for each in aftermath.files:
        text, flags = texts.get(each.name, ("", set()))
        is_right = (
            reasons.get(each.name) in each.reasons
            if each.name in reasons
            else (not each.reasons or "" in each.reasons)
            and text
            and each.says in text
            and each.hides not in text
            and (not each.flag or each.flag in flags)
        )
        if not is_right:
            wrong[each.name] = (reasons.get(each.name), sorted(flags), text[:60])
    assert wrong == {}


def test_odd_names_are_names_only(aftermath):
    texts = dict(
        aftermath.ask(
            "select source, clean_text from document_source inner join document_text "
            "using (document_id)"
        )
    )
    assert {name: mark in texts.get(name, "") for name, mark in aftermath.read.items()} == (
        dict.fromkeys(aftermath.read, True)
    )


def test_what_is_no_file_or_too_large_is_refused_with_its_reason(aftermath):
    reasons = dict(aftermath.ask("select source, reason from quarantined_document"))
    assert {name: reasons.get(name) for name in aftermath.refused} == aftermath.refused


def test_every_refusal_has_a_listed_reason_one_line_and_the_digest_of_what_was_read(aftermath):
    rows = aftermath.ask(
        "select source, reason, detail, content_sha256, tries from quarantined_document"
    )
    assert {reason for _, reason, *_ in rows} <= {reason.value for reason in Reason}
    for source, reason, detail, digest, tries in rows:
        assert detail, source
        assert len(detail) <= 500, source
        assert "\n" not in detail, source
        assert str(aftermath.folder.parent) not in detail, source
        assert "Traceback" not in detail, source
        assert tries >= 1, source
        if source in aftermath.before:
            # What is too large is not read at all, and so has no digest.
            expected = None if reason == "too_large" else aftermath.before[source]
            assert digest == expected, source


def test_nothing_is_lost_and_the_second_run_changes_nothing(aftermath):
    runs = aftermath.ask(
        "select n_seen, n_accepted, n_flagged, n_quarantined, n_ignored, n_new, n_changed, n_gone "
        "from pipeline_run order by started_at"
    )
    assert len(runs) == 1, "a run that found nothing new publishes nothing"
    for seen, accepted, flagged, quarantined, ignored, *_ in runs:
        assert seen == accepted + flagged + quarantined + ignored
        assert ignored == len(aftermath.ignored)
        known = len(aftermath.files) + len(CONTROLS) + len(TWINS) + len(aftermath.ignored)
        assert seen == known + len(aftermath.read) + len(aftermath.refused)
    assert "0 new, 0 changed, 0 gone" in aftermath.outputs[1]
    assert aftermath.sums[0] == aftermath.sums[1]
    assert all(count for _, count, _ in aftermath.sums[0])


def test_honest_files_beside_them_are_read_whole(aftermath):
    rows = aftermath.ask(
        "select source, count(*) from document_source inner join fct_measures using (document_id) "
        "where starts_with(source, 'control_') group by source"
    )
    counts = dict(rows)
    assert sorted(counts) == sorted(CONTROLS)
    assert len(set(counts.values())) == 1


def test_the_same_words_in_other_characters_are_the_same_document(aftermath):
    rows = aftermath.ask("select source, document_id from document_source")
    ids = dict(rows)
    first = ids["control_1.txt"]
    assert {name: ids.get(name) for name in TWINS} == dict.fromkeys(TWINS, first)


def test_the_canary_is_in_no_table_no_output_and_no_new_file(aftermath):
    tables = aftermath.ask(
        "select table_schema, table_name from information_schema.tables "
        "where table_type = 'BASE TABLE'"
    )
    assert len(tables) > 20
    for schema, table in tables:
        query = f'select count(*) from {schema}."{table}" as one where cast(one as varchar) like ?'
        assert aftermath.ask(query, f"%{CANARY}%") == [(0,)], table
    assert not any(CANARY in output for output in aftermath.outputs)
    beside = {path.name for path in aftermath.folder.parent.iterdir()}
    assert beside == {"raw", "secret", "warehouse"}
    assert _digests(aftermath.folder) == aftermath.before
    assert not list(Path("/tmp").glob("outside.txt"))


def test_time_and_memory_stay_within_their_limits(aftermath):
    assert aftermath.seconds < PROCESSOR_SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY_KILOBYTES


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_monsters_of_length_are_read_so_far_as_limits_go_and_stop_nothing(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    put(folder, monsters(), CONTROLS)
    rest(folder)
    done = planledger("run", "--raw", folder, "--warehouse", tmp_path / "warehouse")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    with duckdb.connect(_file(tmp_path / "warehouse"), read_only=True) as connection:
        rows = connection.execute("select source from document_source").fetchall()
        kinds = dict(
            connection.execute("select kind, count(*) from problems group by kind").fetchall()
        )
    assert {source for source, *_ in rows} == {*CONTROLS, *(each.name for each in monsters())}
    assert kinds["too_many_elements"] >= 1
    assert kinds["long_sentence"] >= 1


@pytest.mark.soak
def test_twenty_thousand_files_at_once_are_one_run_in_flat_memory(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    twin = CONTROLS["control_1.txt"]
    for nth in range(20_000):
        data = twin if nth % 2 else words(f"第{nth}件").encode()
        (folder / f"{nth:05d}.txt").write_bytes(data if nth % 10 else b"")
    rest(folder)
    command = [sys.executable, "-m", "pipelines", "run", "--raw", folder]
    command += ["--warehouse", tmp_path / "warehouse"]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=3600)
    with duckdb.connect(_file(tmp_path / "warehouse"), read_only=True) as connection:
        (counts,) = connection.execute(
            "select n_seen, n_accepted + n_flagged, n_quarantined from pipeline_run"
        ).fetchall()
        (copies,) = connection.execute(
            "select max(n) from (select count(*) as n from document_source group by document_id)"
        ).fetchall()
    assert counts == (20_000, 18_000, 2_000)
    assert copies == (10_000,)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2 * MEMORY_KILOBYTES
