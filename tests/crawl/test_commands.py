"""Covers `planledger sources`, `fetch` and `archive` as typed, and a run on what they bring.

A site on loopback plays a public one by the hidden setting for rehearsals.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pipelines.reading.archived import scan_all
from pipelines.reading.build import _state, chosen, survey
from pipelines.reading.raw import Samples
from pipelines.store.generations import Folder, find_current
from pipelines.store.reader import opened, published_file
from tests.conftest import SAMPLES, planledger
from tests.crawl.site import Answer

SAMPLE = SAMPLES / "yunze" / "songxi_2021-2025.txt"
REHEARSAL = {
    "rehearsal": {"addresses": ["127.0.0.1"], "names": {"plans.test": ["127.0.0.1"]}},
    "pace": {"delay": 0.05, "backoff": 0.1, "timeout": 5},
}


@pytest.fixture(scope="module")
def home(open_site, tmp_path_factory):
    """A raw home whose sources were added, fetched, and read into a warehouse."""
    site = open_site()
    lines = SAMPLE.read_text("utf-8").splitlines()
    plan = f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    site.routes |= {"/plan": Answer(plan), "/copy": Answer(plan), "/gone": Answer(status=404)}
    raw = tmp_path_factory.mktemp("home") / "raw"
    (raw / "inbox").mkdir(parents=True)
    done = {}
    for path in ("/plan", "/copy", "/gone"):
        url = site.url(path, "plans.test")
        done[path] = planledger("sources", "add", url, "--place", "松溪区", "--raw", raw)
    done["fetch"] = planledger("fetch", "--raw", raw, PLANLEDGER_REHEARSAL=json.dumps(REHEARSAL))
    done["run"] = planledger("run", "--raw", raw, "--warehouse", raw.parent / "warehouse")
    return raw, raw.parent / "warehouse", done, site


def test_sources_are_added_listed_and_checked(home):
    raw, _, done, site = home
    assert [done[path].returncode for path in ("/plan", "/copy", "/gone")] == [0, 0, 0]
    again = planledger("sources", "add", site.url("/plan", "plans.test"), "--raw", raw)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "already" in again.stderr
    listed = planledger("sources", "list", "--raw", raw).stdout
    assert listed.count("松溪区") == 3
    assert "stored" in listed
    assert "gone" in listed
    assert planledger("sources", "check", "--raw", raw).returncode == 0


def test_a_crawl_says_what_it_brought_and_what_it_put_aside(home):
    fetched = home[2]["fetch"]
    assert fetched.returncode == 0, fetched.stderr
    assert "2 brought (2 new, 0 changed), 0 unchanged, 1 put aside with a reason" in fetched.stdout
    assert "gone: http://plans.test" in fetched.stdout


def test_no_public_host_is_asked_without_a_contact(tmp_path):
    planledger("sources", "add", "https://www.gov.cn/x", "--raw", tmp_path)
    refused = planledger("fetch", "--raw", tmp_path, PLANLEDGER_CONTACT="")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "PLANLEDGER_CONTACT" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "archive").exists()


def test_a_registry_with_a_bad_row_is_not_fetched(tmp_path):
    (tmp_path / "sources.csv").write_text("nonsense\n")
    refused = planledger("fetch", "--raw", tmp_path, "--contact", "a@example.org")
    assert refused.returncode == 1
    assert refused.stderr.startswith("planledger: sources.csv:1: ")
    assert planledger("sources", "check", "--raw", tmp_path).returncode == 1


def test_the_archive_is_checked_and_exported(home, tmp_path):
    raw = home[0]
    file = tmp_path / "x.warc.gz"
    assert "2 visits" in planledger("archive", "export", file, "--raw", raw).stdout
    assert planledger("archive", "export", file, "--raw", raw).returncode == 1
    assert "0 damaged" in planledger("archive", "check", "--raw", raw).stdout


def test_a_run_reads_the_archive_by_its_addresses(home):
    _, warehouse, done, site = home
    assert done["run"].returncode == 0, done["run"].stdout + done["run"].stderr
    folder = Folder(warehouse)
    with opened(published_file(folder)) as reader:
        documents = reader.ask(
            "select source, fetched_at, media_type, is_sample, jurisdiction_name from dim_document"
        ).rows
        sources = reader.ask("select source from document_source order by source").rows
        aside = reader.ask("select source, stage, reason from quarantined_document").rows
    row: Any = documents[0]
    source, fetched_at, media_type, is_sample, place = row
    assert len(documents) == 1
    assert (media_type, is_sample, place) == ("text/html", False, "松溪区")
    assert datetime.now(UTC) - timedelta(hours=1) < fetched_at < datetime.now(UTC)
    urls = [site.url(path, "plans.test") for path in ("/copy", "/plan", "/gone")]
    assert [row[0] for row in sources] == urls[:2]
    assert source in urls[:2]
    assert list(aside) == [(urls[2], "fetch", "gone")]


def test_the_same_archive_again_is_nothing_new(home):
    raw, warehouse, _, _ = home
    folder = Folder(warehouse)
    raw_set = chosen(folder, [raw], Samples.AUTO)
    assert raw_set.label == "inbox"
    served = find_current(folder)
    assert served
    plan = survey(scan_all(raw_set), _state(folder, served), served.extractor_version)
    assert plan.changes_nothing
    assert not plan.gone
