"""The published generations: whole files in folders of their own, and the pointer to one of them.

Here: what stands below a warehouse folder, which generation is served, which are kept.
Not here: how a generation is built (`store.runs`) or judged (`store.gate`).
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

DATABASE = "planledger.duckdb"
"""The file's name in every folder: views carry its stem, so it never changes."""

FACTS = "generation.json"
KEPT = 3


class PointerError(Exception):
    """No generation can be served as asked."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds, for the comparison with the next.

    `pages_by_host` counts the addresses that carry a document now, host by host.
    """

    documents: int
    current_documents: int
    cities: int
    measures: int
    measures_by_city: dict[str, int]
    pages_by_host: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generation:
    """What is known of one generation without opening its file.

    `raw_set` names the folders that it was read from; `published_at` is UTC, ISO 8601.
    """

    number: int
    run_id: str
    raw_set: str
    is_sample: bool
    schema_version: str
    extractor_version: str
    code_version: str
    published_at: str
    sha256: str
    counts: Counts

    def hours_old(self, now: datetime) -> float:
        """Its age; a clock that was set back does not make it negative."""
        age = now - datetime.fromisoformat(self.published_at)
        return max(0.0, age.total_seconds() / 3600)


@dataclass(frozen=True, slots=True)
class Folder:
    """A warehouse folder."""

    root: Path

    @property
    def lock(self) -> Path:
        """The file that the writing run holds."""
        return self.root / "run.lock"

    @property
    def run_log(self) -> Path:
        """The runs, one JSON object a line."""
        return self.root / "runs.jsonl"

    @property
    def versions(self) -> Path:
        """The published generations, by number."""
        return self.root / "versions"

    @property
    def current(self) -> Path:
        """The pointer that readers follow."""
        return self.root / "current"

    @property
    def dagster(self) -> Path:
        """Dagster's own storage."""
        return self.root / "dagster"

    @property
    def dbt(self) -> Path:
        """The artefacts of dbt's newest build."""
        return self.root / "dbt"

    @property
    def digests(self) -> Path:
        """What each generation changed, by number."""
        return self.root / "digests"

    @property
    def building(self) -> Path:
        """The file under construction, by a name that is the same in every run.

        dbt reads its whole project again when the path that it is given changes.
        """
        return self.root / "staging" / DATABASE

    def staging(self, run_id: str) -> Path:
        """Where a run builds."""
        return self.root / f"staging-{run_id}"

    def database(self, number: int) -> Path:
        """The file of one generation."""
        return self.versions / str(number) / DATABASE


def find_generation(folder: Folder, number: int) -> Generation | None:
    """The generation of this number; None where it is absent or its facts cannot be read."""
    try:
        facts = json.loads((folder.versions / str(number) / FACTS).read_bytes())
        counts = Counts(**facts.pop("counts"))
        found = Generation(**facts, counts=counts)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found if folder.database(number).is_file() else None


def generations(folder: Folder) -> list[Generation]:
    """Every generation that is kept, newest first."""
    found = (find_generation(folder, number) for number in _numbers(folder))
    return [generation for generation in found if generation]


def find_current(folder: Folder) -> Generation | None:
    """The generation that is served; None where the pointer is absent, empty or dangling."""
    try:
        name = folder.current.readlink().name
    except OSError:
        return None
    return find_generation(folder, int(name)) if name.isdecimal() else None


def next_number(folder: Folder, logged: int) -> int:
    """The number after every number that was ever given; `logged` is the highest in the run log."""
    return max([logged, *_numbers(folder)]) + 1


def write_facts(where: Path, generation: Generation) -> None:
    """The facts of a generation beside its file, on disk before this returns."""
    path = where / FACTS
    path.write_text(json.dumps(asdict(generation), ensure_ascii=False, indent=1) + "\n", "utf-8")
    sync(path)


def point_to(folder: Folder, number: int) -> None:
    """Readers see this generation from their next query on; atomic, and on disk when it returns."""
    aside = folder.root / f"current.next-{os.getpid()}"
    aside.unlink(missing_ok=True)
    aside.symlink_to(Path(folder.versions.name) / str(number), target_is_directory=True)
    aside.replace(folder.current)
    sync(folder.root)


def digest(path: Path) -> str:
    """The SHA-256 of a file, read as it stands on disk where the system allows it."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(folder: Folder, generation: Generation) -> bool:
    """Whether the file of a generation is, byte for byte, the one that was published."""
    try:
        return digest(folder.database(generation.number)) == generation.sha256
    except OSError:
        return False


def newest_whole(folder: Folder, below: int | None = None) -> Generation:
    """The newest whole generation, `below` a number where one is given.

    Raises:
        PointerError: If there is none.
    """
    for generation in generations(folder):
        if (below is None or generation.number < below) and is_whole(folder, generation):
            return generation
    older = "older " if below else ""
    raise PointerError(f"{folder.root}: no whole {older}generation is kept; run `planledger run`")


def recover(folder: Folder) -> Generation | None:
    """The served generation, with a lost pointer set to the newest whole one; None before any."""
    current = find_current(folder)
    if current or not generations(folder):
        return current
    newest = newest_whole(folder)
    if folder.current.is_dir() and not folder.current.is_symlink():
        folder.current.rmdir()
    point_to(folder, newest.number)
    return newest


def sweep(folder: Folder, published: set[int]) -> None:
    """Remove what dead runs left and what is older than the kept generations.

    A folder above the served one that no run published is the half of a switch; one that a run
    did publish was rolled back from, and stays.
    """
    for leftover in (*folder.root.glob("staging*"), *folder.root.glob("current.next-*")):
        remove(leftover)
    current = find_current(folder)
    served = current.number if current else 0
    numbers = [n for n in _numbers(folder) if n <= served or n in published]
    kept = sorted(numbers, reverse=True)[:KEPT]
    if served and served not in kept:
        kept[-1] = served
    for number in set(_numbers(folder)) - set(kept):
        remove(folder.versions / str(number))


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all below it; absent is as well."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def sync(path: Path) -> None:
    """What was written to this file or folder is on disk when this returns."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _numbers(folder: Folder) -> list[int]:
    try:
        names = [path.name for path in folder.versions.iterdir()]
    except FileNotFoundError:
        return []
    return sorted((int(name) for name in names if name.isdecimal()), reverse=True)
