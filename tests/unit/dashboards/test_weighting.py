"""`weighting`: the reader's weights, over the pillars that the warehouse scored."""

import math

import polars as pl
import pytest

from dashboards.weighting import PILLARS, Formula, rank

PUBLISHED = {"specification": 0.5, "coverage": 0.3, "accountability": 0.2}
PLANS = pl.DataFrame(
    {
        "jurisdiction_code": ["990100", "990200", "990300"],
        "specification": [0.8, 0.2, 0.5],
        "coverage": [0.1, 0.9, 0.5],
        "accountability": [0.0, 1.0, 0.5],
        "rank": [2, 3, 1],
    }
)


def test_the_index_is_the_weighted_geometric_mean_of_the_scaled_pillars():
    own = rank(PLANS.head(1), Formula(PUBLISHED))
    # S 0.8 → 80.2, C 0.1 → 10.9, G 0 → 1
    assert own["own_index"][0] == pytest.approx(math.sqrt(80.2) * 10.9**0.3 * 1**0.2)


def test_only_the_proportions_of_the_weights_count():
    tenfold = {pillar: weight * 10 for pillar, weight in PUBLISHED.items()}
    a, b = (rank(PLANS, Formula(weights))["own_index"] for weights in (PUBLISHED, tenfold))
    assert a.to_list() == pytest.approx(b.to_list())


def test_weights_that_are_all_nought_weigh_the_pillars_alike():
    assert Formula(dict.fromkeys(PILLARS, 0.0)).shares == dict.fromkeys(PILLARS, 1 / 3)


def test_all_weight_on_one_pillar_ranks_by_it_alone():
    own = rank(PLANS, Formula({"specification": 1, "coverage": 0, "accountability": 0}))
    assert own["jurisdiction_code"].to_list() == ["990100", "990300", "990200"]
    assert own["gained"].to_list() == [1, -1, 0]


def test_equals_share_the_better_rank():
    twins = pl.concat([PLANS.head(1), PLANS.head(1), PLANS.tail(1)])
    assert rank(twins, Formula(PUBLISHED))["own_rank"].to_list() == [1, 2, 2]
