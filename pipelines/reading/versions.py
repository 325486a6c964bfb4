"""Digests of the code that made a result, so that changed code is noticed and unchanged is not.

Here: the version of what reads documents, and of all that makes a build.
Not here: the version of the tables (`store.warehouse.schema_version`).
"""

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pipelines

PACKAGE = Path(pipelines.__file__).parent
PROJECT = PACKAGE.parent

_READERS = (
    "model",
    "text",
    "decode",
    "extract",
    "reading/correcting.py",
    "reading/correction_effects.py",
    "store/rows.py",
    "store/schemas.py",
)
"""What decides the rows of a document: a change re-reads all."""

_MAKERS = ("pipelines/store", "pipelines/reading", "dbt_project")
"""What else decides the tables of a build."""

_SUFFIXES = frozenset({".py", ".yml", ".yaml", ".csv", ".sql", ".md", ".txt", ".json"})
_MADE = frozenset({"target", "logs", "dbt_packages", "__pycache__"})


_RECKONERS = ("dbt-core", "dbt-duckdb", "duckdb", "numpy", "polars")
"""The libraries that reckon what stands in the published tables."""


def extractor_version() -> str:
    """The version of all that turns bytes into rows."""
    return _digest(PACKAGE, _READERS)


def code_version() -> str:
    """The version of all that turns bytes into the published tables."""
    parts = [extractor_version(), _digest(PROJECT, _MAKERS), *map(version, _RECKONERS)]
    return sha256(" ".join(parts).encode()).hexdigest()[:16]


def dbt_version() -> str:
    """The version of the dbt project's own files."""
    return _digest(PROJECT, ("dbt_project",))


def _digest(base: Path, places: Iterable[str]) -> str:
    total = sha256()
    for place in places:
        for path in _sources(base / place):
            total.update(str(path.relative_to(base)).encode())
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _sources(place: Path) -> Iterable[Path]:
    if place.is_file():
        return [place]
    return sorted(
        path
        for path in place.rglob("*")
        if path.suffix in _SUFFIXES
        and not _MADE.intersection(path.relative_to(place).parts)
        and path.is_file()
    )
