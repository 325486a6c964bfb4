"""Documents for one feature at a time, so that a miss names what is not read.

Here: plans and reports in which everything but one template, ladder, list, front or topic is plain.
Not here: mixed documents (`documents`).
"""

from random import Random

from tests.generator.due_forms import DATED, DATED_IN_YEAR
from tests.generator.metric_forms import METRICS
from tests.generator.places import KNOWN
from tests.generator.plain_forms import PLAIN
from tests.generator.plans import Features, Recipe, build_plan, every_form
from tests.generator.report_forms import REPORTED
from tests.generator.reports import build_report
from tests.generator.rows import Made
from tests.generator.words import Form

PADDING = (PLAIN["improve"], PLAIN["make_thing"], PLAIN["gradual"], METRICS["not_lower"])
SPAN, YEAR = (2021, 2025), (2024, 2024)
CITY = KNOWN[0]


OPENS_LINE = {"list_inside": "comma_round_lines"}
"""Templates that must also be read where they open a line."""


def _recipe(**changes: object) -> Recipe:
    plain: dict[str, object] = {
        "place": CITY, "years": SPAN, "ladder": "comma_round_run_in", "front": "bare",
        "bracket": None, "forms": PADDING, "sentences": (3, 3),
    }  # fmt: skip
    return Recipe(**(plain | changes))  # ty: ignore[invalid-argument-type]


def _twice(form: Form) -> tuple[Form, ...]:
    """A template as often as all padding together."""
    return (*PADDING, *[form] * len(PADDING))


def plan_of_form(name: str, seed: int = 0) -> Made:
    """A plan full of one template."""
    rng = Random(f"{name} {seed}")
    ladder = ("comma_round_run_in", OPENS_LINE.get(name, "comma_dot"), "colons")[seed % 3]
    form = {**PLAIN, **METRICS, **DATED, **DATED_IN_YEAR}[name]
    years = YEAR if name in DATED_IN_YEAR else SPAN
    return build_plan(rng, _recipe(years=years, forms=_twice(form), ladder=ladder), "form.txt")


def report_of_form(name: str, seed: int = 0) -> Made:
    """A report full of one template."""
    forms = (*PADDING, REPORTED["told"], REPORTED["counted"], REPORTED[name], REPORTED[name])
    recipe = _recipe(years=(2023, 2023), forms=forms, ladder="comma_round_dot")
    return build_report(Random(f"{name} {seed}"), recipe, "report.txt")


def plan_of_ladder(name: str, seed: int = 0) -> Made:
    """A plan under one ladder."""
    lists = ("round_responsible", None, "tortoise_comma")
    recipe = _recipe(ladder=name, indent=("", "　　")[seed % 2], bracket=lists[seed % 3])
    return build_plan(Random(f"{name} {seed}"), recipe, "ladder.txt")


def plan_of_closing(name: str, seed: int = 0) -> Made:
    """A plan that closes with a demand on one sort of bodies."""
    places = [place for place in KNOWN if place.level != "province"]
    recipe = _recipe(closing=name, place=places[seed % len(places)])
    return build_plan(Random(f"{name} {seed}"), recipe, "closing.txt")


def plan_of_phases(name: str, seed: int = 0) -> Made:
    """A plan with dated steps under one ladder."""
    years = ((2021, 2025), (2023, 2025), (2015, 2020))[seed % 3]
    recipe = _recipe(ladder=name, years=years, has_phases=True, parts=2)
    return build_plan(Random(f"{name} {seed}"), recipe, "phases.txt")


def plan_of_bracket(name: str, seed: int = 0) -> Made:
    """A plan with lists of one form."""
    years = (2015, 2020) if seed % 3 == 2 else SPAN
    place = KNOWN[seed % len(KNOWN)]
    recipe = _recipe(bracket=name, years=years, place=place)
    return build_plan(Random(f"{name} {seed}"), recipe, "bracket.txt")


def plan_of_front(name: str, seed: int = 0) -> Made:
    """A plan behind one front, of changing governments and years."""
    years = ((2021, 2025), (2022, 2025), (2015, 2020), YEAR)[seed % 4]
    place = KNOWN[seed % len(KNOWN)]
    recipe = _recipe(front=name, years=years, place=place, parts=4)
    return build_plan(Random(f"{name} {seed}"), recipe, "front.txt")


FORMS = (*PLAIN, *METRICS, *DATED, *DATED_IN_YEAR)


def plan_of_topics(seed: int = 0) -> Made:
    """A plan in which every topic has its task, of all templates."""
    ladder = ("comma_round_run_in", "comma_round_dot", "chapters_articles")[seed % 3]
    recipe = _recipe(ladder=ladder, forms=every_form(SPAN), sentences=(3, 6))
    return build_plan(Random(f"topics {seed}"), recipe, "topics.txt")


def plan_to_damage(seed: int, ladder: str | None, without: Features) -> Made:
    """A plan of all templates that are read, in a city, under one ladder or another."""
    ladders = ("comma_round_run_in", "comma_dot", "comma_round_dot")
    recipe = _recipe(
        ladder=ladder or ladders[seed % len(ladders)],
        front=("bare", "notice")[seed % 2],
        bracket=("round_responsible", "tortoise_comma")[seed % 2],
        forms=every_form(SPAN, without),
        sentences=(5, 7),
        parts=5,
    )
    return build_plan(Random(f"damage {seed}"), recipe, f"damage_{seed}.txt")
