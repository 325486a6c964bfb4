"""The pairs coded by hand: which documents they need, and a file that holds those documents.

Here: the coded pairs, and schema `plans` of just their documents, read by the whole path.
Not here: dbt on that file and the counting of what it links (`linking`).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from pipelines.reading.documents import read_bytes
from pipelines.reading.readings import Reading
from pipelines.reading.reference import reference_frames
from pipelines.store.frames import document_frames
from pipelines.store.rows import Columns, columns
from pipelines.store.warehouse import connected, create, insert, rewrite
from tests.golden.coded import ROOT

FOLDER = Path(__file__).with_name("pairs")
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Pair = list[str]


@dataclass(frozen=True)
class CodedReport:
    """One report, and by the file of the other document the pairs of both."""

    name: str
    report: str
    values: dict[str, list[Pair]]
    evidence: dict[str, list[Pair]]

    @cached_property
    def files(self) -> set[str]:
        """The report and every document beside it."""
        return {self.report, *self.values, *self.evidence}


def coded_reports() -> tuple[CodedReport, ...]:
    """The coded reports, in the order of their names."""
    paths = sorted(FOLDER.glob("*_report_*.json"))
    return tuple(
        CodedReport(path.stem, **json.loads(path.read_text(encoding="utf-8"))) for path in paths
    )


def fingerprint() -> str:
    """The same while pairs and texts are the same, whatever the layout of the JSON."""
    digest = sha256()
    for coded in coded_reports():
        answers = [coded.report, coded.values, coded.evidence]
        digest.update(json.dumps(answers, ensure_ascii=False, sort_keys=True).encode("utf-8"))
        for name in sorted(coded.files):
            digest.update(sha256((ROOT / name).read_bytes()).digest())
    return digest.hexdigest()[:16]


def coded_files() -> list[str]:
    """Every document that a coded pair stands in."""
    return sorted(set(chain.from_iterable(coded.files for coded in coded_reports())))


def write(path: Path, files: Iterable[str]) -> Path:
    """Schema `plans` of some documents, as a new file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = [
        _completed(reading, name)
        for name in files
        for reading in read_bytes((ROOT / name).read_bytes(), name)
    ]
    with connected(path) as connection:
        create(connection)
        rewrite(connection, reference_frames())
        for table, frame in document_frames(tables).items():
            insert(connection, table, frame)
    return path


def _completed(reading: Reading, name: str) -> dict[str, Columns]:
    """A document's rows, with what else only a run knows."""
    tables = columns(reading.extraction)
    facts: dict[str, Any] = {
        "source": name,
        "part_no": reading.part_no,
        "content_sha256": sha256((ROOT / name).read_bytes()).hexdigest(),
        "media_type": reading.media_type,
        "fetched_at": NOW,
        "is_sample": True,
        "is_current": True,
        "gone_since": None,
        "text_sha256": reading.text_sha256,
        "extractor_version": "0" * 16,
    }
    tables["documents"].update({column: [value] for column, value in facts.items()})
    return tables
