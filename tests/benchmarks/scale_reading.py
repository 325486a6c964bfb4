"""One reading of a folder into an empty build, as a process that `scale` measures.

Here: the reading of a run, by one process, by as many as there are cores, or by two workers of a
scheduler that is started for it.
Not here: what is measured of it (`scale`).

Prints how many seconds reading took, from the first document to the last: a scheduler and its
workers run all day, so that their start is no part of it.

    python tests/benchmarks/scale_reading.py RAW [one|pool|cluster]
"""

import os
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipelines.reading.build import Request, read_into  # noqa: E402 - found by the line above
from pipelines.reading.workers import Extractor, pool  # noqa: E402
from pipelines.store import warehouse  # noqa: E402
from pipelines.store.generations import Folder  # noqa: E402
from pipelines.store.runs import open_run  # noqa: E402


@contextmanager
def extractor(how: str, shards: Path) -> Generator[Extractor]:
    """Who reads."""
    if how == "one":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    if how != "cluster":
        yield pool
        return
    from distributed import LocalCluster

    from pipelines.reading.cluster import cluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as local:
        yield cluster(local.scheduler_address, str(shards))


def main(raw: Path, how: str = "pool") -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with (
            extractor(how, place / "shards") as reading,
            open_run(Folder(place / "w"), "bench", "code", lambda: datetime.now(UTC)) as run,
        ):
            begun = time.perf_counter()
            outcome = read_into(run, Request([raw], extractor=reading))
            print(time.perf_counter() - begun)
            if outcome.tally.n_quarantined:
                with warehouse.connected(run.database, read_only=True) as connection:
                    why = connection.execute(
                        "select reason, count(*), any_value(detail) from plans.quarantine "
                        "group by reason"
                    ).fetchall()
                raise SystemExit(f"{outcome.tally.n_quarantined} documents were not read: {why}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
