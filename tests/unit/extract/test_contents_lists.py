"""Lists of contents above a text."""

import pytest

from pipelines.extract.contents_lists import contents_end
from pipelines.extract.page_lines import lines_of
from tests.unit.extract.made import plan

HEADS = ("一、修缮渡口", "(一)加固石阶", "二、工作要求")
BODY = "一、修缮渡口\n(一)加固石阶\n换新缆桩。\n二、工作要求\n各渡口要加强协作。"


def end(view):
    return contents_end(view, tuple(lines_of(view)), 0)


@pytest.mark.parametrize("leader", ["......", "………………", "    "])
def test_lines_that_lead_to_page_numbers_are_a_list_of_contents(leader):
    listed = "\n".join(f"{head}{leader}{page}" for page, head in enumerate(HEADS, 1))
    assert end(f"目 录\n{listed}\n为修缮渡口,制定本方案。\n{BODY}") == len(f"目 录\n{listed}")


@pytest.mark.parametrize("between", ["", "为修缮渡口,制定本方案。\n"])
def test_without_page_numbers_the_headings_must_stand_below_once_more(between):
    listed = "目录\n" + "\n".join(HEADS)
    assert end(f"{listed}\n{between}{BODY}") == len(listed)
    assert end(f"{listed}\n换新缆桩。") is None


def test_a_text_that_speaks_of_catalogues_has_no_list_of_contents():
    assert end(f"为修缮渡口,公布目录。\n{BODY}") is None


def test_what_is_listed_makes_no_section():
    titles = [s.title for s in plan("目录\n" + "\n".join(HEADS) + "\n" + BODY).sections if s.title]
    assert titles == ["修缮渡口", "加固石阶", "工作要求"]
