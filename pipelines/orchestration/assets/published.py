"""The generation that readers see.

Here: the one asset that puts a tested build in service.
Not here: what a build must hold (`store.gate`), the switch (`store.publish`).
"""

from collections.abc import Sequence

import dagster as dg

from pipelines.orchestration.resources import Build

PUBLISHED = dg.AssetKey("published")


class Publishing(dg.Config):
    """`accept_fewer`: a person's reason why less may be there than in the last generation."""

    accept_fewer: str = ""


def published(models: Sequence[dg.AssetKey]) -> dg.AssetsDefinition:
    """The published generation, after every one of the models."""

    @dg.asset(key=PUBLISHED, group_name="publish", deps=models, kinds={"duckdb"})
    def asset(build: dg.ResourceParam[Build], config: Publishing) -> dg.MaterializeResult:
        """One whole file, tested, read back, and put in service by one switch."""
        build.report("publishing", 0, 0, "")
        with build.recording():
            warnings = build.publish(config.accept_fewer or None)
        record = build.run.record
        return dg.MaterializeResult(
            metadata={
                "generation": record.generation,
                "documents seen": record.n_seen,
                "quarantined": record.n_quarantined,
                "warnings": "\n".join(warnings) or "none",
            }
        )

    return asset
