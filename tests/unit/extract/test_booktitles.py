import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.booktitles import MAX_TITLE, find_titles, less_one, title_key
from pipelines.text.normalise import fold


def titles(text):
    view = fold(text)
    return [text[a:b] for a, b in find_titles(view)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《立法法》规定。", ["立法法"]),
        ("根据«立法法»规定。", ["立法法"]),
        ("落实《规划》和《方案》。", ["规划", "方案"]),
        ("按照《关于印发〈规划〉的通知》。", ["关于印发〈规划〉的通知"]),
        ("按照《关于印发《规划》的通知》。", ["关于印发《规划》的通知"]),
        ("落实《规划》《方案》《办法》要求。", ["规划", "方案", "办法"]),
        ("依据《\n复议法》办理。", ["\n复议法"]),
        ("完善制度。", []),
        ("《》", []),
    ],
)
def test_the_outermost_titles_are_found_without_their_marks(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《立法法规定,完善制度。", ["立法法规定"]),
        ("落实《规划,推进《方案》实施。", ["规划", "方案"]),
        ("落实《规划", ["规划"]),
        ("规划》要求。", []),
    ],
)
def test_a_title_that_lost_its_end_goes_as_far_as_its_clause(text, expected):
    assert titles(text) == expected


def test_an_open_mark_swallows_no_page():
    assert len(titles("《" + "甲" * 1000)[0]) <= MAX_TITLE


def test_two_printings_of_a_title_have_one_key():
    assert title_key("实施纲要（2021—2025年）") == title_key("实施纲要 (2021-2025年)")
    assert title_key("实施纲要(2021-2025年)") != title_key("实施纲要(2015-2020年)")


def test_a_title_that_lost_a_character_is_among_those_less_one_and_a_year_never():
    assert "实施纲要" in less_one("实施总纲要")
    assert "规划201年" not in less_one("规划2021年")


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("《》〈〉印发关于的通知,。\n 甲1("), max_size=60))
def test_titles_of_any_text_stand_apart_and_inside_it(text):
    done = 0
    for start, end in find_titles(text):
        assert done <= start < end <= len(text)
        done = end
