"""The switch: a finished build becomes the generation that readers see, or an older one does again.

Here: closing a build for good, putting it in service, rolling back.
Not here: what a build must hold (`store.gate`), the run around it (`store.runs`).
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pipelines.store import gate, generations, warehouse
from pipelines.store.generations import DATABASE, Folder, Generation, PointerError
from pipelines.store.lock import Holder, held

Clock = Callable[[], datetime]


def seal(database: Path) -> str:
    """Close a build for good, on disk when this returns; its digest.

    Raises:
        GateError: If a write-ahead log is left.
    """
    with warehouse.connected(database) as connection:
        connection.execute("checkpoint")
    if database.with_name(database.name + ".wal").exists():
        raise gate.GateError(["the build left a write-ahead log: something still writes to it"])
    database.chmod(0o444)
    generations.sync(database)
    return generations.digest(database)


def roll_back(folder: Folder, clock: Clock) -> Generation:
    """Serve the newest whole generation before the served one.

    Raises:
        ActiveRunError: If a run holds the warehouse.
        PointerError: If there is no older one.
    """
    if not generations.generations(folder):
        raise PointerError(f"{folder.root}: nothing is published yet: run `planledger run`")
    holder = Holder("rollback", clock().astimezone(UTC).isoformat(), os.getpid())
    with held(folder.lock, holder):
        served = generations.find_current(folder)
        older = generations.newest_whole(folder, below=served.number if served else None)
        generations.point_to(folder, older.number)
    return older


def serve(folder: Folder, staging: Path, generation: Generation) -> None:
    """Into its place, then to the readers; each step is atomic, and on disk before the next."""
    for leftover in staging.iterdir():
        if leftover.name != DATABASE:
            generations.remove(leftover)
    generations.write_facts(staging, generation)
    generations.sync(staging)
    folder.versions.mkdir(exist_ok=True)
    staging.rename(folder.versions / str(generation.number))
    generations.sync(folder.versions)
    generations.point_to(folder, generation.number)
