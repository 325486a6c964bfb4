"""One writer at a time: the lock that a run holds from its start to its end.

Here: taking it, saying who holds it.
Not here: what the holder does (`store.runs`).
"""

import fcntl
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the warehouse, and since when (UTC, ISO 8601)."""

    run_id: str
    since: str
    pid: int


class ActiveRunError(Exception):
    """Another run holds the warehouse."""

    def __init__(self, holder: Holder | None) -> None:
        who = (
            f"run {holder.run_id} is active since {holder.since} (process {holder.pid})"
            if holder
            else "another run has just begun"
        )
        super().__init__(f"{who}: wait until it has ended, or end that process")
        self.holder = holder


def find_holder(path: Path) -> Holder | None:
    """The run that holds the lock now; None where nobody does."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(handle) or Holder("unknown", "a moment ago", 0)
    finally:
        os.close(handle)
    return None


@contextmanager
def held(path: Path, holder: Holder) -> Generator[int]:
    """The lock, held until the block ends; the kernel frees it where the process dies.

    Raises:
        ActiveRunError: If another run holds it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ActiveRunError(_read(handle)) from None
        os.truncate(handle, 0)
        os.pwrite(handle, json.dumps(asdict(holder)).encode(), 0)
        yield handle
    finally:
        os.close(handle)


def is_still_ours(path: Path, handle: int) -> bool:
    """Whether the file at `path` is the one that is locked, and not one put in its place."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _read(handle: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(handle, 4096, 0)))
    except (ValueError, TypeError):
        return None
