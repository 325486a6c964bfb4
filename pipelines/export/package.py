"""One export folder: all tables in every format, what they are, and under which licence.

Here: the parts put together, in a folder that is there whole or not at all.
Not here: each format (`.tabular`, `.workbook`).
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipelines.export.aside import whole_folder
from pipelines.export.published import Published
from pipelines.export.tabular import write_tables
from pipelines.export.workbook import write_workbook


def write_package(published: Published, folder: Path, papers: Iterable[Path] = ()) -> int:
    """All published tables in `folder`, with `papers` beside them; how many tables there are.

    Raises:
        ExportError: If the folder holds other files.
    """
    with whole_folder(folder) as aside:
        tables = write_tables(published, aside)
        write_workbook(published, aside / "planledger.xlsx")
        for paper in papers:
            shutil.copyfile(paper, aside / paper.name)
    return len(tables)
