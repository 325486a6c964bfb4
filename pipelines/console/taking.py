"""The commands by which a person takes something away.

Here: `export`, `ledger` and `calendar`: their options, and what they say when they are done.
Not here: the files (`export`), the other commands (`__main__`).

Imports stand inside the commands, as in `__main__`: `--help` answers at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.console import help_texts
from pipelines.console.options import FOLDER, PROJECT, fail, warehouse_option

if TYPE_CHECKING:
    from pipelines.store.generations import Folder

FILE = click.Path(dir_okay=False, path_type=Path)
PAPERS = ("LICENSE", "NOTICE", "pipelines/extract/lexicon/ATTRIBUTION.md")


@click.command(epilog=help_texts.EXPORT)
@click.argument("folder", type=FOLDER)
@warehouse_option
def export(folder: Path, warehouse: Path) -> None:
    """Write all published tables into FOLDER: Parquet, CSV, one Excel workbook.

    With datapackage.json, which says what each file, table and column is. FOLDER is new, empty,
    or an older export, which is replaced in one step.
    """
    from pipelines.export.package import write_package
    from pipelines.export.published import ExportError, opened
    from pipelines.store.reader import NotPublishedError

    try:
        with opened(_folder(warehouse)) as published:
            count = write_package(published, folder, [PROJECT / paper for paper in PAPERS])
            number = published.generation.number
    except (ExportError, NotPublishedError, OSError) as error:
        fail(error)
    click.echo(f"generation {number}: {count} tables as CSV, Parquet and Excel in {folder}")


@click.command(epilog=help_texts.LEDGER)
@click.argument("jurisdiction")
@click.option("--out", type=FILE, help="The file; by default named after the place.")
@warehouse_option
def ledger(jurisdiction: str, out: Path | None, warehouse: Path) -> None:
    """Write the working ledger (任务台账) of one JURISDICTION as an Excel sheet in Chinese.

    Every measure with its task, bodies, deadline, target and check, and what reports say of it.
    JURISDICTION is a code (320100) or a name (南京市, 南京, 南京市六合区).
    """
    from pipelines.export.jurisdictions import find_jurisdiction
    from pipelines.export.ledger import write_ledger
    from pipelines.export.published import ExportError, opened
    from pipelines.store.reader import NotPublishedError

    try:
        with opened(_folder(warehouse)) as published:
            place = find_jurisdiction(published, jurisdiction)
            path = out or Path(f"{place.name}任务台账.xlsx")
            count = write_ledger(published, place, path)
    except (ExportError, NotPublishedError, OSError) as error:
        fail(error)
    click.echo(f"{place.name} ({place.code}): {count} measures in {path}")


@click.command(epilog=help_texts.CALENDAR)
@click.argument("jurisdiction", required=False)
@click.option("--out", type=FILE, help="The file; without it, the standard output.")
@warehouse_option
def calendar(jurisdiction: str | None, out: Path | None, warehouse: Path) -> None:
    """Write what is due when as a calendar (ICS), of one JURISDICTION or of all.

    One all-day event a commitment that has a date of its own, and one a plan on the day it ends,
    for all those that have none.
    """
    from pipelines.export.aside import whole_file
    from pipelines.export.calendars import calendar_bytes
    from pipelines.export.jurisdictions import find_jurisdiction
    from pipelines.export.published import ExportError, opened
    from pipelines.store.reader import NotPublishedError

    try:
        with opened(_folder(warehouse)) as published:
            place = find_jurisdiction(published, jurisdiction) if jurisdiction else None
            body, count = calendar_bytes(published, place)
        if out:
            with whole_file(out) as path:
                path.write_bytes(body)
            click.echo(f"{count} events in {out}")
        else:
            click.echo(body, nl=False)
    except (ExportError, NotPublishedError, OSError) as error:
        fail(error)


def _folder(warehouse: Path) -> "Folder":
    from pipelines.store.generations import Folder

    return Folder(warehouse.absolute())
