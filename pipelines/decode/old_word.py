"""Old Word files (.doc, .wps), read by a tool that the operating system keeps.

Here: which tools are asked, how, and what is said where there is none.
Not here: what the text means (`extract`), the limits of the process (`reading.worker`).
"""

import os
import resource
import shutil
import subprocess
from dataclasses import dataclass

from pipelines.decode.sniff import Format
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason

_PLACES = "/usr/local/bin:/usr/bin:/bin"
_SECONDS = 15
"""One of the tools runs in circles over a file that was cut; whole plans take it no second."""
_LONGEST = 40 * 2**20
"""Bytes of text: far longer than any plan, and short of a worker's memory."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that prints an old Word file's text, and the words that make it print UTF-8."""

    name: str
    options: tuple[str, ...]


TOOLS = (Tool("catdoc", ("-w", "-d", "utf-8")),)
"""antiword is not among them: it broke down on one same file in one run of three."""


def decode_old_word(data: bytes, tools: tuple[Tool, ...] = TOOLS) -> DecodedText:
    """The text of an old Word file.

    Raises:
        QuarantineError: If no tool is installed, or none reads the file.
    """
    installed = [(tool, path) for tool in tools if (path := _path(tool))]
    if not installed:
        names = " or ".join(tool.name for tool in tools)
        raise QuarantineError(
            Reason.UNKNOWN_FORMAT,
            f"an old Word or WPS file (.doc, .wps): install {names}, or save it as DOCX and drop"
            " that",
        )
    complaint = ""
    for tool, path in installed:
        text, complaint = _ask(tool, path, data)
        if text.strip():
            return DecodedText(text=_unwrapped(text), media_type=Format.DOC.value)
        if "encrypt" in complaint.lower():
            raise QuarantineError(Reason.ENCRYPTED, "a protected Word file: remove its password")
    raise QuarantineError(
        Reason.READER_FAILED,
        f"{tool.name} finds no text in this old Word file ({complaint or 'it says nothing'}):"
        " save it as DOCX and drop that",
    )


def _path(tool: Tool) -> str | None:
    """Where the tool is; nowhere on systems that have no files without a place on a disk."""
    return shutil.which(tool.name, path=_PLACES) if hasattr(os, "memfd_create") else None


def _ask(tool: Tool, path: str, data: bytes) -> tuple[str, str]:
    """What the tool prints, and the first line of what it complains of.

    The file is handed over in memory: a process that reads documents writes nothing to a disk.
    """
    handle = _in_memory(data)
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, by its whole path
            [path, *tool.options, f"/proc/self/fd/{handle}"],
            capture_output=True,
            check=False,
            env={},
            pass_fds=(handle,),
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise QuarantineError(
            Reason.LIMIT_EXCEEDED, f"{tool.name} took longer than {_SECONDS} s: save it as DOCX"
        ) from None
    finally:
        os.close(handle)
    said = done.stderr.decode("utf-8", "replace").splitlines() or [""]
    if done.returncode:
        return "", said[0][:200] or f"status {done.returncode}"
    return done.stdout[:_LONGEST].decode("utf-8", "replace"), said[0][:200]


def _in_memory(data: bytes) -> int:
    """A file without a place on any disk that holds the bytes."""
    handle = os.memfd_create("document")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        with os.fdopen(os.dup(handle), "wb") as file:
            file.write(data)
    except OSError as error:
        os.close(handle)
        raise QuarantineError(
            Reason.READER_FAILED, f"the file cannot be handed to a reader ({error.strerror})"
        ) from error
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    return handle


def _unwrapped(text: str) -> str:
    """The tool's lines without the blanks that it indents with; cells apart by tabs."""
    return "\n".join(_row(line) if line.startswith("|") else line for line in text.split("\n"))


def _row(line: str) -> str:
    cells = line.strip().strip("|").split("|")
    return "\t".join(cell.strip() for cell in cells)
