"""Brackets that list the bodies of a task right behind its title."""

import pytest

from pipelines.extract.title_units import has_words, units_behind


def units(view):
    opening, closing = units_behind(view, 0, len(view), len(view))
    return None if closing is None else view[opening : closing + 1]


@pytest.mark.parametrize(
    "bracket",
    ["(牵头单位:市渔政局;责任单位:各县[市、区])", "[市司法局、市财政局]", "(市司法局牵头)"],
)
@pytest.mark.parametrize("behind", ["", "\n修缮码头。", "。修缮码头。"])
def test_a_list_of_bodies_that_ends_its_sentence_is_found_whole(bracket, behind):
    assert units(f"修缮渡口{bracket}{behind}") == bracket


@pytest.mark.parametrize(
    "view",
    [
        "修缮渡口(试行)",
        "修缮渡口(市司法局牵头)和码头",
        "修缮渡口(各村)",
        "修缮渡口(市司法局",
        "修缮",
    ],
)
def test_a_remark_or_a_bracket_inside_a_sentence_is_none(view):
    assert units(view) is None


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("(责任单位:市交通局)\n修缮码头。", True),
        ("(责任单位:市交通局)。", False),
        ("\n牵头单位:市交通局", False),
        ("修缮码头。", True),
        ("\n", False),
    ],
)
def test_a_list_of_bodies_alone_is_no_text_below_a_title(behind, expected):
    assert has_words(behind, 0, len(behind)) is expected
