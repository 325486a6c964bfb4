"""`labels.words`: both languages say everything, and every code of the tables has a name."""

import ast
import string
from pathlib import Path

import pytest

from dashboards.components.findings import ITEMS
from dashboards.labels.words import CODES, TEXTS, Words
from pipelines.model import commitment, document, place, problem, quantity, section

DASHBOARDS = Path(__file__).parents[3] / "dashboards"
ENUMS = {
    "kind": document.Kind,
    "flag": document.Flag,
    "level": place.Level,
    "role": section.Role,
    "measure_type": commitment.MeasureType,
    "strength": commitment.Strength,
    "owner": commitment.Owner,
    "deadline_source": commitment.DeadlineSource,
    "unit_kind": commitment.UnitKind,
    "responsibility": commitment.Responsibility,
    "precision": quantity.Precision,
    "frequency": quantity.Frequency,
    "metric_kind": quantity.MetricKind,
    "metric_role": quantity.MetricRole,
    "comparator": quantity.Comparator,
    "problem": problem.ProblemKind,
    "problem_advice": problem.ProblemKind,
    "quarantine": problem.Reason,
    "quarantine_advice": problem.Reason,
}
PAIRS = [
    *TEXTS.items(),
    *((f"{kind}:{code}", pair) for kind, codes in CODES.items() for code, pair in codes.items()),
]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("key", "pair"), PAIRS)
def test_both_languages_say_it_with_the_same_values(key, pair):
    zh, en = pair
    assert zh.strip(), key
    assert en.strip(), key
    assert placeholders(zh) == placeholders(en), key


@pytest.mark.parametrize(("key", "pair"), list(TEXTS.items()))
def test_english_is_english_and_chinese_chinese(key, pair):
    has_chinese = [any("\u4e00" <= c <= "\u9fff" for c in text) for text in pair]
    if key.startswith("lang."):
        return
    assert has_chinese == [True, False], key


@pytest.mark.parametrize(("kind", "enum"), list(ENUMS.items()))
def test_every_code_of_the_vocabulary_has_a_name(kind, enum):
    assert {member.value for member in enum} <= set(CODES[kind])


def test_every_accountability_item_has_a_name():
    assert set(CODES["accountability"]) == set(ITEMS)


def used() -> set[str]:
    """Keys that the pages name: whole ones, and the fixed beginnings of composed ones."""
    found = set()
    for path in DASHBOARDS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant | ast.JoinedStr):
                continue
            first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value + ("*" if isinstance(node, ast.JoinedStr) else ""))
    return found


def test_no_words_are_kept_that_no_page_says():
    names = used()
    beginnings = tuple(name[:-1] for name in names if name.endswith(".*"))
    unused = [key for key in TEXTS if not key.startswith(beginnings) and f"{key}" not in names]
    assert unused == []


def test_a_value_that_is_filled_in_cannot_become_markup():
    said = Words("zh")("address.ignored", names="[x](http://127.0.0.1:9) $y$")
    assert "](" not in said
    assert "\\$" in said


def test_a_code_that_is_new_is_shown_as_it_stands_and_harmless():
    words = Words("en")
    assert words.plain_code("flag", "brand_new") == "brand_new"
    assert words.code("flag", "**new**") != "**new**"


def test_thousands_are_set_apart_from_five_digits_on_and_in_no_year():
    assert Words("zh").plain("search.found", n=1_486_277) == "找到 1,486,277 条"
    assert Words("en").plain("search.found", n=2025) == "2025 found"
