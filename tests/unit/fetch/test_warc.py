import json
from dataclasses import replace

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipelines.fetch.archive import Archive, ArchiveError
from pipelines.fetch.ledger import Outcome
from pipelines.fetch.warc import export
from tests.unit.fetch.test_ledger import ROW

BODY = "方案".encode()


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def records(path):
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers, record.content_stream().read())
            for record in ArchiveIterator(file)
        ]


def test_each_visit_that_brought_bytes_is_a_record(archive, tmp_path):
    row = replace(ROW, sha256=archive.keep(BODY), media_type="text/html")
    again = replace(row, crawl_id=2, outcome=Outcome.UNCHANGED)
    failed = replace(row, outcome=Outcome.REFUSED, reason="gone", sha256=None)
    path = tmp_path / "out.warc.gz"
    assert export(archive, [row, failed, again], path) == 2
    found = records(path)
    assert [kind for kind, _, _ in found] == [
        "warcinfo",
        "resource",
        "metadata",
        "revisit",
        "metadata",
    ]
    _, headers, body = found[1]
    assert body == BODY
    assert headers.get_header("WARC-Target-URI") == row.url
    assert json.loads(found[2][2])["sha256"] == row.sha256
    digest = headers.get_header("WARC-Payload-Digest") or headers.get_header("WARC-Block-Digest")
    assert found[3][1].get_header("WARC-Payload-Digest") == digest
    assert found[3][1].get_header("WARC-Refers-To-Date") == "2026-11-22T06:00:00Z"
    assert headers.get_header("WARC-Date") == "2026-11-22T06:00:00Z"
    assert json.loads(found[2][2])["final_url"] == row.final_url
    assert found[3][2] == b""


def test_nothing_is_overwritten_and_no_damage_is_passed_on(archive, tmp_path):
    path = tmp_path / "out.warc.gz"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        export(archive, [], path)
    assert path.read_text() == "mine"
    with pytest.raises(ArchiveError):
        export(archive, [ROW], tmp_path / "other.warc.gz")
