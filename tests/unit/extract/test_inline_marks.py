"""Ordinals inside a line."""

import pytest

from pipelines.extract.inline_marks import is_parted_title, lists_in_sentence
from tests.unit.extract.made import measures


@pytest.mark.parametrize(
    ("view", "printed"),
    [(":(1)石阶;(2)缆桩。", "(1)"), (":①石阶、②缆桩。", "①"), (":1.石阶;2.缆桩", "1.")],
)
def test_a_second_number_behind_a_comma_shows_a_list(view, printed):
    assert lists_in_sentence(view, 1, printed)


@pytest.mark.parametrize("view", [":1.石阶。2.缆桩。", ":1.石阶;\n2.缆桩。", ":1.石阶。"])
def test_sentences_and_lines_of_their_own_are_no_list(view):
    assert not lists_in_sentence(view, 1, "1.")


def test_a_title_ends_at_the_blank_before_its_first_item():
    assert is_parted_title("一、修缮渡口 1.加固石阶", 2, 6, 40)
    assert not is_parted_title("一、修缮渡口,加固 1.石阶", 2, 9, 40)
    assert not is_parted_title("一、修缮渡口1.加固石阶", 2, 6, 40)


def test_the_parts_of_a_listed_sentence_are_measures_of_one_task():
    found = measures("修缮渡口设施:(1)加固石阶;(2)更换缆桩;(3)增设护栏。")
    assert [m.text[:3] for m in found] == ["修缮渡", "(2)", "(3)"]
