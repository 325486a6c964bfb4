"""Ranks under many draws of what the index leaves open.

Here: tables handed to the arithmetic, and its table handed back to dbt.
Not here: the arithmetic (`dbt_project.draws`), what is published of it (the marts).
"""

from typing import Any

import polars as pl

from dbt_project.draws.choices import Rules
from dbt_project.draws.ranks import Facts, table


def model(dbt: Any, session: Any) -> pl.DataFrame:  # noqa: ANN401, ARG001 - dbt gives no types
    """One row per run, draw and ranked plan."""
    dbt.config(materialized="table")
    plans = dbt.ref("mart_plan_completeness").filter("is_ranked")
    measures = dbt.ref("fct_measures").filter("measure_type <> 'goal'")
    topics = dbt.ref("mart_topic_coverage")
    parameters = dbt.ref("index_parameters").project("parameter, value")
    rates = dbt.ref("extraction_error_rates").project("element, error_rate")
    facts = Facts(
        plans=plans.project("framework, level, document_id, accountability").pl(),
        measures=measures.project(
            "document_id, measure_id, topic_code,"
            " score_owner, score_deadline, score_target, score_verification"
        ).pl(),
        topics=topics.project("document_id, topic_code, is_applicable").pl(),
    )
    return table(facts, Rules(dict(parameters.fetchall()), dict(rates.fetchall())))
