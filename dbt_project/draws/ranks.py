"""Rankings under every draw, as one table.

Here: the plans out of tables, the index and the ranks in each draw, and the rows of the model.
Not here: what a draw makes of one plan (`draws.plan`), what is published of it (the marts).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dbt_project.draws.choices import ELEMENTS, PILLARS, Draws, Floats, Rules, Run, runs
from dbt_project.draws.plan import Plan, pillars

SCHEMA = pl.Schema(
    {
        "choice": pl.String,
        "setting": pl.String,
        "framework": pl.String,
        "level": pl.String,
        "draw": pl.Int32,
        "document_id": pl.String,
        "specification": pl.Float64,
        "coverage": pl.Float64,
        "accountability": pl.Float64,
        "weight_specification": pl.Float64,
        "weight_coverage": pl.Float64,
        "weight_accountability": pl.Float64,
        "is_geometric": pl.Boolean,
        "completeness_index": pl.Float64,
        "rank": pl.Int32,
    }
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the draws are made from.

    Shape:
        `plans` one row per ranked plan with its group and accountability; `measures` one row per
        measure that counts with its topic and four scores; `topics` one row per plan and topic.
    """

    plans: pl.DataFrame
    measures: pl.DataFrame
    topics: pl.DataFrame


def table(facts: Facts, rules: Rules) -> pl.DataFrame:
    """Every plan in every draw of every run, ranked within its framework and level.

    Shape:
        One row per run, draw and plan, in the columns of `SCHEMA`; draws count from 1. Rows of a
        draw stand together, since what they share then packs well.
    """
    plans = {plan.document_id: plan for plan in _plans(facts)}
    parts = []
    for group, members in _groups(facts.plans):
        chosen = [plans[document_id] for document_id in members]
        parts += [_rows(run, group, chosen, rules) for run in runs(rules)]
    return pl.concat(parts) if parts else SCHEMA.to_frame()


def indices(values: Sequence[Floats], draws: Draws, rules: Rules) -> Floats:
    """The index from the three pillars, each draws × plans.

    Rounded, so that plans that differ by nothing but the order of an addition share a rank.
    """
    geometric = np.ones_like(values[0])
    arithmetic = np.zeros_like(values[0])
    for number, value in enumerate(values):
        share, stretched = (
            draws.pillars[:, [number]],
            rules["index_floor"] + rules["index_span"] * value,
        )
        geometric *= stretched**share
        arithmetic += share * stretched
    index = np.where(draws.is_geometric[:, None], geometric, arithmetic)
    return index.round(int(rules["index_decimals"]))


def ranked(index: Floats) -> NDArray[np.int32]:
    """Places in each draw, 1 the highest; equals share the better one."""
    places = np.empty(index.shape, np.int32)
    for row, place in zip(-index, places, strict=True):
        place[:] = np.searchsorted(np.sort(row), row) + 1
    return places


def _plans(facts: Facts) -> Iterator[Plan]:
    """The ranked plans, whatever the order of the rows."""
    accountability = dict(facts.plans.select("document_id", "accountability").iter_rows())
    asked = facts.topics.group_by("document_id").agg(pl.col("is_applicable").sum())
    n_asked = dict(asked.iter_rows())
    known = facts.measures.filter(pl.col("document_id").is_in(list(accountability)))
    placed = known.join(facts.topics, on=["document_id", "topic_code"])
    ordered = placed.sort("document_id", "topic_code", "measure_id")
    for (document_id,), rows in ordered.group_by("document_id", maintain_order=True):
        starts = np.flatnonzero(rows["topic_code"].ne_missing(rows["topic_code"].shift()))
        scores = rows.select(pl.col(f"score_{name}").fill_null(np.nan) for name in ELEMENTS)
        yield Plan(
            document_id=str(document_id),
            scores=scores.cast(pl.Float64).to_numpy(),
            starts=starts,
            is_asked=rows["is_applicable"].to_numpy()[starts],
            n_asked=n_asked[document_id],
            accountability=accountability[document_id],
        )


def _groups(plans: pl.DataFrame) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Who stands beside whom: framework, level, and their plans."""
    ordered = plans.sort("framework", "level", "document_id")
    for group, rows in ordered.group_by("framework", "level", maintain_order=True):
        yield (str(group[0]), str(group[1])), rows["document_id"].to_list()


def _rows(run: Run, group: tuple[str, str], plans: Sequence[Plan], rules: Rules) -> pl.DataFrame:
    """One run over one group. A plan after the other, so that memory holds one plan's measures."""
    draws, n = run.draws, len(plans)
    values = [np.empty((len(draws), n)) for _ in PILLARS]
    for number, plan in enumerate(plans):
        values[0][:, number], values[1][:, number] = pillars(plan, draws, rules)
        values[2][:, number] = plan.accountability
    index = indices(values, draws, rules)
    columns = {name: value.ravel() for name, value in zip(PILLARS, values, strict=True)}
    weights = {
        f"weight_{name}": np.repeat(draws.pillars[:, number], n)
        for number, name in enumerate(PILLARS)
    }
    fixed = {"choice": run.choice, "setting": run.setting, "framework": group[0], "level": group[1]}
    frame = pl.DataFrame(
        {
            "draw": np.repeat(np.arange(1, len(draws) + 1, dtype=np.int32), n),
            "document_id": [plan.document_id for plan in plans] * len(draws),
            **columns,
            **weights,
            "is_geometric": np.repeat(draws.is_geometric, n),
            "completeness_index": index.ravel(),
            "rank": ranked(index).ravel(),
        }
    )
    return frame.with_columns(pl.lit(value).alias(name) for name, value in fixed.items()).select(
        SCHEMA.names()
    )
