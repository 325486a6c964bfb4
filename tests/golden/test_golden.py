"""Covers what the extractor reads in the documents coded by hand: no score below its floor."""

import csv
import os

import pytest

from tests.golden import card, floors
from tests.golden.coded import SETS, GoldenSet, coded_documents, fingerprint
from tests.golden.elements import ELEMENTS
from tests.golden.floors import Measured
from tests.golden.scoring import COMPONENTS, Tally

UNITS_TO_BE_OTHERWISE = {"天", "名", "％", "余", "多", "万", "亿"}


def present(golden: GoldenSet) -> GoldenSet:
    if not golden.is_here and golden.is_outside:
        must_be_here = os.environ.get("CI") == "true"
        assert not must_be_here, f"CI needs the coded documents in {golden.answers}"
        pytest.skip(f"the coded documents are not in {golden.answers}")
    return golden


@pytest.fixture(scope="module", params=SETS, ids=lambda golden: golden.name)
def golden(request) -> GoldenSet:
    return present(request.param)


@pytest.fixture(scope="module")
def measured(golden) -> Measured:
    return floors.measure(golden)


def test_the_answers_are_those_that_the_floors_were_set_on(golden):
    pinned = floors.load()["sets"]
    assert pinned[golden.name]["fingerprint"] == fingerprint(golden), "run `make golden`"


def test_every_component_has_a_floor(golden):
    assert set(floors.load()["sets"][golden.name]["floors"]) == set(COMPONENTS)


@pytest.mark.parametrize("component", COMPONENTS)
def test_no_floor_is_broken(golden, measured, component):
    pinned = floors.load()["sets"][golden.name]["floors"][component]
    tally = measured.tallies[component]
    # Counts only: what tests print about real documents is rates, never their sentences.
    said = f"{tally.hit} hit, {tally.missed} missed, {tally.made_up} made up"
    assert floors.round_down(tally.score) >= pinned, f"{said}: `make golden` lists the faults"


def test_no_element_is_published_as_surer_than_measured():
    for outside in SETS:
        present(outside)
    rates = floors.rates_of(floors.measure_all())
    with card.SEED.open(encoding="utf-8", newline="") as lines:
        published = {row["element"]: row for row in csv.DictReader(lines)}
    assert set(published) == set(ELEMENTS)
    for element, rate in rates.items():
        assert float(published[element]["error_rate"]) >= round(rate.share, 4), element
        assert int(published[element]["n_items"]) == rate.items > 0, element


def test_the_error_card_holds_no_sentence_of_a_document():
    words = card.CARD.read_text(encoding="utf-8")
    assert words.isascii(), "the card is rates and names of components"


@pytest.mark.parametrize("golden_set", SETS[:2], ids=lambda golden: golden.name)
def test_answers_are_written_in_the_units_of_the_codebook(golden_set):
    for coded in coded_documents(golden_set):
        units = {metric["unit"] for metric in coded.answers["metrics"]}
        assert units.isdisjoint(UNITS_TO_BE_OTHERWISE), coded.name


def one_set(score: float) -> dict[str, Measured]:
    whole = 100
    result = Measured("0" * 16, documents=1)
    for component in COMPONENTS:
        hit = round(score * whole)
        result.tallies[component] = Tally(hit=hit, missed=whole - hit)
    return {"documents": result}


def test_floors_rise_with_a_better_score():
    pinned = floors.raised({"sets": {}, "allowed_regressions": []}, one_set(0.8), None)
    better = floors.raised(pinned, one_set(0.9), None)
    assert set(better["sets"]["documents"]["floors"].values()) == {0.9}
    assert better["allowed_regressions"] == []


def test_a_floor_falls_with_a_reason_only_and_keeps_it():
    pinned = floors.raised({"sets": {}, "allowed_regressions": []}, one_set(0.9), None)
    with pytest.raises(ValueError, match="would fall"):
        floors.raised(pinned, one_set(0.8), None)
    lowered = floors.raised(pinned, one_set(0.8), "a rule of the codebook changed")
    assert set(lowered["sets"]["documents"]["floors"].values()) == {0.8}
    assert {entry["reason"] for entry in lowered["allowed_regressions"]} == {
        "a rule of the codebook changed"
    }


def test_a_set_that_is_absent_keeps_its_floors():
    pinned = floors.raised({"sets": {}, "allowed_regressions": []}, one_set(0.9), None)
    pinned["sets"]["gold"] = {"fingerprint": "f" * 16, "floors": dict.fromkeys(COMPONENTS, 0.7)}
    after = floors.raised(pinned, one_set(0.9), None)
    assert after["sets"]["gold"] == pinned["sets"]["gold"]


def test_the_same_measurement_writes_the_same_files():
    assert card.card(one_set(0.9)) == card.card(one_set(0.9))
    assert card.seed(one_set(0.9)) == card.seed(one_set(0.9))
