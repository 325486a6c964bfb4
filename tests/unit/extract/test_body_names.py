"""The lexicon of bodies, and the grammar of their classes."""

import pytest

from pipelines.extract.body_names import is_prefix, load_bodies


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
