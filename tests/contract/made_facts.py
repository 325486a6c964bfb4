"""Made-up tables for the arithmetic of the draws: random plans, or plans with a known answer.

Here: rows as the model hands them over, and the parameters as the seed has them.
Not here: rows of schema `plans` (`made_plans`).
"""

import csv
import random

import polars as pl

from dbt_project.draws.choices import ELEMENTS, Rules
from dbt_project.draws.ranks import Facts
from tests.contract.dbt_runs import PROJECT

CODES = [*(f"{number:02d}" for number in range(4, 36)), "local"]
SCORES = [f"score_{name}" for name in ELEMENTS]
PLANS = pl.Schema(
    {"framework": pl.String, "level": pl.String, "document_id": pl.String}
    | {"accountability": pl.Float64, "digest": pl.UInt64}
)
MEASURES = pl.Schema(
    {"document_id": pl.String, "measure_id": pl.String, "topic_code": pl.String}
    | dict.fromkeys(SCORES, pl.Float64)
)
TOPICS = pl.Schema({"document_id": pl.String, "topic_code": pl.String, "is_applicable": pl.Boolean})

Scores = tuple[float | None, float | None, float | None, float | None]


def seed(name: str, key: str, value: str) -> dict[str, float]:
    """A seed's numbers by name."""
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8") as file:
        return {row[key]: float(row[value]) for row in csv.DictReader(file)}


def rules(*, errors: float | None = None, sources: frozenset[str] | None = None, **changed: float):
    """The rules of the seeds, or others where they are given."""
    rates = seed("extraction_error_rates", "element", "error_rate")
    if errors is not None:
        rates = dict.fromkeys(rates, errors)
    parameters = seed("index_parameters", "parameter", "value") | changed
    if sources is None:
        return Rules(parameters, rates)
    return Rules(parameters, rates, sources)


def facts(plans: dict[str, tuple[float, list[tuple[str, Scores]]]], level: str = "city") -> Facts:
    """Plans by name: their accountability, and their measures as topic and scores."""
    measures = [
        (name, f"{name}-{number:04d}", topic, *scores)
        for name, (_, listed) in plans.items()
        for number, (topic, scores) in enumerate(listed)
    ]
    topics = [(name, code, code != "local") for name in plans for code in CODES]
    ranked = [
        ("2021", level, name, answered, number)
        for number, (name, (answered, _)) in enumerate(plans.items())
    ]
    return Facts(
        plans=pl.DataFrame(ranked, PLANS, orient="row"),
        measures=pl.DataFrame(measures, MEASURES, orient="row"),
        topics=pl.DataFrame(topics, TOPICS, orient="row"),
    )


def random_facts(n_plans: int, n_measures: int, dice: random.Random) -> Facts:
    """Random plans; in every third the owners stand in a table that is not held."""
    return facts(
        {
            f"plan-{number:04d}": (
                dice.randint(0, 20) / 20,
                [
                    (dice.choice(CODES), random_scores(dice, attached=number % 3 == 0))
                    for _ in range(n_measures)
                ],
            )
            for number in range(n_plans)
        }
    )


def random_scores(dice: random.Random, *, attached: bool) -> Scores:
    """Four scores as the rules can give them."""
    return (
        None if attached else dice.choice([0.0, 0.5, 1.0]),
        dice.choice([None, 0.0, 0.0, 0.5, 1.0]),
        dice.choice([None, 0.0, 0.0, 0.5, 1.0]),
        dice.choice([0.0, 1.0]),
    )
