"""The dbt models over schema `plans`, one asset a model.

Here: their names among the assets, and one build inside this process.
Not here: how dbt is run (`orchestration.manifest`), what the models say (`dbt_project`).

dbt's tests are judged by the gate and not kept as checks of their own: as events they would be
two thirds of Dagster's storage, and a run that one of them fails names it.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, dbt_assets

from pipelines.orchestration import manifest
from pipelines.orchestration.resources import Build


class Translator(DagsterDbtTranslator):
    """Assets named like the folders they stand in: plans/metrics, core/fct_metrics."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """The source's schema, or the model's folder, and its name."""
        kind, name = dbt_resource_props["resource_type"], dbt_resource_props["name"]
        if kind == "source":
            return dg.AssetKey([dbt_resource_props["source_name"], name])
        return dg.AssetKey(["seeds" if kind == "seed" else dbt_resource_props["fqn"][1], name])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Dbt's own group: facts, or scoring."""
        return str(dbt_resource_props["config"].get("group") or "facts")


def models(manifest_path: Path) -> dg.AssetsDefinition:
    """The assets of every model and seed that the manifest knows."""
    translator = Translator(settings=DagsterDbtTranslatorSettings(enable_asset_checks=False))

    @dbt_assets(manifest=manifest_path, name="dbt", dagster_dbt_translator=translator)
    def dbt(build: dg.ResourceParam[Build]) -> Iterator[dg.MaterializeResult]:
        with build.recording():
            result = manifest.build(
                build.run.folder,
                has_new_code=build.run.has_new_code,
                progress=partial(build.report, "building"),
                shared=build.shared,
            )
        build.tests = result.tests
        for node in result.made:
            yield dg.MaterializeResult(
                asset_key=translator.get_asset_key(node.properties),
                metadata={"seconds": node.seconds},
            )
        if result.error:
            build.run.fail(result.error)
            raise dg.Failure(result.error, allow_retries=False)

    return dbt
