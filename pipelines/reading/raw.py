"""The raw folders: which there are, and every input in them.

Here: walking without following links, and bytes read under a cap with their digest.
Not here: what the bytes hold (`decode`), which of them must be read again (`reading.matching`).
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.hints import NO_HINTS, Hints
from pipelines.reading.leftovers import why_ignored

MAX_BYTES = 20 * 2**20
"""The largest file that is read: twenty times the longest plan that was seen, as a scanned PDF."""

MAX_DEPTH = 32
_NO_FILE = (Reason.NOT_A_FILE, "a pipe, socket or device: put a file there")


class Samples(StrEnum):
    """When the project's own samples are read."""

    AUTO = "auto"
    NEVER = "never"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Root:
    """One folder that is read whole; `prefix` keeps its sources apart from another root's."""

    path: Path
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class RawSet:
    """What one build is read from. Builds of different sets have nothing in common.

    `homes` are the raw homes whose archive and registry belong to it.
    """

    label: str
    roots: tuple[Root, ...]
    is_sample: bool
    homes: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One input as it was met: to be read, left out on purpose, or not usable.

    `fetched_at` is when an archived body was brought; a file that was dropped has its own time.
    """

    source: str
    path: Path
    size: int | None = None
    modified_ns: int = 0
    sha256: str | None = None
    ignored: str | None = None
    refusal: QuarantineError | None = None
    fetched_at: datetime | None = None
    hints: Hints = NO_HINTS


def choose(
    folders: Sequence[Path], samples: Samples, has_build: Callable[[RawSet], bool]
) -> RawSet:
    """The raw set that a run reads: what is real; the samples only while nothing real is, or asked.

    A folder with an `inbox` in it is a raw home: its inbox holds what is real, its `samples` what
    is not. Any other folder is itself read whole. Once real documents were published, an empty
    inbox means that they vanished, and not that there are none.
    """
    homes = [folder for folder in folders if (folder / "inbox").is_dir()]
    own = RawSet("samples", tuple(Root(home / "samples") for home in homes), is_sample=True)
    if samples is Samples.ONLY:
        return own
    if len(folders) == 1 and _is_samples(folders[0]):
        return RawSet("samples", (Root(folders[0]),), is_sample=True)
    real = _real_set(folders)
    if samples is Samples.NEVER or not homes or has_build(real):
        return real
    is_real = any(_has_inputs(root.path) for root in real.roots) or any(map(_has_bodies, homes))
    return real if is_real else own


def scan(raw_set: RawSet) -> list[Found]:
    """Every input of a raw set with its digest, in the order of their sources."""
    found: dict[str, Found] = {}
    for root in raw_set.roots:
        for entry in _walk(root.path, root.prefix, 0):
            name = entry.source
            while name in found:
                name += "~"
            found[name] = replace(entry, source=name)
    return [found[source] for source in sorted(found)]


def read_file(path: Path) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file that nobody wrote to meanwhile.

    Raises:
        QuarantineError: If it is a link or another special file, too large, unreadable, or changed
            while it was read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise QuarantineError(*_why_unopened(error), stage="fetch") from None
    with os.fdopen(handle, "rb") as file:
        before = os.fstat(handle)
        _refuse_special(before)
        try:
            data = file.read(MAX_BYTES + 1)
        except OSError as error:
            detail = f"{error.strerror}: check the disk, then drop it again"
            raise QuarantineError(Reason.UNREADABLE_FILE, detail, stage="fetch") from None
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise QuarantineError(Reason.STILL_CHANGING, STILL_WRITTEN, stage="fetch")
    return data, after


STILL_WRITTEN = "something still writes to it; the next run takes it once it rests"


def is_unchanged(found: Found) -> bool:
    """Whether the file still has the size and time that it had when it was found."""
    try:
        now = found.path.lstat()
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (found.size, found.modified_ns)


def _real_set(folders: Sequence[Path]) -> RawSet:
    paths = [f / "inbox" if (f / "inbox").is_dir() else f for f in folders]
    # One raw home keeps its name when it moves to another machine.
    is_one_home = len(folders) == 1 and (folders[0] / "inbox").is_dir()
    label = "inbox" if is_one_home else " ".join(sorted(str(p.resolve()) for p in paths))
    homes = tuple(folder for folder in folders if (folder / "archive").is_dir())
    return RawSet(label, tuple(_distinct(paths)), is_sample=False, homes=homes)


def _is_samples(folder: Path) -> bool:
    return folder.name == "samples" and (folder.parent / "inbox").is_dir()


def _distinct(paths: Sequence[Path]) -> Iterator[Root]:
    """Roots whose prefixes differ; a single root needs none."""
    if len(paths) == 1:
        yield Root(paths[0])
        return
    taken: set[str] = set()
    for path in paths:
        parts = path.resolve().parts
        depth = 1
        while (name := "/".join(parts[-depth:])) in taken and depth < len(parts):
            depth += 1
        taken.add(name)
        yield Root(path, f"{name}/")


def _has_inputs(root: Path) -> bool:
    return any(not entry.ignored for entry in _walk(root, "", 0))


def _has_bodies(home: Path) -> bool:
    return next(home.glob("archive/[0-9a-f][0-9a-f]/*"), None) is not None


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[Found]:
    """Every entry below a folder, once; links are named and never followed."""
    try:
        with os.scandir(folder) as entries:
            # What an entry is stands in the folder: asking the entry itself may be forbidden.
            is_folder = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    except OSError as error:
        detail = f"the folder cannot be listed ({error.strerror}): grant access to it"
        yield Found(
            prefix or ".",
            folder,
            refusal=QuarantineError(Reason.UNREADABLE_FILE, detail, stage="fetch"),
        )
        return
    for name in sorted(is_folder):
        path = folder / name
        source = prefix + os.fsencode(name).decode("utf-8", "backslashreplace")
        ignored = why_ignored(name)
        if ignored:
            yield Found(source, path, ignored=ignored)
        elif is_folder[name]:
            yield from _below(path, source, depth + 1)
        else:
            yield _found(source, path)


def _below(folder: Path, source: str, depth: int) -> Iterator[Found]:
    if depth > MAX_DEPTH:
        detail = f"folders nest deeper than {MAX_DEPTH}: move its files up"
        refusal = QuarantineError(Reason.NOT_A_FILE, detail, stage="fetch")
        yield Found(source, folder, refusal=refusal)
    else:
        yield from _walk(folder, f"{source}/", depth)


def _found(source: str, path: Path) -> Found:
    try:
        data, status = read_file(path)
    except QuarantineError as refusal:
        return Found(source, path, refusal=refusal)
    digest = hashlib.sha256(data).hexdigest()
    return Found(source, path, status.st_size, status.st_mtime_ns, digest)


def _why_unopened(error: OSError) -> tuple[Reason, str]:
    if error.errno == errno.ELOOP:
        return Reason.NOT_A_FILE, "a symbolic link: put the file itself there"
    if error.errno == errno.ENXIO:
        return _NO_FILE
    return Reason.UNREADABLE_FILE, f"{error.strerror}: grant read access, or drop it again"


def _refuse_special(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise QuarantineError(*_NO_FILE, stage="fetch")
    if status.st_size > MAX_BYTES:
        detail = f"{status.st_size:,} bytes, the limit is {MAX_BYTES:,}: drop a smaller version"
        raise QuarantineError(Reason.TOO_LARGE, detail, stage="fetch")
