"""A reader that needs no extractor: what a text commands, it does; each other line is a measure."""

import os
import signal
import time
from collections.abc import Mapping, Sequence

from pipelines.model.commitment import (
    DeadlineSource,
    Measure,
    MeasureType,
    Owner,
    Strength,
)
from pipelines.model.document import Document, Kind
from pipelines.model.extraction import Extraction
from pipelines.model.identity import Ids
from pipelines.model.place import Level
from pipelines.model.problem import QuarantineError, Reason
from pipelines.model.section import Role, Section, Task
from pipelines.reading.corrections import Correction
from pipelines.reading.hints import NO_HINTS, Hints
from pipelines.reading.readings import Reading, document_id, text_digest

FAKE = "tests.unit.reading.fakes:read_bytes"


def extraction_of(text: str, name: str) -> Extraction:
    """A plan of 青岚市 whose every line is a measure of one task."""
    ids = Ids("measure", name)
    section = Section(Ids("section", name).next("一"), None, 0, 1, "一、", "任务", Role.TASK, 0, 9)
    task = Task(Ids("task", name).next("一"), section.section_id, 0, "一、", "任务", "05", 1.0)
    measures = []
    start = 0
    for position, line in enumerate(text.split("\n")):
        broken = 1 if "BADROW" in line else 0
        shift = 1 if "SHIFT" in line else 0
        measures.append(
            Measure(
                measure_id=ids.next(line),
                section_id=section.section_id,
                task_id=task.task_id,
                position=position,
                text=line.replace("HALF", "\ud83d"),
                char_start=start + shift,
                char_end=start + shift + len(line) + broken,
                measure_type=MeasureType.DIRECTION,
                strength=Strength.MANDATORY,
                owner=Owner.NONE,
                owner_raw=None,
                has_verification=False,
                due_on=None,
                due_from=None,
                due_precision=None,
                due_text=None,
                deadline_source=DeadlineSource.NONE,
                frequency=None,
                topic_code="05",
            )
        )
        start += len(line) + 1
    document = Document(
        title="青岚市方案",
        kind=Kind.PLAN,
        kind_reason="title",
        jurisdiction_code="990100",
        jurisdiction_name="青岚市",
        level=Level.CITY,
        issuer=None,
        doc_number=None,
        adopted_on=None,
        issued_on=None,
        published_on=None,
        period_start=2021,
        period_end=2025,
        flags=(),
        has_unit_attachment=False,
    )
    return Extraction(
        document_id=name,
        clean_text=text,
        document=document,
        sections=(section,),
        tasks=(task,),
        task_units=(),
        measures=tuple(measures),
        achievements=(),
        metrics=(),
        citations=(),
        accountability=(),
        problems=(),
    )


def read_bytes(
    data: bytes,
    source: str,
    ids: Mapping[int, str],
    _corrections: Sequence[Correction] = (),
    _hints: Hints = NO_HINTS,
) -> tuple[Reading, ...]:
    """Parts are set apart by a line of three dashes."""
    text = data.decode()
    _obey(text)
    return tuple(
        Reading(
            part,
            "text/plain",
            text_digest(body),
            extraction_of(body, ids.get(part) or document_id(source, part)),
        )
        for part, body in enumerate(text.split("\n---\n"), start=1)
    )


def _hang() -> None:
    time.sleep(3600)


def _spin() -> None:
    while True:
        pass


def _bomb() -> None:
    bytearray(4 * 2**30)


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _fill() -> None:
    """As parsers in C do: take nearly all memory there is, and end where more is refused."""
    held = b"\1" * (880 * 2**20)
    os.kill(os.getpid(), signal.SIGABRT if held else signal.SIGSEGV)


def _raise() -> None:
    raise ValueError("no such thing")


def _refuse() -> None:
    raise QuarantineError(Reason.NEEDS_OCR, "a picture of a text")


def _print() -> None:
    os.write(1, b"noise on the standard output")


COMMANDS = {
    "HANG": _hang,
    "SPIN": _spin,
    "BOMB": _bomb,
    "CRASH": _crash,
    "FILL": _fill,
    "RAISE": _raise,
    "REFUSE": _refuse,
    "PRINT": _print,
}


def _obey(text: str) -> None:
    command = COMMANDS.get(text.split("\n", maxsplit=1)[0])
    if command:
        command()
