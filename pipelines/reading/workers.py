"""Warm worker processes that read documents under limits, and are replaced when one breaks them.

Here: the parent's side: starting, asking, waiting, killing, and results in the order asked.
Not here: the child's side (`reading.worker`), what is done with a result (`reading.refresh`).
"""

import hashlib
import json
import os
import queue
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.corrections import Correction, CorrectionError
from pipelines.reading.raw import STILL_WRITTEN, Found, read_file
from pipelines.reading.versions import PROJECT
from pipelines.reading.worker import CPU_SECONDS, LENGTH, MEMORY_BYTES, TOO_MUCH_MEMORY

WALL_SECONDS = 20.0
START_SECONDS = 60.0
MAX_ANSWER = 256 * 2**20
AHEAD = 8
"""Documents under way for each worker, so that a slow one does not make the others wait."""

DOCUMENTS_PER_WORKER = 8
"""A second process costs as much to start as some tens of documents cost to read."""

_NEARLY_ALL = 0.75
"""A process that held so much of its memory when it crashed had been refused more of it."""
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

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


class ReaderError(Exception):
    """No process can read anything, whatever the document."""


class _Worker:
    """One child process; started when it is first asked, and again after it was killed."""

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, task: Task, data: bytes) -> dict[str, Any]:
        """The child's answer.

        Raises:
            QuarantineError: If it took too long, or died over the document.
        """
        process = self._process or self._start()
        head = {
            "source": task.found.source,
            "ids": task.ids,
            "corrections": [asdict(entry) for entry in task.corrections],
            "hints": asdict(task.found.hints),
        }
        try:
            _write(process, json.dumps(head).encode())
            _write(process, data)
            return _receive(process, WALL_SECONDS)
        except TimeoutError:
            self.stop()
            detail = f"took longer than {WALL_SECONDS:.0f} s: split it, or drop its text"
            raise QuarantineError(Reason.LIMIT_EXCEEDED, detail) from None
        except (BrokenPipeError, EOFError):
            code, peak = _end_of(process)
            self.stop()
            raise _why_died(code, peak) from None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        with tempfile.TemporaryFile() as complaints:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, a module of ours
                [sys.executable, "-m", "pipelines.reading.worker", self._reader],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                cwd=PROJECT,
            )
            try:
                _receive(self._process, START_SECONDS)
            except (TimeoutError, EOFError):
                self.stop()
                complaints.seek(0)
                why = complaints.read().decode("utf-8", "replace").splitlines() or ["no answer"]
                raise ReaderError(f"a reading process did not start: {why[-1]}") from None
        return self._process


@contextmanager
def _pool(size: int, reader: str) -> Generator[queue.SimpleQueue[_Worker]]:
    workers = [_Worker(reader) for _ in range(size)]
    pool: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
    for worker in workers:
        pool.put(worker)
    try:
        yield pool
    finally:
        for worker in workers:
            worker.stop()


def _read(pool: queue.SimpleQueue[_Worker], task: Task) -> Answer:
    worker = pool.get()
    try:
        answer = worker.ask(task, _bytes(task.found))
        if "misfit" in answer:
            raise CorrectionError(answer["misfit"])
        if "reason" in answer:
            refusal = QuarantineError(Reason(answer["reason"]), answer["detail"], answer["stage"])
            if refusal.reason is Reason.LIMIT_EXCEEDED:
                worker.stop()
            return Answer(task, refusal=refusal)
        return Answer(task, tuple(answer["parts"]))
    except QuarantineError as refusal:
        return Answer(task, refusal=refusal)
    finally:
        pool.put(worker)


def _bytes(found: Found) -> bytes:
    """The bytes that the digest was taken of."""
    data, _ = read_file(found.path)
    if hashlib.sha256(data).hexdigest() != found.sha256:
        raise QuarantineError(Reason.STILL_CHANGING, STILL_WRITTEN, stage="fetch")
    return data


def _end_of(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """How a process ended, and the most memory that it ever held, in bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * _PEAK_UNIT


def _why_died(code: int, peak: int) -> QuarantineError:
    if code == -signal.SIGXCPU:
        detail = f"took more than {CPU_SECONDS} s of processor time: split it, or drop its text"
        return QuarantineError(Reason.LIMIT_EXCEEDED, detail)
    if code < 0 and peak > MEMORY_BYTES * _NEARLY_ALL:
        # Parsers in C answer a refused allocation by ending the process.
        return QuarantineError(Reason.LIMIT_EXCEEDED, TOO_MUCH_MEMORY)
    how = signal.Signals(-code).name if code < 0 else f"status {code}"
    return QuarantineError(
        Reason.READER_FAILED, f"the reading process died ({how}): report it with the file"
    )


def _write(process: subprocess.Popen[bytes], body: bytes) -> None:
    stream = process.stdin
    if stream is None:
        raise EOFError
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _receive(process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
    until = time.monotonic() + seconds
    size = LENGTH.unpack(_take(process, LENGTH.size, until))[0]
    if size > MAX_ANSWER:
        raise TimeoutError
    return json.loads(_take(process, size, until))


def _take(process: subprocess.Popen[bytes], size: int, until: float) -> bytes:
    """Exactly so many bytes of what the child writes, by then."""
    if process.stdout is None:
        raise EOFError
    handle = process.stdout.fileno()
    body = bytearray()
    while len(body) < size:
        ready, _, _ = select.select([handle], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        chunk = os.read(handle, min(size - len(body), 2**20))
        if not chunk:
            raise EOFError
        body += chunk
    return bytes(body)
