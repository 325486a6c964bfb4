"""Covers the method page: its figures, its rules, and the index reckoned a second time."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import duckdb
import polars as pl
import pytest
import yaml

from docs.worked_example import PAGE, PLACE, put, render
from pipelines.reading.documents import read_bytes
from pipelines.reading.reference import reference_frames
from pipelines.store.frames import document_frames, frame
from pipelines.store.rows import columns
from pipelines.store.warehouse import connected, create, replace_documents, rewrite
from tests.contract.dbt_runs import PROJECT, run_dbt
from tests.contract.made_plans import NOW, Made
from tests.contract.reckoning import Plan

SAMPLE = PROJECT.parent / "raw" / "samples" / "yunze" / "hudong_2021-2025.html"
MODELS = ("build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
ELEMENTS = ("owner", "deadline", "target", "verification")


def modelled(path: Path) -> Path:
    assert run_dbt(path, *MODELS).success
    return path


def run_frame() -> pl.DataFrame:
    made = Made()
    made.add_run(0)
    return frame("runs", {name: [value] for name, value in made.rows["runs"][0].items()})


def rows(path: Path, query: str) -> list[dict]:
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_the_worked_example_is_what_the_sample_gives_now(tmp_path):
    path = tmp_path / "planledger.duckdb"
    (reading,) = read_bytes(SAMPLE.read_bytes(), SAMPLE.name)
    tables = columns(reading.extraction)
    tables["documents"] |= {
        "source": [SAMPLE.name],
        "part_no": [1],
        "content_sha256": [reading.text_sha256],
        "media_type": [reading.media_type],
        "fetched_at": [NOW],
        "is_sample": [True],
        "is_current": [True],
        "gone_since": [None],
        "text_sha256": [reading.text_sha256],
        "extractor_version": ["now"],
    }
    with connected(path) as connection:
        create(connection)
        rewrite(connection, reference_frames())
        replace_documents(connection, document_frames([tables]))
        rewrite(connection, {"runs": run_frame()})
    modelled(path)
    page = PAGE.read_text(encoding="utf-8")
    with duckdb.connect(str(path), read_only=True) as connection:
        expected = put(render(connection), page)
    assert PLACE in rows(path, "select jurisdiction_code from mart_city_ranking")[0].values()
    assert page == expected, "run: python docs/worked_example.py FILE, on a build of the samples"


def test_the_page_gives_the_parameters_and_the_reasons_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    with (PROJECT / "seeds" / "index_parameters.csv").open(encoding="utf-8") as file:
        values = {row["parameter"]: row["value"] for row in csv.DictReader(file)}
    pillars = (("S", "specification"), ("C", "coverage"), ("G", "accountability"))
    formula = " × ".join(
        f"({values['index_floor']} + {values['index_span']} {letter})^{values[f'weight_{name}']}"
        for letter, name in pillars
    )
    assert formula in page
    assert f"is **firm** from {values['firm_completeness']} on" in page
    assert f"fewer than {values['min_measures']} measures" in page
    assert len({values[f"weight_{element}"] for element in ELEMENTS}) == 1
    mart = yaml.safe_load((PROJECT / "models/marts/mart_plan_completeness.yml").read_text("utf-8"))
    reason = next(
        column for column in mart["models"][0]["columns"] if column["name"] == "not_ranked_reason"
    )
    ranked = page.split("## Who is ranked")[1].split("## What would raise")[0]
    told = [line.split("`")[1] for line in ranked.splitlines() if line.startswith("| `")]
    assert told == reason["data_tests"][0]["accepted_values"]["arguments"]["values"]


def a_random_set(seed: int) -> Made:
    """Thirty plans of random sentences of every type, with and without numbers of every kind."""
    dice = random.Random(seed)
    made = Made()
    made.add_reference()
    for number in range(30):
        attached = dice.random() < 0.3
        periods = {"period_start": 2016, "period_end": 2020} if dice.random() < 0.3 else {}
        code = dice.choice(["990000", "990100", "990200", "990300", "990102", None])
        measures = [a_random_measure(dice, attached=attached) for _ in range(dice.randint(1, 60))]
        items = ["coordination", "resources", "inspection", "consequences"]
        made.add_plan(
            code,
            measures,
            title=f"方案{number}",
            answers={item: dice.choice(["yes", "partly"]) for item in items},
            **periods,
        )
    return made


def a_random_measure(dice: random.Random, *, attached: bool) -> dict:
    source = dice.choice(["explicit", "inherited", "none"])
    return {
        "topic_code": dice.choice(["local", *(f"{code:02d}" for code in range(4, 36))]),
        "measure_type": dice.choice(
            ["goal", "standing_rule", "recurring", "threshold", "deliverable", "direction"]
        ),
        "owner": dice.choice(["named", "collective", "attachment" if attached else "none"]),
        "deadline_source": source,
        "due_precision": dice.choice(["year", "phase"]) if source == "explicit" else None,
        "frequency": dice.choice([None, None, "year"]),
        "has_verification": dice.random() < 0.4,
        "metrics": [a_random_metric(dice) for _ in range(dice.choice([0, 0, 1, 2]))],
    }


def a_random_metric(dice: random.Random) -> dict:
    blank = dice.random() < 0.2
    return {
        "kind": dice.choice(["ratio", "count", "time_limit", "coverage"]),
        "role": dice.choice(["target", "target", "baseline"]),
        "is_digits": dice.random() < 0.7,
        "unit": dice.choice(["%", None]),
        "comparator": dice.choice([">=", None]),
        "is_placeholder": blank,
        "value": None if blank else 90.0,
    }


@pytest.fixture(scope="module")
def random_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("random") / "planledger.duckdb"
    return modelled(a_random_set(20260101).write(path))


def test_two_reckonings_of_the_index_agree_on_random_plans(random_build):
    """SQL over tables here, plain Python over one plan there: indices and both bounds."""
    topics = rows(random_build, "select * from plans.topics")
    measures, metrics, answers = defaultdict(list), defaultdict(list), defaultdict(list)
    for measure in rows(random_build, "select * from plans.measures"):
        measures[measure["document_id"]].append(measure)
    for metric in rows(random_build, "select * from plans.metrics"):
        metrics[metric["measure_id"]].append(metric)
    for answer in rows(random_build, "select * from plans.accountability"):
        answers[answer["document_id"]].append(answer["answer"])
    compared = 0
    for row in rows(random_build, "select * from mart_plan_completeness"):
        own = row["document_id"]
        plan = Plan(row["level"], row["framework"], measures[own], metrics, answers[own], topics)
        if row["completeness_index"] is None:
            assert all(measure["measure_type"] == "goal" for measure in measures[own])
            continue
        expected = (plan.index(), plan.index(0.0), plan.index(1.0))
        found = (
            row["completeness_index"],
            row["index_owner_absent"],
            row["index_owner_present"],
        )
        assert found == pytest.approx(expected, abs=1e-9)
        compared += 1
    assert compared > 25


def test_random_plans_are_improved_by_what_is_listed_and_by_nothing_more(random_build):
    """Every single addition to a plan is tried by the second reckoning; the best are listed."""
    topics = rows(random_build, "select * from plans.topics")
    metrics = defaultdict(list)
    for metric in rows(random_build, "select * from plans.metrics"):
        metrics[metric["measure_id"]].append(metric)
    plans = rows(
        random_build,
        """
        select * from mart_plan_completeness where n_measures between 5 and 25
        order by document_id limit 5
        """,
    )
    assert len(plans) == 5
    for row in plans:
        where = f"where document_id = '{row['document_id']}'"
        measures = rows(random_build, f"select * from plans.measures {where}")
        found = rows(random_build, f"select answer from plans.accountability {where}")
        answers = [answer["answer"] for answer in found]
        known = (row["level"], row["framework"])
        before = Plan(*known, measures, metrics, answers, topics).index()
        gains = []
        for number, measure in enumerate(measures):
            for changed, given in additions(measure, metrics.get(measure["measure_id"], [])):
                others = [*measures[:number], changed, *measures[number + 1 :]]
                changed_metrics = {**metrics, measure["measure_id"]: given}
                after = Plan(*known, others, changed_metrics, answers, topics).index()
                gains.append(after - before)
        expected = sorted((gain for gain in gains if gain > 1e-9), reverse=True)[:20]
        listed = rows(random_build, f"select index_gain from mart_improvements {where}")
        assert sorted((r["index_gain"] for r in listed), reverse=True) == pytest.approx(
            expected, abs=1e-9
        )


def additions(measure: dict, metrics: list[dict]) -> list[tuple[dict, list[dict]]]:
    """The measure with an owner, a date, a number, or a check, as far as its type asks for it."""
    number = {"role": "target", "kind": "ratio", "is_digits": True, "is_placeholder": False}
    number |= {"unit": "%", "comparator": ">="}
    dated = measure | {"deadline_source": "explicit", "due_precision": "day"}
    tried = [
        (measure | {"owner": "named"}, metrics),
        (measure | {"has_verification": True}, metrics),
    ]
    if measure["measure_type"] == "goal":
        return []
    if measure["measure_type"] != "standing_rule":
        tried += [(dated, metrics), (measure, [*metrics, number])]
    return tried
