"""A process that reads one document after another, and may be killed over any of them.

Here: the child's side: limits, the loop, one JSON answer a document.
Not here: the parent's side (`reading.sandbox`), reading itself (`reading.documents`).
"""

import importlib
import math
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

import orjson

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.corrections import Correction, CorrectionError
from pipelines.reading.hints import Hints
from pipelines.store.rows import columns

CPU_SECONDS = 10
MEMORY_BYTES = 2**30
TOO_MUCH_MEMORY = f"needs more than {MEMORY_BYTES >> 20} MiB of memory: split it, or drop its text"
MEMORY_FULL = 77
"""The status of a process that crashed when it had been refused more memory."""
SIGNALLED = 128
"""The status of a process that was ended by a signal, less the signal's number."""
_NEARLY_ALL = 0.75
"""A process that held so much of its memory when it crashed had been refused more of it."""
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
OPEN_FILES = 64
HANDED_BYTES = 32 * 2**20
LENGTH = struct.Struct(">Q")
"""Before every message, in both directions: how many bytes it has."""
OVER_A_LIMIT = orjson.dumps({"reason": Reason.LIMIT_EXCEEDED.value}).removesuffix(b"}")
"""How the answer to a document begins that took too much."""


def watch() -> None:
    """Go on as a new process; the first one waits for it, and ends as it ended.

    The system counts the most memory that a process held from what its parent held when it was
    started, which is the whole run. A process of this small one starts its count at next to none.
    """
    child = os.fork()
    if child == 0:
        return
    os.close(0)
    os.close(1)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        full = -code != signal.SIGXCPU and usage.ru_maxrss * _PEAK_UNIT > MEMORY_BYTES * _NEARLY_ALL
        # Parsers in C answer a refused allocation by ending the process.
        code = MEMORY_FULL if full else SIGNALLED - code
    os._exit(code)


def main(reader: str) -> None:
    """Answer requests on the standard streams until the parent closes them.

    `reader` names the function that reads, as `module:function`.
    """
    module, _, name = reader.partition(":")
    read = getattr(importlib.import_module(module), name)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not end up between two answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit()
    _send(answers, orjson.dumps({"ready": True}))
    while header := _receive(requests):
        request = orjson.loads(header)
        data = _receive(requests)
        _allow_processor_time()
        _send(answers, _answer(read, data, request))


def _answer(read: Callable[..., Any], data: bytes, request: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(_found(read, data, request))
    except TypeError as error:
        return orjson.dumps(_unforeseen(error))


def _found(read: Callable[..., Any], data: bytes, request: dict[str, Any]) -> dict[str, Any]:
    ids = {int(part): name for part, name in request["ids"].items()}
    corrections = tuple(Correction(**entry) for entry in request["corrections"])
    try:
        readings = read(data, request["source"], ids, corrections, Hints(**request["hints"]))
        parts = [
            {
                "part_no": reading.part_no,
                "media_type": reading.media_type,
                "text_sha256": reading.text_sha256,
                "tables": columns(reading.extraction),
            }
            for reading in readings
        ]
    except QuarantineError as error:
        return {"reason": error.reason.value, "detail": error.detail, "stage": error.stage}
    except CorrectionError as error:
        return {"misfit": str(error)}
    except MemoryError:
        reason = Reason.LIMIT_EXCEEDED.value
        return {"reason": reason, "detail": TOO_MUCH_MEMORY, "stage": "decode"}
    except Exception as error:  # noqa: BLE001 - whatever a library raises is this document's fate
        return _unforeseen(error)
    return {"parts": parts}


def _unforeseen(error: Exception) -> dict[str, Any]:
    told = str(error).encode("utf-8", "backslashreplace").decode()
    detail = f"{type(error).__name__}: {told}: report it with the file"
    return {"reason": Reason.READER_FAILED.value, "detail": detail[:500], "stage": "extract"}


def _limit() -> None:
    """What no document may take; the processor time is set anew for each."""
    sys.dont_write_bytecode = True
    _lower(resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0, 0)
    # Nothing is written, but for what is handed to another program in memory.
    _lower(resource.RLIMIT_FSIZE, 0, HANDED_BYTES)


def _lower(what: int, soft: int, hard: int) -> None:
    """A limit; where the process was started under a lower one, that one."""
    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(what, (soft, hard))


def _allow_processor_time() -> None:
    until = math.ceil(time.process_time()) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _receive(stream: BinaryIO) -> bytes:
    """The next message; empty once the parent has closed the stream."""
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""


def _send(stream: BinaryIO, body: bytes) -> None:
    stream.write(LENGTH.pack(len(body)) + body)
    stream.flush()


if __name__ == "__main__":
    watch()
    main(sys.argv[1])
