"""Covers pipelines/text/patterns.py, and that every registered pattern stays linear (X1)."""

import ast
import importlib
import inspect
import pkgutil
from functools import cache, cached_property
from pathlib import Path
from time import process_time

import pytest
import re2

import pipelines.decode
import pipelines.extract
import pipelines.fetch
import pipelines.text
from pipelines.text.patterns import (
    REGISTRY,
    SHORT,
    Pattern,
    ShortPattern,
    character_class,
    pattern,
    short_pattern,
)
from tests.unit.text.worst_cases import Examples, repeated, worst_cases

SIZES = (10**3, 10**4, 10**5)
MOST_SECONDS, MOST_GROWTH = 2.0, 20
FLOOR = 0.025
"""Processor seconds at 10⁴ characters below which a growth rate would measure noise."""
SHORT_SECONDS = 0.05


@pytest.fixture
def registry():
    """The registry, given back as it was."""
    known = dict(REGISTRY)
    yield REGISTRY
    REGISTRY.clear()
    REGISTRY.update(known)


def modules():
    for package in (pipelines.text, pipelines.extract, pipelines.decode, pipelines.fetch):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


@cache
def every_pattern():
    """All patterns of the readers, those included that are compiled when first asked."""
    for module in modules():
        for value in list(vars(module).values()):
            is_kept = hasattr(value, "cache_clear") and not inspect.signature(value).parameters
            if is_kept and value.__module__ == module.__name__:
                ask_all(value())
    return dict(REGISTRY)


def ask_all(kept):
    """Compiles what an object compiles when first asked."""
    for name, value in vars(type(kept)).items():
        if isinstance(value, cached_property):
            getattr(kept, name)


def names(kind):
    return sorted(name for name, made in every_pattern().items() if isinstance(made, kind))


def seconds(made, text):
    """Processor time of reading the whole text, hit after hit."""
    before = process_time()
    for hit in made.finditer(text):
        hit.start()
    return process_time() - before


def seconds_a_hit(made, case):
    """A pattern that is not linear looks far ahead from each hit."""
    text = repeated(case, SIZES[0])
    before = process_time()
    n_hits = sum(1 for _ in made.finditer(text))
    return (process_time() - before) / (n_hits + 1)


def assert_linear(made, case):
    middle, long = (repeated(case, size) for size in SIZES[1:])
    limit = min(MOST_SECONDS, MOST_GROWTH * max(seconds(made, middle), FLOOR))
    # A busy machine may slow one measurement down; a pattern that is not linear fails them all.
    taken = seconds(made, long)
    for _ in range(2):
        taken = taken if taken <= limit else min(taken, seconds(made, long))
    assert taken <= limit, f"{made.name} on {case!r} repeated: {taken:.2f} s for 10⁵ characters"


def test_every_pattern_in_the_source_is_in_the_registry():
    named = {
        node.args[0].value
        for module in modules()
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("pattern", "short_pattern")
        and isinstance(node.args[0], ast.Constant)
    }
    assert named, "no pattern was found in the source"
    assert named - every_pattern().keys() == set()


@pytest.mark.parametrize("name", names(Pattern))
def test_a_pattern_is_linear_on_its_own_worst_cases(name):
    made = every_pattern()[name]
    cases = worst_cases(made.pattern)
    slowest = max(cases, key=lambda case: seconds_a_hit(made, case))
    for case in {slowest, "".join(cases)}:
        assert_linear(made, case)


@pytest.mark.soak
@pytest.mark.parametrize("name", names(Pattern))
def test_a_pattern_is_linear_on_every_alternative(name):
    made = every_pattern()[name]
    for case in worst_cases(made.pattern):
        assert_linear(made, case)


@pytest.mark.parametrize("name", names(ShortPattern))
def test_a_short_pattern_is_fast_on_all_it_may_see(name):
    made = every_pattern()[name]
    for case in worst_cases(made.pattern):
        for text in (repeated(case, SHORT), repeated(case, SHORT - 1) + "\x00"):
            taken = SHORT_SECONDS * 2
            for _ in range(3):
                before = process_time()
                made.search(text)
                taken = min(taken, process_time() - before)
            assert taken <= SHORT_SECONDS, f"{name} on {case!r} repeated: {taken:.3f} s"


def test_a_short_pattern_never_sees_more_than_its_cap(registry):
    assert "test.cap" not in registry
    made = short_pattern("test.cap", "末$")
    assert made.search("a" * (SHORT - 1) + "末") is not None
    assert made.search("a" * SHORT + "末") is None
    assert made.search("a" * 10**6 + "末") is None
    assert made.search("a" * 10**6 + "末", 10**6 - 5) is not None
    assert made.search("a" * 50 + "末" + "a" * 50, 0, 51) is not None
    assert made.search("a" * 300 + "末", 0, 301) is None


