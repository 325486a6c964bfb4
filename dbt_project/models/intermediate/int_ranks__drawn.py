"""Ranks under many draws of what the index leaves open.

Here: which plans are drawn and which groups are ranked anew, since their facts are not those they
were drawn from; tables handed to the arithmetic, and its rows handed back to dbt.
Not here: the arithmetic (`dbt_project.draws`), what is published of it (the marts).
"""

from typing import Any

import polars as pl
import pyarrow as pa

from dbt_project.draws.choices import Rules
from dbt_project.draws.ranks import EARLIER, SCHEMA, Facts, frames

GROUP = ["framework", "level"]
PLAN = [*GROUP, "document_id", "digest"]
SCORES = "score_owner, score_deadline, score_target, score_verification"
PILLARS = (
    "choice, setting, document_id, list(specification order by draw) as specification,"
    " list(coverage order by draw) as coverage"
)


def model(dbt: Any, session: Any) -> pa.RecordBatchReader:  # noqa: ANN401 - dbt gives no types
    """One row per run, draw and ranked plan of each group in which a plan is another."""
    dbt.config(
        materialized="incremental",
        incremental_strategy="grouped",
        unique_key=["framework", "level"],
    )
    parameters = dbt.ref("index_parameters").project("parameter, value")
    rates = dbt.ref("extraction_error_rates").project("element, error_rate")
    measures = dbt.ref("fct_measures").filter("measure_type <> 'goal'")
    topics = dbt.ref("mart_topic_coverage")
    digested = dbt.ref("int_plans__digested").pl()
    drawn = session.table(str(dbt.this)) if dbt.is_incremental else None
    known = digested.clear()
    if drawn:
        known = drawn.filter("choice = 'none'").project(", ".join(PLAN)).pl()
    new, gone = digested.join(known, on=PLAN, how="anti"), known.join(digested, on=PLAN, how="anti")
    others = pl.concat([new.select(GROUP), gone.select(GROUP)])
    plans = digested.join(others, on=GROUP, how="semi")
    kept = plans.join(new, on=PLAN, how="anti")
    earlier = _of(session, kept, drawn).aggregate(PILLARS).pl() if drawn else EARLIER.to_frame()
    facts = Facts(
        plans=plans,
        measures=_of(session, new, measures)
        .project(f"document_id, measure_id, topic_code, {SCORES}")
        .pl(),
        topics=_of(session, new, topics).project("document_id, topic_code, is_applicable").pl(),
        earlier=earlier,
    )
    rules = Rules(dict(parameters.fetchall()), dict(rates.fetchall()))
    # A frame after the other, so that memory holds one run of one group.
    schema = SCHEMA.to_frame().to_arrow().schema
    made = (batch for frame in frames(facts, rules) for batch in frame.to_arrow().to_batches())
    return pa.RecordBatchReader.from_batches(schema, made)


def _of(session: Any, plans: pl.DataFrame, rows: Any) -> Any:  # noqa: ANN401
    """The rows of these plans."""
    return rows.join(session.from_arrow(plans.select("document_id").to_arrow()), "document_id")
