"""The tables of schema `plans`, read from the raw folders.

Here: one asset a table, all made by one call of the library.
Not here: what a row is (`store.schemas`), what dbt makes of it (`.dbt`).
"""

from collections.abc import Iterator

import dagster as dg

from pipelines.orchestration.jobs import ARCHIVE
from pipelines.orchestration.resources import Build
from pipelines.reading.raw import Samples
from pipelines.store.schemas import TABLES


class Reading(dg.Config):
    """`samples`: `auto` reads them while nothing real is there; also `never` and `only`."""

    samples: str = Samples.AUTO.value


@dg.multi_asset(
    name="plans",
    group_name="read",
    specs=[
        dg.AssetSpec(
            ["plans", table],
            deps=[ARCHIVE],
            description=schema.__doc__,
            skippable=True,
            kinds={"polars", "duckdb"},
        )
        for table, schema in TABLES.items()
    ],
)
def plans(build: dg.ResourceParam[Build], config: Reading) -> Iterator[dg.MaterializeResult]:
    """What the documents say, row by row; nothing where nothing is new."""
    with build.recording():
        is_new = build.read(Samples(config.samples))
    if is_new:
        for table in TABLES:
            yield dg.MaterializeResult(asset_key=["plans", table])
