"""The lexicon of bodies, and the grammar of their classes."""

import pytest

from pipelines.extract.body_names import is_prefix, load_bodies
from pipelines.model.commitment import UnitKind


def test_the_lexicon_names_each_body_once_and_each_successor():
    bodies = load_bodies()
    assert len(bodies.names) > 1000
    for printed, name in bodies.names.items():
        assert name.canonical in bodies.names, printed
        assert name.successor is None or name.successor in bodies.names, printed


@pytest.mark.parametrize(
    "words", ["", "市", "市委", "成都市", "成都", "市政府", "XX市", "石桥镇", "高新区"]
)
def test_words_that_say_whose_a_body_is(words):
    assert is_prefix(words)


@pytest.mark.parametrize("words", ["民政局和市", "由市", "推进", "要求各市", "气象"])
def test_words_that_do_not(words):
    assert not is_prefix(words)


def test_a_stem_makes_a_department_of_a_class_ending():
    bodies = load_bodies()
    assert bodies.stem_of("市财政部门") == "财政"
    assert bodies.stem_of("公安机关") == "公安"
    assert bodies.stem_of("行政执法部门") is None


@pytest.mark.parametrize("words", ["各市、特区、区人民政府", "各县[市、区]", "市属开发区"])
def test_a_class_of_areas_may_be_listed_bracketed_or_owned(words):
    assert load_bodies().class_kind(words) is UnitKind.LOWER_GOVERNMENT
