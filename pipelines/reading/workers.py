"""Warm worker processes that read documents under limits, as many as there are cores.

Here: tasks out to the processes and results back in the order asked.
Not here: one process (`reading.sandbox`), many machines (`reading.cluster`), what is done with
a result (`reading.refresh`).
"""

import hashlib
import os
import queue
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.corrections import Correction, CorrectionError
from pipelines.reading.raw import STILL_WRITTEN, Found, read_file
from pipelines.reading.sandbox import Message, Sandbox

AHEAD = 8
"""Documents under way for each worker, so that a slow one does not make the others wait."""

DOCUMENTS_PER_WORKER = 8
"""A second process costs as much to start as some tens of documents cost to read."""

READER = "pipelines.reading.documents:read_bytes"


@dataclass(frozen=True, slots=True)
class Task:
    """One input to read; `ids` names the parts that go on under an id they have."""

    found: Found
    ids: dict[int, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task: its parts as the worker sent them, or why there are none."""

    task: Task
    parts: tuple[dict[str, Any], ...] = ()
    refusal: QuarantineError | None = None


Extractor = Callable[[Sequence[Task], str], Iterator[Answer]]
"""Reads tasks with the reader of that name; the answers come in the order of the tasks."""


def pool(tasks: Sequence[Task], reader: str) -> Iterator[Answer]:
    """The extractor of one machine.

    Raises:
        CorrectionError: If a task's corrections do not fit what it reads.
    """
    return read_all(tasks, len(tasks), reader)


def read_all(tasks: Iterable[Task], count: int, reader: str = READER) -> Iterator[Answer]:
    """The answer to every task, in the order of the tasks, from as many processes as pay.

    Raises:
        CorrectionError: If a task's corrections do not fit what it reads.
    """
    cores = len(os.sched_getaffinity(0))
    size = max(1, min(cores, -(-count // DOCUMENTS_PER_WORKER)))
    with _pool(size, reader) as pool, ThreadPoolExecutor(size) as threads:
        pending: deque[Future[Answer]] = deque()
        for task in tasks:
            pending.append(threads.submit(_read, pool, task))
            if len(pending) >= size * AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


@contextmanager
def _pool(size: int, reader: str) -> Generator[queue.SimpleQueue[Sandbox]]:
    sandboxes = [Sandbox(reader) for _ in range(size)]
    free: queue.SimpleQueue[Sandbox] = queue.SimpleQueue()
    for sandbox in sandboxes:
        free.put(sandbox)
    try:
        yield free
    finally:
        for sandbox in sandboxes:
            sandbox.stop()


def _read(free: queue.SimpleQueue[Sandbox], task: Task) -> Answer:
    sandbox = free.get()
    try:
        return answer_of(task, sandbox.read(*request_of(task)))
    except QuarantineError as refusal:
        return Answer(task, refusal=refusal)
    finally:
        free.put(sandbox)


def request_of(task: Task) -> tuple[bytes, bytes]:
    """What a sandbox is asked: what the run knows of an input, and its bytes.

    Raises:
        QuarantineError: If the bytes are not those that the digest was taken of.
    """
    head = {
        "source": task.found.source,
        "ids": {str(part): name for part, name in task.ids.items()},
        "corrections": [asdict(entry) for entry in task.corrections],
        "hints": asdict(task.found.hints),
    }
    data, _ = read_file(task.found.path)
    if hashlib.sha256(data).hexdigest() != task.found.sha256:
        raise QuarantineError(Reason.STILL_CHANGING, STILL_WRITTEN, stage="fetch")
    return orjson.dumps(head), data


def answer_of(task: Task, message: Message) -> Answer:
    """What a sandbox said of a task.

    Raises:
        CorrectionError: If the task's corrections do not fit what it reads.
    """
    told = orjson.loads(message)
    if "misfit" in told:
        raise CorrectionError(told["misfit"])
    if "reason" in told:
        refusal = QuarantineError(Reason(told["reason"]), told["detail"], told["stage"])
        return Answer(task, refusal=refusal)
    return Answer(task, tuple(told["parts"]))
