"""Rankings under every draw, as one table.

Here: the plans out of tables, the index and the ranks in each draw, and the rows of the model.
Not here: what a draw makes of one plan (`draws.plan`), what is published of it (the marts).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
        "digest": pl.UInt64,
    }
)


EARLIER = pl.Schema(
    {
        "choice": pl.String,
        "setting": pl.String,
        "document_id": pl.String,
        "specification": pl.List(pl.Float64),
        "coverage": pl.List(pl.Float64),
    }
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the draws are made from.

    Shape:
        `plans` one row per ranked plan with its group, accountability and digest; `measures` one
        row per measure that counts with its topic and four scores; `topics` one row per plan and
        topic; `earlier` one row per run and plan whose pillars were drawn before, draw by draw,
        in the columns of `EARLIER`: of such a plan nothing else is needed.
    """

    plans: pl.DataFrame
    measures: pl.DataFrame
    topics: pl.DataFrame
    earlier: pl.DataFrame = field(default_factory=EARLIER.to_frame)


def frames(facts: Facts, rules: Rules) -> Iterator[pl.DataFrame]:
    """Every plan in every draw of every run, ranked within its framework and level.

    Shape:
        One frame per group and run, with one row per draw and plan in the columns of `SCHEMA`;
        draws count from 1. Rows of a draw stand together, since what they share then packs well.
    """
    drawing = _Drawing(facts, rules)
    for group, members in _groups(facts.plans):
        for run in runs(rules):
            yield _rows(run, group, members, drawing)


def table(facts: Facts, rules: Rules) -> pl.DataFrame:
    """All of `frames` as one."""
    return pl.concat([SCHEMA.to_frame(), *frames(facts, rules)])


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


class _Drawing:
    """The pillars of every plan, drawn now or before."""

    def __init__(self, facts: Facts, rules: Rules) -> None:
        self.rules = rules
        self._plans = {plan.document_id: plan for plan in _plans(facts)}
        self.accountability = _by_document(facts.plans, "accountability")
        self.digests = _by_document(facts.plans, "digest")
        names = facts.earlier.select("choice", "setting", "document_id").iter_rows()
        found = zip(facts.earlier["specification"], facts.earlier["coverage"], strict=True)
        self._earlier = dict(zip(names, found, strict=True))

    def pillars(self, document_id: str, run: Run) -> tuple[Floats, Floats]:
        """Specification and coverage of a plan in each draw of a run."""
        plan = self._plans.get(document_id)
        if plan:
            return pillars(plan, run.draws, self.rules)
        specification, coverage = self._earlier[run.choice, run.setting, document_id]
        return specification.to_numpy(), coverage.to_numpy()


def _by_document(rows: pl.DataFrame, name: str) -> dict[str, float]:
    return dict(rows.select("document_id", name).iter_rows())


def _plans(facts: Facts) -> Iterator[Plan]:
    """The ranked plans, whatever the order of the rows."""
    accountability = _by_document(facts.plans, "accountability")
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


def _rows(
    run: Run, group: tuple[str, str], members: Sequence[str], drawing: _Drawing
) -> pl.DataFrame:
    """One run over one group. A plan after the other, so that memory holds one plan's measures."""
    draws, n = run.draws, len(members)
    values = [np.empty((len(draws), n)) for _ in PILLARS]
    for number, document_id in enumerate(members):
        values[0][:, number], values[1][:, number] = drawing.pillars(document_id, run)
        values[2][:, number] = drawing.accountability[document_id]
    index = indices(values, draws, drawing.rules)
    columns = {name: value.ravel() for name, value in zip(PILLARS, values, strict=True)}
    weights = {
        f"weight_{name}": np.repeat(draws.pillars[:, number], n)
        for number, name in enumerate(PILLARS)
    }
    digests = [drawing.digests[document_id] for document_id in members]
    fixed = {"choice": run.choice, "setting": run.setting, "framework": group[0], "level": group[1]}
    frame = pl.DataFrame(
        {
            "draw": np.repeat(np.arange(1, len(draws) + 1, dtype=np.int32), n),
            "document_id": list(members) * len(draws),
            **columns,
            **weights,
            "is_geometric": np.repeat(draws.is_geometric, n),
            "completeness_index": index.ravel(),
            "rank": ranked(index).ravel(),
            "digest": digests if run.choice == "none" else None,
        },
        schema_overrides={"digest": pl.UInt64},
    )
    return frame.with_columns(pl.lit(value).alias(name) for name, value in fixed.items()).select(
        SCHEMA.names()
    )
