"""The least that a small run can take: its imports, and one dbt build of the file that it made.

Here: what no run can do without, as a process that `scale` measures.
Not here: reading, Dagster's job, the gate and the switch, which are what a run adds.

    python tests/benchmarks/scale_floor.py WAREHOUSE
"""

import importlib
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

IMPORTS = ("dagster", "dagster_dbt", "dbt.cli.main", "duckdb", "polars", "pyarrow", "dataframely")


def main(warehouse: Path) -> None:
    for name in IMPORTS:
        importlib.import_module(name)
    from pipelines.orchestration import manifest
    from pipelines.store.generations import DATABASE, Folder

    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        shutil.copytree(warehouse / "dbt", folder.dbt)
        folder.building.parent.mkdir()
        shutil.copyfile(warehouse / "current" / DATABASE, folder.building)
        built = manifest.build(folder, has_new_code=False, progress=lambda *_: None)
    if built.error:
        raise SystemExit(built.error)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
