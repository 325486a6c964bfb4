"""Many machines: documents read by the workers of a Dask scheduler, shard by shard.

Here: tasks out as shards, answers back in the order of the tasks; the shards of a worker that dies
are read by another.
Not here: the processes of one machine (`reading.workers`), the child that reads (`.sandbox`).

A shard is a Parquet file at a place that every machine reaches: a shared folder, or what fsspec
knows by an address. It holds bytes as they were found, so that no worker needs the raw folders.
"""

import io
import threading
import uuid
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import fsspec
import polars as pl
from distributed import Client, Future, KilledWorker

from pipelines.model.problem import QuarantineError
from pipelines.reading.sandbox import Message, ReaderError, Sandbox
from pipelines.reading.versions import extractor_version
from pipelines.reading.workers import Answer, Extractor, Task, answer_of, request_of

DOCUMENTS = 40
"""In one shard: a second or two of work, so that little is lost with a worker."""

AHEAD = 3
"""Shards under way for each worker, so that none waits for this process."""

PATIENCE = 30
"""Seconds until a scheduler has answered, and has a worker."""


class ClusterError(Exception):
    """The scheduler or its workers cannot be used."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Tasks that are read together; `refused` are those whose bytes could not be taken."""

    where: str
    tasks: Sequence[Task]
    refused: dict[int, QuarantineError]
    out: Future | None


def cluster(scheduler: str, shards: str) -> Extractor:
    """The extractor that reads on the workers of a scheduler, by way of a place for shards."""
    return partial(_read_all, scheduler, shards.rstrip("/"))


def _read_all(scheduler: str, shards: str, tasks: Sequence[Task], reader: str) -> Iterator[Answer]:
    if not tasks:
        return
    base = f"{shards}/{uuid.uuid4().hex}"
    client = _connected(scheduler)
    try:
        ahead = AHEAD * len(client.ncores())
        pending: deque[Shard] = deque()
        for number, some in enumerate(_batches(tasks)):
            pending.append(_send(client, f"{base}/{number:06d}", some, reader))
            if len(pending) >= ahead:
                yield from _answers(scheduler, pending.popleft())
        while pending:
            yield from _answers(scheduler, pending.popleft())
    finally:
        client.close()
        _remove(base)


def _batches(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    return (tasks[at : at + DOCUMENTS] for at in range(0, len(tasks), DOCUMENTS))


def _connected(scheduler: str) -> Client:
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        raise ClusterError(
            f"{scheduler}: no scheduler answers there ({why}): start one with `dask scheduler`"
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise ClusterError(
            f"{scheduler}: it has no worker: start some with `dask worker {scheduler}`"
        ) from None
    return client


def _send(client: Client, where: str, tasks: Sequence[Task], reader: str) -> Shard:
    heads, bodies = [], []
    refused: dict[int, QuarantineError] = {}
    for number, task in enumerate(tasks):
        try:
            head, body = request_of(task)
        except QuarantineError as refusal:
            refused[number] = refusal
        else:
            heads.append(head)
            bodies.append(body)
    if not heads:
        return Shard(where, tasks, refused, None)
    _write(f"{where}.in", pl.DataFrame({"head": heads, "body": bodies}))
    version = extractor_version()
    out = client.submit(read_shard, where, reader, version, pure=False, retries=AHEAD)
    return Shard(where, tasks, refused, out)


def _answers(scheduler: str, shard: Shard) -> Iterator[Answer]:
    messages: Iterator[Message] = iter(())
    if shard.out:
        try:
            out = str(shard.out.result())
        except KilledWorker as error:
            raise ClusterError(f"{scheduler}: its workers die ({error}): see their logs") from None
        messages = iter(_read(out)["message"])
        _remove(out)
        _remove(f"{shard.where}.in")
    for number, task in enumerate(shard.tasks):
        refusal = shard.refused.get(number)
        yield Answer(task, refusal=refusal) if refusal else answer_of(task, next(messages))


_own = threading.local()
"""What each thread of a worker keeps: its child, warm from one shard to the next."""


def read_shard(where: str, reader: str, version: str) -> str:
    """On a worker: the answers to a shard, written beside it; the name of that file.

    Twice the same shard gives the same answers in two files, whoever reads it again and why.

    Raises:
        ReaderError: If this machine reads by other rules, or cannot read.
    """
    if extractor_version() != version:
        raise ReaderError("a worker runs another version of planledger: install the run's there")
    kept = getattr(_own, "sandboxes", None)
    if kept is None:
        kept = _own.sandboxes = {}
    sandbox = kept.setdefault(reader, Sandbox(reader))
    asked = _read(f"{where}.in")
    messages = [sandbox.read(head, body) for head, body in asked.iter_rows()]
    out = f"{where}.out-{uuid.uuid4().hex}"
    _write(out, pl.DataFrame({"message": messages}))
    return out


def _write(where: str, frame: pl.DataFrame) -> None:
    body = io.BytesIO()
    frame.write_parquet(body, compression="zstd", compression_level=1)
    files, path = fsspec.core.url_to_fs(where)
    files.makedirs(path.rpartition("/")[0], exist_ok=True)
    files.pipe_file(path, body.getvalue())


def _read(where: str) -> pl.DataFrame:
    files, path = fsspec.core.url_to_fs(where)
    return pl.read_parquet(io.BytesIO(files.cat_file(path)))


def _remove(where: str) -> None:
    files, path = fsspec.core.url_to_fs(where)
    if files.exists(path):
        files.rm(path, recursive=True)
