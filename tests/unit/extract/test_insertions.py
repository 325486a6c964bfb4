"""Covers what republishing put between letters, and that reading goes on without it."""

import pytest

from pipelines.extract.insertions import find_insertions
from pipelines.text.printed import without
from tests.unit.extract.made import assert_spans_hold, plan, values


def reading(text):
    return without(text, find_insertions(text))


def test_sounds_in_brackets_behind_characters_are_left_out():
    assert reading("實(shí)施規(guī)劃，發(fā)展") == "實施規劃，發展"
    assert reading("實（shí）施規（guī）劃，發（fā）展") == "實施規劃，發展"


def test_a_bracket_or_two_of_letters_are_the_authors_own():
    text = "建设政务服务(app)平台,推行(pdf)证照。"
    assert reading(text) == text


def test_a_sentence_with_sounds_is_read_and_printed_with_them():
    found = plan(
        "一、主要任務(wù)\n(一)規(guī)范執(zhí)法。行政執(zhí)法人員持證率達(dá)到95%以上。"
        "(責(zé)任單位：市司法局)"
    )
    assert_spans_hold(found)
    (measure,) = found.measures
    assert measure.text == "行政執(zhí)法人員持證率達(dá)到95%以上。"
    assert values(found.metrics) == [(">=", 95.0, "%")]
    assert found.metrics[0].indicator == "行政执法人员持证率"
    assert found.tasks[0].title == "規(guī)范執(zhí)法"
    assert [unit.unit_raw for unit in found.task_units] == ["市司法局"]
    assert "ocr_noise" in found.document.flags


def test_blanks_between_all_letters_are_left_out():
    spaced = " ".join("持续规范行政执法，不低于")
    assert reading(f"{spaced} 70%。") == "持续规范行政执法，不低于70%。"


def test_blanks_between_a_few_letters_stay():
    text = "主 任\n" + "完善行政执法监督机制，推动各项任务落地见效。" * 6
    assert reading(text) == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("投资1 6 5 5万元，培训3 0 0人，办理2 025年", "投资1655万元，培训300人，办理2025年"),
        ("到2 025年底，率达到9 5%。", "到2025年底，率达到95%。"),
    ],
)
def test_blanks_inside_numbers_are_left_out(printed, read):
    assert reading(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "1 规范执法\n2 强化监督\n3 推进公开",
        "1 项目管理\n2 人员培训",
        "第 12 13次会议，办理5件。",
        "强化组织领导 2、完善工作机制",
        "湖东区人民政府 2023年3月5日\n",
        "特此报告。 湖东区司法局 2023年3月5日 打印",
    ],
)
def test_blanks_that_mean_something_stay(text):
    assert reading(text) == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("截至 2023 年 12 月底，办理案件 35 件。", "截至2023年12月底，办理案件35件。"),
        ("涉及金额近 320万元，同比下降 12.5 %", "涉及金额近320万元，同比下降12.5%"),
        ("（ 2021—2025 年）", "（2021—2025年）"),
        ("2024 年工作安排\n培训30　人", "2024年工作安排\n培训30人"),
        ("市、 县两级政府要， 按季检查; 抽查", "市、县两级政府要，按季检查;抽查"),
    ],
)
def test_blanks_beside_counted_numbers_and_behind_commas_are_left_out(printed, read):
    assert reading(printed) == read


def test_a_line_end_inside_a_title_is_left_out():
    assert reading("落实《\n行政复议法》。") == "落实《行政复议法》。"
    assert reading("落实《青岚市行政\n执法办法》。") == "落实《青岚市行政执法办法》。"


def test_a_sentence_whose_title_was_broken_is_one_measure():
    found = plan("一、规范执法\n严格落实《\n青岚市执法办法》，完善监督机制。")
    assert_spans_hold(found)
    assert len(found.measures) == 1
    assert [c.cited_title for c in found.citations] == ["青岚市执法办法"]


def test_a_line_end_before_a_cited_title_is_left_out():
    found = plan("一、规范执法\n(一)强化监督\n各部门按照\n《青岚市执法规定》的精神,完善制度。")
    assert len(found.measures) == 1
    assert_spans_hold(found)


def test_a_line_end_before_the_name_of_a_law_is_left_out():
    found = plan("一、提升能力\n制定年度计划,组织学习\n宪法、通用法律知识和专门法律知识。")
    assert len(found.measures) == 1
