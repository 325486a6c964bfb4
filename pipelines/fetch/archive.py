"""What was fetched, kept: every body once, under its SHA-256.

Here: writing a body so that it is there whole or not at all, finding and checking it.
Not here: where a body came from and when (`ledger`).
"""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LEDGER = "ledger.sqlite"
_LOCK = "crawl.lock"
_UNFINISHED = ".body-"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class ArchiveError(Exception):
    """The archive cannot be used as asked: where, why, what to do."""


class Archive:
    """A folder of bodies."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def ledger(self) -> Path:
        """The file that says where each body came from."""
        return self.root / LEDGER

    def path(self, digest: str) -> Path:
        """Where the body with this digest stands, or would."""
        if not _DIGEST.fullmatch(digest):
            raise ArchiveError(f"“{digest[:70]}” is no SHA-256")
        return self.root / digest[:2] / digest

    def keep(self, body: bytes) -> str:
        """The digest of a body, once it is safe on the disk."""
        digest = hashlib.sha256(body).hexdigest()
        path = self.path(digest)
        if path.is_file() and path.stat().st_size == len(body):
            return digest
        is_new_folder = not path.parent.is_dir()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(handle)
            unfinished.chmod(0o444)
            unfinished.replace(path)
        except BaseException:
            with suppress(FileNotFoundError):
                unfinished.unlink()
            raise
        _sync(path.parent)
        if is_new_folder:
            _sync(self.root)
        return digest

    def read(self, digest: str) -> bytes:
        """The body with this digest.

        Raises:
            ArchiveError: If it is not there, or is not what it was.
        """
        try:
            body = self.path(digest).read_bytes()
        except OSError as error:
            raise ArchiveError(f"{digest}: {error.strerror}: fetch its source again") from None
        if hashlib.sha256(body).hexdigest() != digest:
            raise ArchiveError(f"{digest}: the bytes are damaged: fetch its source again")
        return body

    def digests(self) -> Iterator[str]:
        """Every body that is there, by name."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if _DIGEST.fullmatch(path.name):
                    yield path.name

    def sweep(self) -> int:
        """Remove what killed crawls left half written; how many files that were."""
        left = list(self.root.glob(f"[0-9a-f][0-9a-f]/{_UNFINISHED}*"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def is_held(self) -> bool:
        """Whether a crawl holds the archive now."""
        try:
            handle = os.open(self.root / _LOCK, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False

    @contextmanager
    def held(self) -> Generator[None]:
        """The archive for one crawl alone; the kernel frees it where the process dies.

        Raises:
            ArchiveError: If another crawl holds it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.root / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.truncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            yield
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace") or "unknown"
            raise ArchiveError(
                f"another crawl holds the archive (process {holder}): wait until it has ended"
            ) from None
        finally:
            os.close(handle)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