def test_a_name_is_given_to_one_pattern_only(registry):
    first = pattern("test.name", "[0-9]+")
    assert registry["test.name"] is first
    assert pattern("test.name", "[0-9]+") is first
    with pytest.raises(ValueError, match=r"test\.name"):
        pattern("test.name", "[0-9]")
    with pytest.raises(ValueError, match=r"test\.name"):
        short_pattern("test.name", "[0-9]+")


@pytest.mark.usefixtures("registry")
def test_what_cannot_run_in_linear_time_is_refused():
    with pytest.raises(re2.error):
        pattern("test.behind", "(?<=不)得")
    with pytest.raises(re2.error):
        pattern("test.back", r"(\d)\1")


@pytest.mark.usefixtures("registry")
def test_offsets_count_in_the_whole_text_and_not_in_the_part_searched():
    made = pattern("test.offsets", r"(?P<value>[0-9]+)(%)")
    text = "合格率达到95%,差错率3%。"
    at = text.index("3")
    hit = made.search(text, at)
    assert hit is not None
    assert (hit.span(), hit.span(1), hit.start(2), hit.end(2)) == (
        (at, at + 2), (at, at + 1), at + 1, at + 2,
    )  # fmt: skip
    assert [text[h.start() : h.end()] for h in made.finditer(text)] == ["95%", "3%"]
    assert [h.start() for h in made.finditer(text, at)] == [at]
    assert made.search(text, 0, text.index("%")) is None
    assert (hit.group("value"), hit.groups(), hit.groupdict()) == ("3", ("3", "%"), {"value": "3"})
    assert made.match(text, at) is not None
    assert made.match(text) is None
    assert made.fullmatch("95%") is not None
    assert made.fullmatch("95%。") is None
    assert made.spans(text) == [(5, 8), (12, 14)]
    assert made.spans(text, at) == [(at, at + 2)]


@pytest.mark.usefixtures("registry")
def test_a_group_without_a_part_in_the_hit_stands_nowhere():
    hit = pattern("test.absent", r"(甲)|(乙)").search("又乙")
    assert hit is not None
    assert (hit.span(1), hit.span(2), hit.groups()) == ((-1, -1), (1, 2), (None, "乙"))


def test_a_class_finds_single_characters_in_a_text_of_any_length():
    marks = character_class(r",;\[\]")
    assert marks.findall("甲,[乙];") == [",", "[", "]", ";"]
    assert marks.search("甲" * SHORT * 2 + ",") is not None
    assert marks.fullmatch(",;") is None


@pytest.mark.usefixtures("registry")
def test_a_part_is_read_as_if_nothing_stood_around_it():
    made = pattern("test.edges", "^市$")
    hit = made.search("县市区", 1, 2)
    assert hit is not None
    assert hit.span() == (1, 2)


@pytest.mark.usefixtures("registry")
def test_offsets_hold_behind_characters_outside_the_basic_plane():
    made = pattern("test.astral", "目标")
    text = "𠮷😀目标"
    hit = made.search(text)
    assert hit is not None
    assert text[hit.start() : hit.end()] == "目标"


@pytest.mark.usefixtures("registry")
def test_a_pattern_also_replaces_splits_and_lists():
    made = pattern("test.lists", "[,;]")
    assert made.sub("|", "甲,乙;丙") == "甲|乙|丙"
    assert made.sub(lambda hit: f"、{hit.group()}", "甲,乙") == "甲、,乙"
    assert made.split("甲,乙;丙") == ["甲", "乙", "丙"]
    assert made.findall("甲,乙;丙") == [",", ";"]


@pytest.mark.usefixtures("registry")
def test_a_replacement_may_hold_any_character():
    assert pattern("test.replacement", ",").sub("、", "甲,乙") == "甲、乙"


@pytest.mark.parametrize(
    ("expression", "examples"),
    [
        ("到(?:年底|月)前", {"到年底前", "到月前"}),
        ("[0-9]{2,4}%", {"00%"}),
        (r"(?m:^ *)\((?P<n>[^()])\)", {" (一)"}),
        (r"(?i)<html[\s>]", {"<html "}),
        (r"a|b(?:c|d)e", {"a", "bce", "bde"}),
        (r"\x{fffe}\x41\.", {"\ufffeA."}),
    ],
)
def test_worst_cases_spell_every_alternative(expression, examples):
    assert set(Examples(expression).all) == examples
    assert examples <= set(worst_cases(expression))
