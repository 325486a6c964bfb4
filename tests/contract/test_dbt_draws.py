"""Covers the arithmetic of the draws on made-up tables (`test_dbt_draws_published`: in a build)."""

import random
import time
from dataclasses import replace
from itertools import pairwise
from math import comb

import numpy as np
import polars as pl
import pytest

from dbt_project.draws.choices import SOURCES, Rules, runs
from dbt_project.draws.ranks import SCHEMA, Facts, indices, ranked, table
from tests.contract.made_facts import facts, random_facts, rules

FEW = {"draws": 40, "draws_alone": 10}
WHOLE = (1.0, 1.0, 1.0, 1.0)
EMPTY = (0.0, 0.0, 0.0, 0.0)
OFF = frozenset()


def few(draw_seed: int = 1) -> Rules:
    """The rules with few draws, where it does not matter how many."""
    return rules(draws=40, draws_alone=10, draw_seed=draw_seed)


def drawn(made: Facts, **changed) -> pl.DataFrame:
    """The draws of everything at once."""
    return table(made, rules(**changed)).filter(choice="all")


def twelve() -> Facts:
    return random_facts(12, 60, random.Random(20260101))


def test_the_same_seed_gives_the_same_draws_and_another_seed_others():
    made = twelve()
    first = table(made, few())
    assert first.equals(table(made, few()))
    assert not first.equals(table(made, few(draw_seed=7)))


def test_draws_do_not_depend_on_the_order_of_rows():
    made = twelve()
    shuffled = Facts(
        *(
            frame.sample(fraction=1, shuffle=True, seed=7)
            for frame in (made.plans, made.measures, made.topics)
        )
    )
    assert not shuffled.measures.equals(made.measures)
    assert table(made, few()).equals(table(shuffled, few()))


def test_adding_a_plan_changes_no_other_plans_draws():
    made, more = random_facts(5, 40, random.Random(1)), facts({"a": (0.5, [("04", WHOLE)])})
    both = Facts(
        *(
            pl.concat([getattr(more, name), getattr(made, name)])
            for name in ("plans", "measures", "topics")
        )
    )
    before, after = table(made, few()), table(both, few())
    assert before.drop("rank").equals(after.filter(pl.col("document_id") != "a").drop("rank"))


def test_plans_that_were_drawn_before_are_ranked_as_if_they_were_drawn_again():
    """Of such plans only the pillars are given, draw by draw."""
    made = twelve()
    whole = table(made, few())
    is_new = pl.col("document_id").is_in(["plan-0003", "plan-0007"])
    earlier = whole.filter(~is_new).group_by("choice", "setting", "document_id")
    again = replace(
        made,
        measures=made.measures.filter(is_new),
        topics=made.topics.filter(is_new),
        earlier=earlier.agg(pl.col("specification", "coverage").sort_by("draw")),
    )
    assert whole.equals(table(again, few()))


def test_with_nothing_drawn_every_draw_gives_the_same_rank():
    everything = drawn(twelve(), sources=OFF, **FEW)
    point = table(twelve(), few()).filter(choice="none")
    widths = everything.group_by("document_id").agg(pl.col("rank").min(), last=pl.max("rank"))
    assert (widths["rank"] == widths["last"]).all()
    both = widths.join(point, on="document_id", suffix="_point")
    assert (both["rank"] == both["rank_point"]).all()
    assert sorted(point["rank"]) == list(range(1, 13))


@pytest.mark.parametrize("source", SOURCES)
def test_each_source_alone_moves_something_and_only_what_it_is_about(source):
    made = twelve()
    point = table(made, few()).filter(choice="none")
    moved = drawn(made, sources=frozenset({source}), errors=0.2, **FEW).join(
        point, on="document_id", suffix="_point"
    )
    changed = {
        name
        for name in ("specification", "coverage", "weight_specification", "is_geometric")
        if not np.allclose(moved[name].cast(float), moved[f"{name}_point"].cast(float))
    }
    expected = {
        "pillar_weights": {"weight_specification"},
        "aggregation": {"is_geometric"},
        "topic_score": {"specification"},
        "firm_cutoff": {"coverage"},
    }
    assert changed == expected.get(source, {"specification", "coverage"})
    assert not np.allclose(moved["completeness_index"], moved["completeness_index_point"])


def test_weights_are_drawn_around_the_defaults_with_the_spread_of_the_concentration():
    """A Dirichlet share has mean p and variance p (1 - p) / (concentration + 1)."""
    n = 20_000
    draws = rules().drawn(n, frozenset({"pillar_weights", "element_weights"}))
    for weights, defaults in ((draws.pillars, (0.5, 0.3, 0.2)), (draws.elements, (0.25,) * 4)):
        assert weights.sum(1) == pytest.approx(np.ones(n))
        for column, share in zip(weights.T, defaults, strict=True):
            deviation = (share * (1 - share) / 51) ** 0.5
            assert column.mean() == pytest.approx(share, abs=4 * deviation / n**0.5)
            assert column.std() == pytest.approx(deviation, rel=0.03)


