"""Covers links of reports to plans on the pairs coded by hand: no score below its floor."""

import os

import duckdb
import pytest

from tests.golden import linking, paired
from tests.golden.coded import SHARED


@pytest.fixture(scope="module")
def measured() -> dict[str, linking.Links]:
    return linking.measure()


def test_the_pairs_are_those_that_the_floors_were_set_on():
    assert linking.load()["fingerprint"] == paired.fingerprint(), "run `make golden`"


def test_more_than_sixty_pairs_are_coded_each_with_its_reason():
    values = [p for coded in paired.coded_reports() for ps in coded.values.values() for p in ps]
    evidence = [p for coded in paired.coded_reports() for ps in coded.evidence.values() for p in ps]
    assert len(values) >= 60
    assert len(evidence) >= 60
    assert {pair[2] for pair in values} == {"meets", "misses", "partial", "not_comparable"}
    assert {pair[2] for pair in evidence} == {"strong", "weak"}
    assert all(len(pair) >= 4 and pair[3] for pair in values)


def test_no_link_is_less_sure_than_its_floor(measured):
    floors = linking.load()["floors"]
    now = linking.scores(measured)
    assert now.keys() == floors.keys()
    fallen = [name for name in floors if linking.round_down(now[name]) < floors[name]]
    assert fallen == [], "`make golden` lists the faults"


def test_every_coded_pair_was_counted(measured):
    coded = [
        pair
        for report in paired.coded_reports()
        for pairs in report.values.values()
        for pair in pairs
        if pair[2] != linking.APART
    ]
    delivery = measured["delivery"]
    assert delivery.found + delivery.missed == len(coded)


def test_scores_count_what_is_found_and_missed_and_made_up():
    links = linking.Links(found=8, missed=2, made_up=8, said_alike=4)
    assert links.scores == {"precision": 0.5, "recall": 0.8, "agreement": 0.5}


def test_floors_rise_by_themselves_and_fall_with_a_reason_only():
    first = linking.raised({}, {"delivery_recall": 0.8}, "a", None)
    better = linking.raised(first, {"delivery_recall": 0.9}, "b", None)
    assert better == {
        "fingerprint": "b",
        "floors": {"delivery_recall": 0.9},
        "allowed_regressions": [],
    }
    with pytest.raises(ValueError, match="would fall"):
        linking.raised(better, {"delivery_recall": 0.8}, "b", None)
    lowered = linking.raised(better, {"delivery_recall": 0.8}, "b", "a rule changed")
    assert lowered["floors"] == {"delivery_recall": 0.8}
    assert [entry["reason"] for entry in lowered["allowed_regressions"]] == ["a rule changed"]


def test_on_real_documents_the_one_value_that_answers_a_target_is_found(tmp_path):
    """A district's loss rate after reconsideration against its city's ceiling, and nothing else."""
    report, plan = (
        sorted((SHARED / "corpus").glob(f"{number}_*.txt")) for number in ("002", "000")
    )
    if not report or not plan:
        assert os.environ.get("CI") != "true", f"CI needs the real documents in {SHARED.name}/"
        pytest.skip("the real documents are not beside this checkout")
    path = linking.linked(tmp_path / "planledger.duckdb", [str(report[0]), str(plan[0])])
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            """
            select
                achieved.value, targets.comparator, targets.value, targets.unit,
                links.kinship, links.relation, links.ratio
            from fct_delivery as links
            inner join plans.metrics as achieved on links.achieved_metric_id = achieved.metric_id
            inner join plans.metrics as targets on links.target_metric_id = targets.metric_id
            where links.relation <> 'not_comparable'
            """
        ).fetchall()
    assert found == [(0.0, "<=", 8.0, "%", "above", "meets", 0.0)]
