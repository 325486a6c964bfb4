import hashlib
import os

import pytest

from pipelines.fetch.archive import Archive, ArchiveError

BODY = "方案".encode()
DIGEST = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def test_a_body_is_kept_once_under_its_digest(archive):
    assert archive.keep(BODY) == DIGEST
    path = archive.root / DIGEST[:2] / DIGEST
    before = path.stat().st_mtime_ns
    assert archive.keep(BODY) == DIGEST
    assert path.stat().st_mtime_ns == before
    assert path.stat().st_mode & 0o222 == 0
    assert archive.read(DIGEST) == BODY
    assert list(archive.digests()) == [DIGEST]


def test_a_damaged_or_missing_body_is_not_handed_out(archive):
    archive.keep(BODY)
    with pytest.raises(ArchiveError, match="fetch its source again"):
        archive.read("0" * 64)
    archive.path(DIGEST).chmod(0o644)
    archive.path(DIGEST).write_bytes(b"x")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.read(DIGEST)
    assert archive.keep(BODY) == DIGEST
    assert archive.read(DIGEST) == BODY


def test_a_body_that_cannot_be_written_leaves_nothing(archive, monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="space"):
        archive.keep(BODY)
    assert [path for path in archive.root.rglob("*") if path.is_file()] == []


def test_what_a_killed_crawl_left_is_swept(archive):
    archive.keep(BODY)
    (archive.root / DIGEST[:2] / ".body-abc").write_bytes(b"half")
    assert archive.sweep() == 1
    assert list(archive.digests()) == [DIGEST]


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "x" * 64, DIGEST.upper()])
def test_only_a_digest_names_a_body(archive, name):
    with pytest.raises(ArchiveError):
        archive.path(name)


def test_one_crawl_holds_the_archive(archive):
    with (
        archive.held(),
        pytest.raises(ArchiveError, match=str(os.getpid())),
        Archive(archive.root).held(),
    ):
        pass
    with archive.held():
        assert archive.root.is_dir()