def test_choices_are_drawn_evenly():
    n = 9_000
    draws = rules().drawn(n, frozenset(SOURCES))
    tolerance = 4 * (n / 4) ** 0.5
    counts = [
        (draws.is_geometric.sum(), 2),
        (draws.takes_all.sum(), 2),
        *(((draws.firm_from == cutoff).sum(), 3) for cutoff in (0.5, 0.6, 0.7)),
        *(((draws.owners == score).sum(), 3) for score in (0, 1)),
        (np.isnan(draws.owners).sum(), 3),
    ]
    for count, parts in counts:
        assert count == pytest.approx(n / parts, abs=tolerance)


def test_resampling_one_topic_has_the_spread_that_follows_from_it():
    """Of two measures, one whole and one empty, both are drawn whole in a quarter of the draws."""
    n = 8_000
    only = frozenset({"resampling"})
    made = facts({"a": (0.5, [("04", WHOLE), ("04", EMPTY)])})
    shares = drawn(made, sources=only, draws=n)["specification"].value_counts(normalize=True)
    found = dict(shares.iter_rows())
    tolerance = 4 * 0.5 / n**0.5
    expected = {0.0: 0.25, 0.5: 0.5, 1.0: 0.25}
    assert found.keys() == expected.keys()
    for value, share in expected.items():
        assert found[value] == pytest.approx(share, abs=tolerance)


def test_errors_turn_what_is_there_into_nothing_and_nothing_into_all():
    n = 8_000
    only = frozenset({"extraction_error"})
    made = facts({"a": (0.5, [("04", (0.5, None, None, 0.0))])})
    found = drawn(made, sources=only, errors=0.2, draws=n)["specification"]
    # Owner and check are each misread in a fifth; what is not asked for stays out.
    expected = {0.25: 0.8 * 0.8, 0.0: 0.2 * 0.8, 0.75: 0.8 * 0.2, 0.5: 0.2 * 0.2}
    shares = dict(found.value_counts(normalize=True).iter_rows())
    assert shares.keys() == expected.keys()
    for value, share in expected.items():
        assert shares[value] == pytest.approx(share, abs=4 * 0.5 / n**0.5)


def test_ranks_of_a_known_answer_are_right_within_sampling_error():
    """Two plans that differ only in one pillar each: who leads depends on one weight alone.

    With S and G weighed w and u, the first has the higher index where w is above u. Under
    Dirichlet(25, 15, 10) w / (w + u) follows Beta(25, 10), whose upper tail is summed below.
    """
    n = 4_000
    made = facts({"a": (0.0, [("04", WHOLE)]), "b": (1.0, [("04", EMPTY)])})
    known = rules(draws=n, sources=frozenset({"pillar_weights"}), share_firm=0.0, share_covered=1.0)
    found = table(made, known).filter(choice="all", document_id="a")
    share = (found["rank"] == 1).mean()
    # P(Beta(a, b) > 1/2) for whole a, b: P(Binomial(a + b - 1, 1/2) < a).
    chance = sum(comb(34, successes) for successes in range(25)) / 2**34
    assert share == pytest.approx(chance, abs=4 * (chance * (1 - chance) / n) ** 0.5)


def test_equal_plans_share_a_rank_and_the_next_is_skipped():
    index = np.array([[50.0, 70.0, 70.0, 10.0], [1.0, 1.0, 1.0, 1.0]])
    assert ranked(index).tolist() == [[3, 1, 1, 4], [1, 1, 1, 1]]


def test_both_means_of_equal_pillars_are_the_same():
    known = rules()
    (run,) = [run for run in runs(known) if run.choice == "all"]
    half = np.full((len(run.draws), 2), 0.5)
    assert indices([half, half, half], run.draws, known) == pytest.approx(np.full(half.shape, 50.5))


def test_one_plan_is_first_in_every_draw_and_no_plan_gives_no_row():
    alone = table(random_facts(1, 30, random.Random(3)), few())
    assert set(alone["rank"]) == {1}
    assert alone.schema == SCHEMA
    nobody = table(facts({}), few())
    assert nobody.schema == SCHEMA
    assert nobody.is_empty()


def test_a_parameter_that_is_not_there_is_named():
    known = rules()
    fewer = {name: value for name, value in known.parameters.items() if name != "draw_seed"}
    with pytest.raises(ValueError, match="no row for draw_seed"):
        Rules(fewer, known.error_rates)


@pytest.mark.soak
def test_three_hundred_plans_take_less_than_a_minute_and_twice_as_many_twice_as_long():
    seconds = []
    for n_plans in (150, 300, 600):
        made = random_facts(n_plans, 150, random.Random(n_plans))
        began = time.process_time()
        table(made, rules())
        seconds.append(time.process_time() - began)
    assert seconds[1] < 60
    assert all(later < 3 * earlier for earlier, later in pairwise(seconds))
