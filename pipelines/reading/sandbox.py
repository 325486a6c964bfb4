"""One child process that reads under limits, and is replaced when a document breaks them.

Here: the parent's side of one child: starting, asking, waiting, killing.
Not here: the child's side (`reading.worker`), how many children there are (`reading.workers`).
"""

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress

import orjson

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.versions import PROJECT
from pipelines.reading.worker import (
    CPU_SECONDS,
    LENGTH,
    MEMORY_FULL,
    OVER_A_LIMIT,
    SIGNALLED,
    TOO_MUCH_MEMORY,
)

WALL_SECONDS = 20.0
START_SECONDS = 60.0
END_SECONDS = 20.0
MAX_ANSWER = 256 * 2**20

Message = bytes
"""What came of one input, in JSON: its `parts`, a `reason` against it, or a `misfit`.

It stays as the child wrote it until somebody needs what it says: it is long.
"""


class ReaderError(Exception):
    """No process can read anything, whatever the document."""


class Sandbox:
    """One child process; started when it is first asked, and again after it was killed."""

    def __init__(self, reader: str) -> None:
        self._reader = reader
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, head: bytes, data: bytes) -> Message:
        """What the child answers, or why it could not; whatever the bytes are, a message comes.

        Raises:
            ReaderError: If no child can be started.
        """
        try:
            message = self._ask(head, data)
        except QuarantineError as refusal:
            told = {"reason": refusal.reason, "detail": refusal.detail, "stage": refusal.stage}
            return orjson.dumps(told)
        if message.startswith(OVER_A_LIMIT):
            self.stop()
        return message

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process:
            _kill(self._process)
            self._process = None

    def _ask(self, head: bytes, data: bytes) -> Message:
        process = self._process or self._start()
        try:
            _write(process, head)
            _write(process, data)
            return _receive(process, WALL_SECONDS)
        except TimeoutError:
            self.stop()
            detail = f"took longer than {WALL_SECONDS:.0f} s: split it, or drop its text"
            raise QuarantineError(Reason.LIMIT_EXCEEDED, detail) from None
        except (BrokenPipeError, EOFError):
            code = _end_of(process)
            self.stop()
            raise _why_died(code) from None

    def _start(self) -> subprocess.Popen[bytes]:
        with tempfile.TemporaryFile() as complaints:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, a module of ours
                [sys.executable, "-m", "pipelines.reading.worker", self._reader],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                cwd=PROJECT,
                process_group=0,
            )
            try:
                _receive(self._process, START_SECONDS)
            except (TimeoutError, EOFError):
                self.stop()
                complaints.seek(0)
                why = complaints.read().decode("utf-8", "replace").splitlines() or ["no answer"]
                raise ReaderError(f"a reading process did not start: {why[-1]}") from None
        return self._process


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a child and the process that it watches; both are of one group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _end_of(process: subprocess.Popen[bytes]) -> int:
    """How a child ended that said nothing more; it has closed its streams, so it is ending."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(END_SECONDS)
    return -signal.SIGKILL


def _why_died(code: int) -> QuarantineError:
    if code == MEMORY_FULL:
        return QuarantineError(Reason.LIMIT_EXCEEDED, TOO_MUCH_MEMORY)
    number = -code if code < 0 else code - SIGNALLED
    if number == signal.SIGXCPU:
        detail = f"took more than {CPU_SECONDS} s of processor time: split it, or drop its text"
        return QuarantineError(Reason.LIMIT_EXCEEDED, detail)
    how = signal.Signals(number).name if number in set(signal.Signals) else f"status {code}"
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


def _receive(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    until = time.monotonic() + seconds
    size = LENGTH.unpack(_take(process, LENGTH.size, until))[0]
    if size > MAX_ANSWER:
        raise TimeoutError
    return _take(process, size, until)


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
