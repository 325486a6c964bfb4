"""Ranks under the reader's own weights.

Here: the index's formula over the pillars that the warehouse has scored; pure.
Not here: the published index and rank (`dbt_project`), which these equal at the published weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

PILLARS = ("specification", "coverage", "accountability")


@dataclass(frozen=True, slots=True)
class Formula:
    """How a plan's pillars become its index: each from `floor` over `span`, then their mean.

    `weights` need not add up to 1.
    """

    weights: Mapping[str, float]
    floor: float = 1.0
    span: float = 99.0

    @property
    def shares(self) -> dict[str, float]:
        """The weights as parts of 1; equal parts where all weigh nothing."""
        total = sum(self.weights[pillar] for pillar in PILLARS)
        if total <= 0:
            return dict.fromkeys(PILLARS, 1 / len(PILLARS))
        return {pillar: self.weights[pillar] / total for pillar in PILLARS}

    def index(self) -> pl.Expr:
        """The weighted geometric mean of the pillars.

        Units:
            From `floor` to `floor + span`.
        """
        product = pl.lit(1.0)
        for pillar, share in self.shares.items():
            product *= (self.floor + self.span * pl.col(pillar)).pow(share)
        return product


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
