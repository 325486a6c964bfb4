"""Checks on the tables that the pipeline writes, before dbt reads them.

Here: what must hold of a table as a whole, or of two side by side.
Not here: what must hold of one row (`store.schemas`), of a fact or a score (`dbt_project`).
"""

import dagster as dg

from pipelines.orchestration.assets.published import Publishing
from pipelines.orchestration.resources import Build
from pipelines.store import gate, warehouse

_SPANNED = ("measures", "achievements", "metrics", "problems")

_ASTRAY = " union all ".join(
    f"select '{table}' as what, count(*) as n from plans.{table} as facts "  # noqa: S608 - our own
    "left join plans.document_texts as texts on facts.document_id = texts.document_id "
    "where substring(texts.clean_text, facts.char_start + 1, facts.char_end - facts.char_start) "
    "is distinct from facts.text"
    for table in _SPANNED
)

_UNACCOUNTED = """
    select 'quarantined without a reason' as what, count(*) as n
    from plans.inputs
    where
        outcome = 'quarantined'
        and source not in (select source from plans.quarantine)
    union all
    select 'accepted without a document' as what, count(*) as n
    from plans.inputs
    where
        outcome in ('accepted', 'flagged')
        and source not in (
            select source from plans.document_sources where gone_since is null
        )
    union all
    select 'document without a source' as what, count(*) as n
    from plans.documents
    where document_id not in (select document_id from plans.document_sources)
"""


def _check(name: str, table: str, description: str, query: str) -> dg.AssetChecksDefinition:
    """A check that fails where any count of the query is above 0."""

    @dg.asset_check(
        asset=dg.AssetKey(["plans", table]), name=name, description=description, blocking=True
    )
    def check(build: dg.ResourceParam[Build]) -> dg.AssetCheckResult:
        wrong = _counts(build, query)
        if wrong:
            build.run.fail(f"{name}: {wrong}")
        return dg.AssetCheckResult(passed=not wrong, metadata={"wrong": str(wrong or "none")})

    return check


def _counts(build: Build, query: str) -> dict[str, int]:
    with warehouse.connected(build.run.database) as connection:
        return {what: n for what, n in connection.execute(query).fetchall() if n}


every_input_is_accounted_for = _check(
    "every_input_is_accounted_for",
    "inputs",
    "What was seen was accepted, flagged, quarantined with a reason, or left out on purpose.",
    _UNACCOUNTED,
)

offsets_lead_to_their_text = _check(
    "offsets_lead_to_their_text",
    "measures",
    "The words of every row stand in its document's text exactly where its offsets say.",
    _ASTRAY,
)


@dg.asset_check(
    asset=dg.AssetKey(["plans", "document_sources"]),
    description="No host has lost more than a fifth of its pages since the last generation.",
    blocking=True,
)
def no_host_has_collapsed(
    build: dg.ResourceParam[Build], config: Publishing
) -> dg.AssetCheckResult:
    """Before dbt works on it; the gate asks again of the finished file."""
    with warehouse.connected(build.run.database) as connection:
        pages = gate.pages_by_host(connection)
    lost = gate.collapsed(build.run.base.counts, pages) if build.run.base else []
    is_stopped = bool(lost) and not config.accept_fewer
    if is_stopped:
        build.run.fail(f"{'; '.join(lost)}: look at the host; if it is right, {gate.ACCEPT}")
    return dg.AssetCheckResult(
        passed=not is_stopped, metadata={"lost": "; ".join(lost) or "none", "pages": dict(pages)}
    )


CHECKS: list[dg.AssetChecksDefinition] = [
    every_input_is_accounted_for,
    offsets_lead_to_their_text,
    no_host_has_collapsed,
]
"""Every check; a new one is added here."""
