"""Covers what is published of the draws: intervals, tiers, and what pages reckon further with."""

from functools import reduce
from operator import mul

import duckdb
import polars as pl
import pytest

from tests.contract.dbt_runs import PROJECT, run_dbt
from tests.contract.made_facts import rules
from tests.contract.made_plans import FIRM, Made, sentences

MODELS = ("build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


@pytest.fixture(scope="module")
def three_cities(tmp_path_factory):
    """Three cities, the second and third with plans that hardly differ."""
    made = Made()
    made.add_reference()
    for code, n_firm in (("990100", 20), ("990200", 8), ("990300", 7)):
        made.add_plan(code, sentences(n_firm, **FIRM) + sentences(40))
    path = made.write(tmp_path_factory.mktemp("drawn") / "planledger.duckdb")
    assert run_dbt(path, *MODELS).success
    return path


PUBLISHED = """
    select rank, rank_p05, rank_p50, rank_p95, chance_above_next, tier
    from mart_city_ranking order by rank
"""


def test_what_cannot_be_told_apart_shares_a_tier_in_the_published_ranking(three_cities):
    with duckdb.connect(str(three_cities), read_only=True) as connection:
        rows = connection.execute(PUBLISHED).fetchall()
        n_draws = connection.execute("select count(*) from mart_rank_draws").fetchall()
    assert n_draws == [(3 * 1000,)]
    assert [(row[0], row[5]) for row in rows] == [(1, 1), (2, 2), (3, 2)]
    assert rows[0][1:5] == (1, 1, 1, 1)
    assert [(row[1], row[3]) for row in rows[1:]] == [(2, 3), (2, 3)]
    assert 0.5 < rows[1][4] < 0.95


def test_switched_off_every_interval_is_the_rank_alone(three_cities, tmp_path):
    """Every draw of everything is set to what nothing drawn gives, as the arithmetic then does."""
    path = tmp_path / "planledger.duckdb"
    path.write_bytes(three_cities.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            update intermediate.int_ranks__drawn as drawn set rank = point.rank
            from intermediate.int_ranks__drawn as point
            where point.choice = 'none' and point.document_id = drawn.document_id
            """
        )
    assert run_dbt(path, "run", "--select", "mart_city_ranking").success
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(PUBLISHED).fetchall()
    assert rows == [(1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 1, 2), (3, 3, 3, 3, None, 3)]


def test_published_draws_are_enough_to_rank_again_with_the_weights_they_name(three_cities):
    """What a page does that moves the pillar weights, here at those of each draw."""
    with duckdb.connect(str(three_cities), read_only=True) as connection:
        draws = connection.execute("from mart_rank_draws").pl()
        ranking = connection.execute("from mart_city_ranking").pl()
    parts = [
        (1 + 99 * pl.col(name), pl.col(f"weight_{name}"))
        for name in ("specification", "coverage", "accountability")
    ]
    geometric = reduce(mul, (value.pow(weight) for value, weight in parts))
    arithmetic = sum(value * weight for value, weight in parts)
    index = pl.when("is_geometric").then(geometric).otherwise(arithmetic).round(9)
    again = index.rank("min", descending=True).over("draw").cast(pl.Int32)
    ranked_again = draws.with_columns(again=again)
    assert (ranked_again["again"] == ranked_again["rank"]).all()
    interval = ranked_again.group_by("document_id").agg(
        pl.col("again").quantile(0.05, "lower").alias("low"),
        pl.col("again").median().alias("middle"),
    )
    both = ranking.join(interval, on="document_id")
    assert both["low"].to_list() == both["rank_p05"].to_list()
    assert both["middle"].to_list() == both["rank_p50"].to_list()


def test_the_method_page_tells_the_draws_as_they_are():
    page = (PROJECT.parent / "docs" / "methodology.md").read_text(encoding="utf-8")
    told = page.split("## How sure it is")[1].split("## A plan reckoned")[0]
    values = {name: f"{value:g}" for name, value in rules().parameters.items()}
    cutoffs = "{firm_completeness_low}, {firm_completeness} or {firm_completeness_high}"
    for words in (
        "is drawn {draws} times",
        "concentration {draw_concentration}",
        f"| firm from | {cutoffs} |",
        "at least {tier_chance} of the draws",
        "agree to {index_decimals} decimals",
    ):
        assert words.format(**values) in told
    assert "best three measures or all" in told
    assert values["best_measures"] == "3"
