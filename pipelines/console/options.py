"""What several commands share: the warehouse that they work on, and how they fail.

Here: one option, and one line on the standard error.
Not here: the commands (`__main__`, `.taking`).
"""

import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from pipelines.console.words import words

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT_WAREHOUSE = PROJECT / "warehouse"
FOLDER = click.Path(file_okay=False, path_type=Path)

warehouse_option = click.option(
    "--warehouse",
    type=FOLDER,
    envvar="PLANLEDGER_WAREHOUSE",
    default=DEFAULT_WAREHOUSE,
    show_default="warehouse/",
    help="Folder of the published generations.",
)


def fail(error: object) -> NoReturn:
    """End with status 1 and one line: what, where, why, what to do."""
    if isinstance(error, OSError) and error.filename:
        error = f"{error.filename}: {error.strerror}: grant access or free space, then run again"
    Console(stderr=True).print(words(f"planledger: {error}", "red"), soft_wrap=True)
    sys.exit(1)
