"""What the published generation changed, told beside the warehouse and to a webhook.

Here: the asset after the switch, which never makes the run a failed one.
Not here: what is told (`export.digest`), the POST (`orchestration.webhook`).
"""

import json

import dagster as dg

from pipelines.export.digest import write
from pipelines.export.published import ExportError
from pipelines.orchestration.assets.published import PUBLISHED
from pipelines.orchestration.resources import Build
from pipelines.orchestration.webhook import WebhookError, post


@dg.asset(name="digest", group_name="publish", deps=[PUBLISHED], kinds={"markdown"})
def digest(
    context: dg.AssetExecutionContext, build: dg.ResourceParam[Build]
) -> dg.MaterializeResult:
    """New, changed, gone and quarantined texts, overdue commitments, moves in the ranking.

    The generation is served when this begins: whatever goes wrong here is said and stops nothing.
    """
    said = "nothing"
    try:
        said = _told(build)
    except (ExportError, WebhookError, OSError) as error:
        context.log.warning("digest: %s", error)
        build.run.warnings = (*build.run.warnings, f"digest: {error}")
    return dg.MaterializeResult(metadata={"written": said})


def _told(build: Build) -> str:
    """Write it, then send it: what cannot be delivered can still be read."""
    served = build.run.served
    if served is None:
        raise ExportError("no generation is served: run `planledger run`")
    path = write(build.run.folder, served, build.run.base)
    if build.webhook:
        facts = json.loads(path.with_suffix(".json").read_bytes())
        post(build.webhook, {"text": path.read_text("utf-8"), "digest": facts})
    return str(path)
