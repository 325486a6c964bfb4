"""`weighting`: the reader's weights, over what the warehouse scored and drew."""

import math

import polars as pl
import pytest

from dashboards.weighting import (
    ELEMENTS,
    NEEDED,
    PILLARS,
    Formula,
    intervals,
    pillars,
    rank,
    shares,
)
from tests.integration.made_warehouse import PARAMETERS

PUBLISHED = {pillar: PARAMETERS[f"weight_{pillar}"] for pillar in PILLARS}
EQUAL = dict.fromkeys(ELEMENTS, 25.0)
PLANS = pl.DataFrame(
    {
        "jurisdiction_code": ["990100", "990200", "990300"],
        "document_id": ["a", "b", "c"],
        "specification": [0.8, 0.2, 0.5],
        "coverage": [0.1, 0.9, 0.5],
        "accountability": [0.0, 1.0, 0.5],
        "rank": [2, 3, 1],
    }
)


def formula(of_pillars=PUBLISHED, of_elements=EQUAL) -> Formula:
    return Formula(PARAMETERS, of_pillars, of_elements)


def test_the_made_parameters_are_those_that_are_needed():
    assert set(PARAMETERS) >= NEEDED


def test_the_index_is_the_weighted_geometric_mean_of_the_scaled_pillars():
    own = rank(PLANS.head(1), formula())
    # S 0.8 → 80.2, C 0.1 → 10.9, G 0 → 1
    assert own["own_index"][0] == pytest.approx(math.sqrt(80.2) * 10.9**0.3 * 1**0.2)


def test_only_the_proportions_of_the_weights_count():
    tenfold = {pillar: weight * 10 for pillar, weight in PUBLISHED.items()}
    a, b = (rank(PLANS, formula(weights))["own_index"] for weights in (PUBLISHED, tenfold))
    assert a.to_list() == pytest.approx(b.to_list())


def test_weights_that_are_all_nought_weigh_alike():
    assert shares(dict.fromkeys(PILLARS, 0.0)) == dict.fromkeys(PILLARS, 1 / 3)


def test_all_weight_on_one_pillar_ranks_by_it_alone():
    own = rank(PLANS, formula({"specification": 1, "coverage": 0, "accountability": 0}))
    assert own["jurisdiction_code"].to_list() == ["990100", "990300", "990200"]
    assert own["gained"].to_list() == [1, -1, 0]


def test_equals_share_the_better_rank():
    twins = pl.concat([PLANS.head(1), PLANS.head(1), PLANS.tail(1)])
    assert rank(twins, formula())["own_rank"].to_list() == [1, 2, 2]


def measures(*rows: tuple) -> pl.DataFrame:
    return pl.DataFrame(
        rows,
        schema={
            "document_id": pl.String,
            "topic_code": pl.String,
            **{f"score_{name}": pl.Float64 for name in ELEMENTS},
        },
        orient="row",
    )


def topics(**applicable: bool) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "document_id": ["a"] * len(applicable),
            "topic_code": [name.removeprefix("t") for name in applicable],
            "is_applicable": list(applicable.values()),
        }
    )


def test_the_best_three_measures_make_a_topic_and_the_local_one_counts_in_s_alone():
    scored = measures(
        ("a", "04", 1, 1, 1, 1),  # 1
        ("a", "04", 1, 1, 0, 0),  # 0.5
        ("a", "04", 1, 0, 0, 0),  # 0.25
        ("a", "04", 0, 0, 0, 0),  # 0, the fourth best
        ("a", "local", 1, None, None, 0),  # 0.5
    )
    made = pillars(scored, topics(t04=True, t05=True, tlocal=False), formula())
    assert made["specification"][0] == pytest.approx((1.75 / 3 + 0.5) / 2)
    # One of two topics asked for has a measure, and it is firm.
    assert made["coverage"][0] == pytest.approx(0.5)


def test_an_element_that_is_not_observable_is_left_out_and_one_without_weight_too():
    row = ("a", "04", None, 1, 0, 1)
    made = pillars(measures(row), topics(t04=True), formula())
    assert made["specification"][0] == pytest.approx(2 / 3)
    no_target = {**EQUAL, "target": 0.0}
    made = pillars(measures(row), topics(t04=True), formula(of_elements=no_target))
    assert made["specification"][0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("row", "firm"),
    [
        ((1, 1, 1, 0), True),
        ((1, 1, 0, 0), False),  # 0.5 < 0.6
        ((1, 1, None, 0), False),  # 2/3, but two elements of three are above 0
        ((1, None, None, 1), True),  # all that apply
        ((0.5, 0.5, 0.5, 1), True),  # 0.625
    ],
)
def test_firm_needs_enough_of_enough_elements(row, firm):
    made = pillars(measures(("a", "04", *row)), topics(t04=True), formula())
    assert made["coverage"][0] == pytest.approx(1.0 if firm else 0.5)


def draws(*indices: tuple[float, float]) -> pl.DataFrame:
    """Draws of two plans that differ in specification alone."""
    return pl.DataFrame(
        [
            {
                "draw": number,
                "document_id": plan,
                "specification": value,
                "coverage": 0.5,
                "accountability": 0.5,
                **{f"weight_{pillar}": PUBLISHED[pillar] for pillar in PILLARS},
                "is_geometric": number % 2 == 0,
            }
            for number, pair in enumerate(indices, start=1)
            for plan, value in zip("ab", pair, strict=True)
        ]
    )


NO_SHIFT = pl.DataFrame(
    {"document_id": ["a", "b"], "specification_shift": [0.0, 0.0], "coverage_shift": [0.0, 0.0]}
)


def test_intervals_are_ranks_that_were_drawn():
    drawn = draws(*([(0.9, 0.1)] * 18), *([(0.1, 0.9)] * 2))
    found = intervals(drawn, NO_SHIFT, formula()).sort("document_id")
    # Of twenty draws, a is second in two: the first and the nineteenth are the ends.
    assert found["own_p05"].to_list() == [1, 1]
    assert found["own_p50"].to_list() == [1, 2]
    assert found["own_p95"].to_list() == [2, 2]


def test_without_spread_every_interval_has_width_0():
    found = intervals(draws(*([(0.9, 0.1)] * 20)), NO_SHIFT, formula())
    assert (found["own_p05"] == found["own_p95"]).all()


def test_element_weights_move_the_draws_with_the_plan():
    shifted = NO_SHIFT.with_columns(specification_shift=pl.Series([-0.9, 0.9]))
    found = intervals(draws(*([(0.9, 0.1)] * 20)), shifted, formula()).sort("document_id")
    assert found["own_p50"].to_list() == [2, 1]
