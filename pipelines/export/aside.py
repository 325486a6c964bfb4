"""Files that are there whole or not at all.

Here: what is written is written aside, and takes its name when it is done.
Not here: what is written.
"""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pipelines.export.published import ExportError

MARK = "datapackage.json"
"""The file by which a folder of ours is known."""


@contextmanager
def whole_file(path: Path) -> Generator[Path]:
    """A path to write to, which becomes `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.next-{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Generator[Path]:
    """An empty folder to write into, which becomes `path` when the block ends well.

    Raises:
        ExportError: If `path` holds anything but an older export.
    """
    _require_ours(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.next-{os.getpid()}")
    older = path.with_name(f".{path.name}.last-{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        yield beside
        if path.exists():
            path.rename(older)
        beside.rename(path)
    except BaseException:
        if older.exists() and not path.exists():
            older.rename(path)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(older, ignore_errors=True)


def _require_ours(path: Path) -> None:
    if path.is_dir() and any(path.iterdir()) and not (path / MARK).is_file():
        raise ExportError(f"{path}: holds other files: name a new or an empty folder")
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path}: is a file: name a folder")
