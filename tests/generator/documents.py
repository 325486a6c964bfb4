"""Made documents by number and seed: the same seed gives the same documents.

Here: recipes drawn by chance, documents with their rows, and texts alone for benchmarks.
Not here: how one is put together (`plans`, `reports`), damage (`damage`).
"""

from collections.abc import Iterable, Iterator
from random import Random

from tests.generator import brackets
from tests.generator.ladders import LADDERS
from tests.generator.pages import FRONTS
from tests.generator.places import KNOWN, Place
from tests.generator.plans import (
    CLOSINGS,
    NOTHING,
    PARTS,
    YEARS,
    Features,
    Recipe,
    build_plan,
    every_form,
)
from tests.generator.report_forms import REPORTED
from tests.generator.reports import build_report, next_forms
from tests.generator.rows import Made

REPORT_LADDERS = (
    "comma_round_lines", "comma_round_run_in", "comma_round_dot", "half_width",
    "comma_round_dot_lines", "spoken",
)  # fmt: skip


def _left(rng: Random, group: str, names: Iterable[str], without: Features) -> str:
    return rng.choice([name for name in names if (group, name) not in without])


def recipe(rng: Random, place: Place, without: Features = NOTHING) -> Recipe:
    """What a plan by chance is made of; nothing of it is in `without`."""
    years = rng.choice((*YEARS, (2024, 2024)))
    closes = rng.random() < 1 / 3
    lists = tuple(name for name in brackets.FORMS if ("list", name) not in without)
    return Recipe(
        place=place,
        years=years,
        ladder=_left(rng, "ladder", sorted(LADDERS), without),
        front=_left(rng, "front", sorted(FRONTS), without),
        bracket=rng.choice((*lists, None)),
        forms=every_form(years, without),
        sentences=(3, 8),
        parts=rng.choice((5, 7, len(PARTS), len(PARTS))),
        closing=_left(rng, "closing", CLOSINGS, without) if closes else None,
        has_attachment=closes and rng.random() < 1 / 2,
        has_phases=years[0] < years[1] and rng.random() < 1 / 3,
        indent=rng.choice(("", "　　")),
        bracket_forms=lists if rng.random() < 1 / 3 else (),
    )


def made_plan(seed: int, place: Place | None = None, without: Features = NOTHING) -> Made:
    """The plan of a seed, with its rows."""
    rng = Random(f"plan {seed}")
    place = place or rng.choice(KNOWN)
    return build_plan(rng, recipe(rng, place, without), f"plan_{seed:06d}.txt")


def made_report(seed: int, place: Place | None = None, without: Features = NOTHING) -> Made:
    """The report of a seed, with its rows."""
    rng = Random(f"report {seed}")
    place = place or rng.choice(KNOWN)
    year = rng.randint(2021, 2024)
    forms = {**REPORTED, **next_forms()}
    kept = tuple(form for name, form in forms.items() if not without & names_of(name))
    plan = Recipe(
        place=place, years=(year, year), ladder=rng.choice(REPORT_LADDERS), front="bare",
        bracket=None, forms=kept, indent=rng.choice(("", "　　")),
    )  # fmt: skip
    return build_report(rng, plan, f"report_{seed:06d}.txt")


def names_of(name: str) -> Features:
    """A template by the groups that it may stand in."""
    return frozenset((("form", name), ("report form", name)))


def documents(
    count: int, seed: int, places: tuple[Place, ...] = KNOWN
) -> Iterator[tuple[str, str]]:
    """`count` pairs of source name and text, one report to three plans, places in turn."""
    for at in range(count):
        make = made_report if at % 4 == 3 else made_plan
        made = make(seed * 1_000_003 + at, places[at % len(places)])
        yield made.name, made.text
