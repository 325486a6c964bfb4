"""Covers documents on one line: blanks where lines met are line ends again, place for place."""

import pytest

from pipelines.extract.lost_lines import with_lines
from tests.unit.extract.made import assert_spans_hold, read

LINES = [
    "湖东区人民政府 > 政务公开 > 通知公告",
    "索引号:    742/2022-03 主题分类:    其他",
    "湖东区人民政府关于2023年度法治政府建设情况的报告",
    "青岚市人民政府:",
    "2023年,湖东区对照年度计划逐项办理,现将有关情况报告如下。",
    "一、主要工作",
    "(一)规范执法行为",
    "2023年开展执法检查 36 次,办结案件210件。" + "完善执法监督机制,优化办事流程。" * 20,
    "1. 强化层级监督。抽查案卷120件。" + "推动各部门按照职责分工落实任务。" * 18,
    "第二章 工作打算",
    "抽查案卷不少于150件。",
    "湖东区人民政府",
    "2024年1月15日",
]


def test_blanks_between_lines_become_line_ends_and_no_others():
    text = " ".join(LINES)
    found = with_lines(text)
    assert found.split("\n") == LINES
    assert found.replace("\n", " ") == text


def test_a_document_on_one_line_gives_the_rows_of_its_lines():
    one, many = read(" ".join(LINES)), read("\n".join(LINES))
    assert_spans_hold(one)
    assert [s.title for s in one.sections] == [s.title for s in many.sections]
    assert [m.value for m in one.metrics] == [m.value for m in many.metrics] == [36, 210, 120, 150]
    assert one.document == many.document


@pytest.mark.parametrize(
    "text",
    [
        "",
        "推进依法行政 规范执法行为",
        "推进依法行政,规范执法行为。" * 60,
        "\n".join(["推进依法行政 规范执法行为" + "完善制度。" * 60] * 4),
    ],
)
def test_short_texts_and_texts_with_lines_stay(text):
    assert with_lines(text) == text
