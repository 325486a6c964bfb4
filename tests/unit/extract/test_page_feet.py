"""Numbers at the feet of printed pages."""

import pytest

from pipelines.extract.page_feet import drop_page_feet


def left(text, *, is_wrapped=False):
    return drop_page_feet(text, text, lambda _: is_wrapped)


@pytest.mark.parametrize("foot", ["- {} -", "-{}-", "第{}页 共9页"])
def test_page_numbers_go_and_the_sentences_that_they_cut_run_on(foot):
    first, second = foot.format(1), foot.format(2)
    text = f"健全沿江渡口管理章程,每年向社会\n{first}\n公布一次。\n{second}\n修缮码头。"
    assert left(text) == ("健全沿江渡口管理章程,每年向社会公布一次。\n修缮码头。", True)


def test_text_on_the_numbers_own_line_runs_on_too():
    text = "- 1 - 栖霞渡口工作计划\n每年向沿江各村的渡工讲解一次渡运\n- 2 - 章程。"
    assert left(text) == ("栖霞渡口工作计划\n每年向沿江各村的渡工讲解一次渡运章程。", True)


def test_a_heading_or_a_new_item_is_not_joined():
    text = "(一)修缮码头\n-1-\n完成石阶翻修,更换缆桩与护栏设施,\n-2-\n(二)疏浚河道"
    assert left(text)[0] == "(一)修缮码头\n完成石阶翻修,更换缆桩与护栏设施,\n(二)疏浚河道"


def test_wrapped_lines_are_left_to_be_joined_later():
    text = "健全沿江渡口管理章程,每年向社会\n-1-\n公布一次。\n-2-\n修缮码头。"
    assert (
        left(text, is_wrapped=True)[0] == "健全沿江渡口管理章程,每年向社会\n公布一次。\n修缮码头。"
    )


@pytest.mark.parametrize("text", ["甲\n-2-\n乙", "甲\n-2-\n乙\n-7-\n丙", "-2-3 级风", "没有页码"])
def test_numbers_that_count_no_pages_stay(text):
    assert left(text) == (text, False)
