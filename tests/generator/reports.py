"""Yearly reports put together: what was done, what falls short, what comes next.

Here: reports from a recipe and chance.
Not here: templates (`report_forms` and those of plans), fronts.
"""

from random import Random

from tests.generator.due_forms import DATED_IN_YEAR
from tests.generator.fronts import report
from tests.generator.metric_forms import METRICS
from tests.generator.plain_forms import PLAIN
from tests.generator.plans import PARTS, Builder, Recipe
from tests.generator.report_forms import REPORTED
from tests.generator.rows import Made, Section, Sentence
from tests.generator.topics import TOPICS
from tests.generator.words import Form, Words

NEXT_OUT = ("since_year", "vision", "dated_rate")
"""Templates that name years of a plan, which a single coming year lacks."""


def next_forms() -> dict[str, Form]:
    """Templates for what the coming year shall bring."""
    forms = {**PLAIN, **METRICS, **DATED_IN_YEAR}
    return {name: form for name, form in forms.items() if name not in NEXT_OUT}


def build_report(rng: Random, recipe: Recipe, name: str) -> Made:
    """A report on the recipe's first year."""
    year = recipe.years[0]
    builder = Builder(rng, recipe)
    front = report(rng, recipe.place, year)
    _done(builder)
    builder.head(0, "存在的问题和不足", "problem", is_leaf=True).sentences = [
        Sentence("部分单位依法行政意识还不够强，基层力量相对薄弱。", "problem", counts=False),
        Sentence("复杂案件办理时间仍超过30日。", "problem_number", counts=False),
    ]
    _next(builder, year + 1)
    cites = front.cites + [c for s in builder.sections for x in s.sentences for c in x.cites]
    return Made(
        name, front.front, front.opening, builder.sections, front.back, front.fields, cites,
        front.flags, recipe.indent,
    )  # fmt: skip


def _done(builder: Builder) -> None:
    """Achievements, part by part."""
    builder.head(0, "主要举措和成效", "achievement", is_leaf=False)
    depth = len(builder.ladder.steps)
    reported = set(REPORTED.values())
    forms = tuple(form for form in builder.recipe.forms if form in reported)
    for title, codes in list(PARTS.items())[: builder.recipe.parts]:
        section = builder.head(1, title, "achievement", is_leaf=depth == 2)
        for code in codes[:3]:
            if depth > 2:
                section = builder.head(2, TOPICS[code].titles[0], "achievement", is_leaf=True)
            _fill(builder, section, code, forms)


def _fill(builder: Builder, section: Section, code: str, forms: tuple[Form, ...]) -> None:
    words = builder.words(code)
    for _ in range(builder.rng.randint(*builder.recipe.sentences)):
        made = builder.sentence(words, forms)
        if made is not None:
            section.sentences.append(made)


def _next(builder: Builder, year: int) -> None:
    """Tasks of the coming year."""
    builder.head(0, f"{year}年工作打算", "next", is_leaf=False)
    coming = set(next_forms().values())
    forms = tuple(form for form in builder.recipe.forms if form in coming)
    for code in builder.rng.sample(sorted(TOPICS), 4):
        section = builder.head(1, TOPICS[code].titles[0], "next", is_leaf=True)
        section.topic = code
        place = builder.recipe.place
        words = Words(builder.rng, place, TOPICS[code], year, year)
        for _ in range(builder.rng.randint(2, 4)):
            made = builder.sentence(words, forms)
            if made is not None and not made.text.endswith("；"):
                section.sentences.append(made)
