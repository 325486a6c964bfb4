"""Covers extraction of damaged documents: what is lost is counted by kind, and flagged."""

from dataclasses import replace
from functools import lru_cache
from random import Random

import pytest

from tests.generator.damage import KINDS, Kind
from tests.generator.gaps import GAPS
from tests.generator.losses import Loss, measure, pinned
from tests.generator.single import plan_to_damage


@lru_cache(maxsize=len(KINDS))
def loss_of(name: str) -> Loss:
    return measure(KINDS[name])


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_damage_costs_no_more_than_it_did(name):
    loss = loss_of(name)
    assert loss.documents > 2
    assert loss.rows > 1000
    ceiling = pinned()[name]
    assert loss.shares["missed"] <= ceiling["missed"], loss.by_component
    assert loss.shares["made_up"] <= ceiling["made_up"], loss.by_component


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=GAPS["flag", name], strict=True))
        if ("flag", name) in GAPS
        else name
        for name in KINDS
    ],
)
def test_damage_is_flagged(name):
    assert loss_of(name).silent == []


@pytest.mark.parametrize("name", KINDS)
def test_damage_changes_the_text_and_is_the_same_for_the_same_seed(name):
    kind = KINDS[name]
    made = plan_to_damage(0, kind.ladder, frozenset())
    first, again = (kind.damage(Random(1), made).text for _ in range(2))
    assert first == again != made.text


def test_no_kind_keeps_a_cost_that_nobody_measures():
    assert set(pinned()) == set(KINDS)


def test_documents_are_read_without_a_fault_before_they_are_damaged():
    undamaged = Kind("none", lambda _, made: replace(made, text=f"{made.text}\n"))
    loss = measure(undamaged)
    assert loss.documents > 6
    assert (loss.missed, loss.made_up, loss.silent) == (0, 0, [])
