"""Covers extraction of made documents: on clean texts every row is found and none is invented."""

from collections.abc import Iterable
from functools import lru_cache

import pytest

from pipelines.extract.document import extract
from pipelines.model.document import DecodedText
from tests.generator import brackets, single
from tests.generator.checking import Difference, differences
from tests.generator.damage import KINDS
from tests.generator.documents import documents, made_plan, made_report
from tests.generator.gaps import GAPS
from tests.generator.ladders import LADDERS
from tests.generator.pages import FRONTS
from tests.generator.places import KNOWN, invented
from tests.generator.plans import CLOSINGS
from tests.generator.report_forms import REPORTED
from tests.generator.rows import Made
from tests.generator.topics import TOPICS

SEEDS = range(3)
WORDS = ("indicators", "subjects")
PLANS, REPORTS = 28, 12
KEPT = frozenset(GAPS)


def read(made: Made) -> list[Difference]:
    """What was missed or made up in a document."""
    return differences(made, extract(DecodedText(made.text, "text/plain"), made.name, made.name))


def features(group: str, names) -> list:
    """The features of a group; those in the list of gaps must fail."""
    return [
        pytest.param(name, marks=pytest.mark.xfail(reason=GAPS[group, name], strict=True))
        if (group, name) in GAPS
        else name
        for name in names
    ]


@lru_cache(maxsize=12)
def differences_of_topics(seed: int) -> list[Difference]:
    """All topics stand in one document, and are asked for one by one."""
    return read(single.plan_of_topics(seed))


@lru_cache(maxsize=256)
def differences_of_form(name: str) -> tuple[Difference, ...]:
    """A template's documents, which two tests look at."""
    make = single.report_of_form if name in REPORTED else single.plan_of_form
    return tuple(d for seed in SEEDS for d in read(make(name, seed)))


def of_form(found: Iterable[Difference], name: str) -> list[Difference]:
    """Differences in a template's own rows; those of padding are the business of its own test."""
    return [d for d in of_structure(found) if d.form in (name, "elsewhere")]


def of_structure(found: Iterable[Difference]) -> list[Difference]:
    """Differences in everything but topics and words, which have tests of their own."""
    return [d for d in found if d.row.component not in (*WORDS, "topic")]


def assert_read(found: list[Difference]) -> None:
    assert found == [], "\n".join(map(str, found[:8]))


@pytest.mark.parametrize("name", features("form", single.FORMS))
def test_every_row_of_a_template_is_found(name):
    made = single.plan_of_form(name)
    assert any(s.form == name for section in made.sections for s in section.sentences)
    assert_read(of_form(differences_of_form(name), name))


@pytest.mark.parametrize("name", features("report form", REPORTED))
def test_every_row_of_a_reported_template_is_found(name):
    assert_read(of_form(differences_of_form(name), name))


@pytest.mark.parametrize("name", features("words", (*single.FORMS, *REPORTED)))
def test_indicators_and_subjects_are_in_the_words_of_the_text(name):
    found = differences_of_form(name)
    assert_read([d for d in found if d.form == name and d.row.component in WORDS])


@pytest.mark.parametrize("name", features("ladder", LADDERS))
def test_every_ladder_is_climbed(name):
    for seed in SEEDS:
        assert_read(of_structure(read(single.plan_of_ladder(name, seed))))


@pytest.mark.parametrize("name", features("list", brackets.FORMS))
def test_every_list_of_bodies_is_read(name):
    for seed in range(len(KNOWN)):
        assert_read(of_structure(read(single.plan_of_bracket(name, seed))))


@pytest.mark.parametrize("name", features("front", FRONTS))
def test_every_front_gives_its_fields(name):
    for seed in range(len(KNOWN)):
        assert_read(of_structure(read(single.plan_of_front(name, seed))))


@pytest.mark.parametrize("name", ["comma_round_lines", "comma_round_run_in", "comma_dot"])
def test_the_date_in_a_phase_is_that_of_its_measures(name):
    for seed in SEEDS:
        assert_read(of_structure(read(single.plan_of_phases(name, seed))))


@pytest.mark.parametrize("name", features("closing", CLOSINGS))
def test_a_closing_paragraph_stands_for_itself(name):
    for seed in SEEDS:
        assert_read(of_structure(read(single.plan_of_closing(name, seed))))


@pytest.mark.parametrize("name", features("topic", TOPICS))
def test_a_task_that_names_its_item_gets_its_topic(name):
    for seed in range(12):
        found = differences_of_topics(seed)
        assert_read([d for d in found if d.form == f"topic {name}"])


def new(found: list[Difference]) -> list[Difference]:
    """Differences of a mixed document that no list of gaps explains; topics are asked above."""
    known = {name for group, name in GAPS if group == "words"}
    return [
        d
        for d in found
        if d.row.component != "topic" and not (d.row.component in WORDS and d.form in known)
    ]


@pytest.mark.parametrize("seed", range(PLANS))
def test_every_row_of_a_plan_is_found_and_none_is_invented(seed):
    made = made_plan(seed, without=KEPT)
    assert_read(new(read(made)))


@pytest.mark.parametrize("seed", range(REPORTS))
def test_every_row_of_a_report_is_found_and_none_is_invented(seed):
    made = made_report(seed, without=KEPT)
    assert_read(new(read(made)))


def test_every_gap_names_a_feature():
    named = {
        "form": single.FORMS, "report form": REPORTED, "words": (*single.FORMS, *REPORTED),
        "ladder": LADDERS, "list": brackets.FORMS, "front": FRONTS, "closing": CLOSINGS,
        "topic": TOPICS, "flag": KINDS,
    }  # fmt: skip
    assert all(name in named[group] for group, name in GAPS)


def test_the_same_seed_gives_the_same_documents_and_another_seed_others():
    first, again, other = (list(documents(12, seed)) for seed in (7, 7, 8))
    assert first == again
    assert not {text for _, text in first} & {text for _, text in other}
    assert len({name for name, _ in first}) == len({text for _, text in first}) == 12


def test_documents_are_as_long_as_plans_are_and_go_round_the_governments():
    places = invented(500)
    assert len({place.code for place in places}) == len({place.name for place in places}) == 500
    made = list(documents(24, 1, places[:6]))
    assert all(place.short in text for place, (_, text) in zip(places[:6] * 4, made, strict=True))
    assert 2000 < sum(len(text) for _, text in made) / len(made) < 20000
