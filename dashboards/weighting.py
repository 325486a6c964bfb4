"""Ranks under the reader's own weights.

Here: the index's formula over what the warehouse has scored and drawn; pure.
Not here: the published index, ranks and intervals (`dbt_project`), which these equal at the
published weights.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

PILLARS = ("specification", "coverage", "accountability")
ELEMENTS = ("owner", "deadline", "target", "verification")

NEEDED = frozenset(
    {
        *(f"weight_{name}" for name in (*PILLARS, *ELEMENTS)),
        "firm_completeness",
        "firm_elements",
        "best_measures",
        "share_covered",
        "share_firm",
        "index_floor",
        "index_span",
        "index_decimals",
        "interval_low",
        "interval_high",
    }
)
"""The published parameters that the formula takes."""


@dataclass(frozen=True, slots=True)
class Formula:
    """The index with the reader's weights in place of the published ones.

    `parameters` are the published ones, by name. Weights need not add up to 1.
    """

    parameters: Mapping[str, float]
    pillars: Mapping[str, float]
    elements: Mapping[str, float]

    def index(self) -> pl.Expr:
        """The weighted geometric mean of the pillars of a row.

        Units:
            From 1 to 100.
        """
        product = pl.lit(1.0)
        for pillar, share in shares(self.pillars).items():
            product *= self._scaled(pillar).pow(share)
        return product.round(int(self.parameters["index_decimals"]))

    def drawn_index(self) -> pl.Expr:
        """The index of a row of a draw: its drawn weights, moved as the reader moved them.

        Each drawn weight is taken times the reader's over the published one, so that at the
        published weights the draw stays what it is.
        """
        own = shares(self.pillars)
        moved = {
            pillar: pl.col(f"weight_{pillar}") * own[pillar] / self.parameters[f"weight_{pillar}"]
            for pillar in PILLARS
        }
        total = pl.sum_horizontal(list(moved.values()))
        geometric, arithmetic = pl.lit(1.0), pl.lit(0.0)
        for pillar, weight in moved.items():
            geometric *= self._scaled(pillar).pow(weight / total)
            arithmetic += self._scaled(pillar) * weight / total
        index = pl.when("is_geometric").then(geometric).otherwise(arithmetic)
        return index.round(int(self.parameters["index_decimals"]))

    def completeness(self) -> pl.Expr:
        """The weighted mean of a measure's elements that apply and can be observed."""
        weights = shares(self.elements)
        scores = {name: pl.col(f"score_{name}") for name in ELEMENTS}
        earned = pl.sum_horizontal(scores[name] * weights[name] for name in ELEMENTS)
        asked = pl.sum_horizontal(scores[name].is_not_null() * weights[name] for name in ELEMENTS)
        # A mean of nothing is none; what weighs nothing cannot be asked for.
        return pl.when(asked > 0).then(earned / asked)

    def is_firm(self) -> pl.Expr:
        """Whether a measure is complete enough, in enough of its elements."""
        scores = [pl.col(f"score_{name}") for name in ELEMENTS]
        met = pl.sum_horizontal((score > 0).fill_null(value=False) for score in scores)
        asked = pl.sum_horizontal(score.is_not_null() for score in scores)
        enough = pl.min_horizontal(asked, pl.lit(self.parameters["firm_elements"]))
        # Rounded like the index: 0.6 out of sums of weights must not fall short of 0.6.
        complete = self.completeness().round(int(self.parameters["index_decimals"]))
        return (complete >= self.parameters["firm_completeness"]) & (met >= enough)

    def _scaled(self, pillar: str) -> pl.Expr:
        return self.parameters["index_floor"] + self.parameters["index_span"] * pl.col(pillar)


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as parts of 1; equal parts where all weigh nothing."""
    total = math.fsum(weights.values())
    if total <= 0:
        return dict.fromkeys(weights, 1 / len(weights))
    return {name: weight / total for name, weight in weights.items()}


def pillars(measures: pl.DataFrame, topics: pl.DataFrame, formula: Formula) -> pl.DataFrame:
    """The two pillars that rest on element weights.

    Shape:
        `measures` one row per scored measure with its topic and four scores; `topics` one row per
        plan and topic. Yields one row per plan: `specification`, `coverage`.
    """
    best = int(formula.parameters["best_measures"])
    covered = (
        measures.with_columns(completeness=formula.completeness(), is_firm=formula.is_firm())
        .group_by("document_id", "topic_code")
        .agg(
            specification=pl.col("completeness").top_k(best).mean(),
            has_firm=pl.col("is_firm").any(),
        )
    )
    asked = topics.filter("is_applicable").join(
        covered, on=["document_id", "topic_code"], how="left"
    )
    coverage = asked.group_by("document_id").agg(
        coverage=formula.parameters["share_covered"] * pl.col("has_firm").is_not_null().mean()
        + formula.parameters["share_firm"] * pl.col("has_firm").fill_null(value=False).mean()
    )
    specification = covered.group_by("document_id").agg(pl.col("specification").mean())
    return specification.join(coverage, on="document_id", how="full", coalesce=True)


def rank(plans: pl.DataFrame, formula: Formula) -> pl.DataFrame:
    """The plans under a formula, best first.

    Shape:
        One row per plan of `plans`, with `own_index`, `own_rank` (equals share the better rank)
        and `gained`, the ranks won over the published `rank`.
    """
    scored = plans.with_columns(own_index=formula.index())
    ranked = scored.with_columns(
        own_rank=pl.col("own_index").rank(method="min", descending=True).cast(pl.Int32)
    )
    return ranked.with_columns(gained=pl.col("rank") - pl.col("own_rank")).sort(
        "own_rank", "rank", "jurisdiction_code"
    )


def intervals(draws: pl.DataFrame, shifts: pl.DataFrame, formula: Formula) -> pl.DataFrame:
    """How sure each own rank is, from the warehouse's draws.

    Shape:
        `draws` one row per draw and plan with its pillars and weights; `shifts` one row per plan:
        by how much the reader's element weights move its `specification` and `coverage`. Yields
        one row per plan: `own_p05`, `own_p50`, `own_p95`.
    """
    moved = draws.join(shifts, on="document_id", how="left").with_columns(
        (pl.col(pillar) + pl.col(f"{pillar}_shift").fill_null(0)).clip(0, 1)
        for pillar in ("specification", "coverage")
    )
    ranks = moved.with_columns(own_index=formula.drawn_index()).with_columns(
        own_rank=pl.col("own_index").rank(method="min", descending=True).over("draw")
    )
    ordered = pl.col("own_rank").sort()
    low, high = formula.parameters["interval_low"], formula.parameters["interval_high"]
    return ranks.group_by("document_id").agg(
        own_p05=ordered.get((pl.len() * low).ceil().cast(pl.Int64).clip(1) - 1),
        own_p50=pl.col("own_rank").median(),
        own_p95=ordered.get((pl.len() * high).ceil().cast(pl.Int64) - 1),
    )
