from datetime import date

import pytest

from tests.unit.extract.made import (
    achieved,
    assert_spans_hold,
    in_goal,
    in_task,
    measures,
    plan,
    report,
)


def said(text):
    return [m.text for m in measures(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("完善制度。加强监督。", ["完善制度。", "加强监督。"]),
        ("完善制度；加强监督；公开结果。", ["完善制度；", "加强监督；", "公开结果。"]),
        ("完善制度,加强监督", ["完善制度,加强监督"]),
        ("投诉率不超过8%。", ["投诉率不超过8%。"]),
        ("公开清单(含依据;流程;结果)。", ["公开清单(含依据;流程;结果)。"]),
        ("落实“谁执法;谁普法”责任制。", ["落实“谁执法;谁普法”责任制。"]),
        ("完善制度。\n加强监督。", ["完善制度。", "加强监督。"]),
        ("做到一是公开清单,二是规范流程。", ["做到一是公开清单,二是规范流程。"]),
    ],
)
def test_each_sentence_of_a_tasks_body_is_a_measure_with_its_end_mark(text, sentences):
    assert said(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("完善制度。[牵头单位:市司法局;责任单位:市财政局]", ["完善制度。"]),
        ("完善制度。(责任单位:市司法局)", ["完善制度。"]),
        ("完善制度。\n责任单位:市司法局、市财政局", ["完善制度。"]),
        ("完善制度。\n牵头单位:市司法局\n配合单位:市财政局", ["完善制度。"]),
        ("完善制度。(市司法局牵头,市财政局配合)", ["完善制度。"]),
        ("主要任务如下:\n完善制度。", ["完善制度。"]),
        ("今年重点抓好以下几方面工作。完善制度。", ["完善制度。"]),
        ("着力在以下五个方面下功夫:\n完善制度。", ["完善制度。"]),
        ("坚持问题导向,从以下三点入手。完善制度。", ["完善制度。"]),
        ("着力在三个方面下功夫;完善制度。", ["完善制度。"]),
        ("投诉率降至5%以下。在便民方面求突破。", ["投诉率降至5%以下。", "在便民方面求突破。"]),
        ("重点做好以下工作:\n完善制度。", ["完善制度。"]),
    ],
)
def test_brackets_of_bodies_and_lead_ins_are_no_measures(text, sentences):
    assert said(text) == sentences


@pytest.mark.parametrize(
    "formula",
    ["特此报告。", "以上报告,请审议。", "以上汇报,请批评指正。", "妥否,请批示。", "请予审议。"],
)
def test_what_a_report_closes_with_is_no_measure(formula):
    found = report(f"一、主要工作\n修渡口3处。\n二、下一步打算\n完善渡口章程。\n{formula}")
    assert [m.text for m in found.measures] == ["完善渡口章程。"]


@pytest.mark.parametrize(
    "text",
    [
        "书屋是乡村阅读的重要阵地和主渠道。",
        "本方案所称书屋,是指村里的图书室。",
        "我县馆员力量仍较为薄弱。",
    ],
)
def test_what_only_says_how_something_is_commits_to_nothing(text):
    assert said(f"完善制度。{text}") == ["完善制度。"]


@pytest.mark.parametrize(
    "text", ["一是完善借阅渠道。", "只要是馆员都是培训对象。", "应是首要任务。"]
)
def test_a_list_number_or_a_demand_with_the_same_word_is_a_measure(text):
    assert said(text) == [text]


def test_a_run_in_heading_is_no_measure():
    found = plan(
        "一、规范执法\n1.公开执法信息。完善制度,加强监督。\n2.记录执法过程。完善机制,加强检查。"
    )
    assert [m.text for m in found.measures] == ["完善制度,加强监督。", "完善机制,加强检查。"]


def test_guiding_sections_and_the_preamble_commit_to_nothing():
    found = plan(
        "一、指导思想\n坚持依法行政,每年培训2次。\n二、基本原则\n坚持问题导向。\n三、主要任务\n完善制度。"
    )
    assert [m.text for m in found.measures] == ["完善制度。"]


def test_a_goals_sentence_is_a_measure_only_with_a_value_or_a_date():
    found = in_goal("制度更加完善。到2025年,机制更加健全。合格率达到95%。公信力明显提升。")
    goals = [m for m in found.measures if m.measure_type == "goal"]
    assert [m.text for m in goals] == ["到2025年,机制更加健全。", "合格率达到95%。"]
    assert [m.task_id for m in goals] == [None, None]


def test_what_a_report_has_done_is_an_achievement_and_never_a_measure():
    found = achieved("完善制度5项。每年培训2次。严禁随意检查。")
    assert [a.text for a in found.achievements] == [
        "完善制度5项。",
        "每年培训2次。",
        "严禁随意检查。",
    ]
    assert found.measures == ()
    assert {m.role.value for m in found.metrics} == {"achieved"}
    assert all(m.measure_id is None for m in found.metrics)


def test_what_a_report_will_do_next_is_a_measure():
    found = report(
        "一、主要工作\n办结5件。\n二、存在的问题\n能力不足。\n三、下一步打算\n培训不少于2次。"
    )
    assert [m.text for m in found.measures] == ["培训不少于2次。"]
    assert [(m.role.value, m.value) for m in found.metrics] == [("achieved", 5), ("target", 2)]
    assert [a.text for a in found.achievements] == ["办结5件。"]


@pytest.mark.parametrize(
    "text",
    [
        "完善制度；加强监督。",
        "  　完善制度。　 加强监督。",
        "（一）款所列事项，应当公开。𠮷野😀完善制度。",
        "完善制度。\r\n加强监督。\r\n",
        "零\u200b宽字符，完善制度。",
        "規劃實施，應當公開責任與會議。貫徹執行。",
        "實(shí)施(shī)規(guī)劃，應(yīng)當(dāng)公開責(zé)任。推進(jìn)會議貫徹。",
    ],
)
def test_offsets_lead_to_the_printed_words(text):
    found = in_task(text)
    assert found.measures
    assert_spans_hold(found)


def test_a_text_in_traditional_script_is_read_and_quoted_as_printed():
    found = plan(
        "一、規範執法\n（一）公開責任\n到2025年，應當實現與會議貫徹，合格率達到９０％以上。"
        "\n（二）監督機構\n執行問題設立體系。"
    )
    first = found.measures[0]
    assert first.text == "到2025年，應當實現與會議貫徹，合格率達到９０％以上。"
    assert first.due_on == date(2025, 12, 31)
    assert [(m.value, m.text) for m in found.metrics] == [(90, "９０％以上")]
    assert [s.title for s in found.sections[1:3]] == ["規範執法", "公開責任"]


def test_a_metrics_date_is_the_last_one_printed_before_it():
    found = in_task("到2023年合格率达到90%,到2025年合格率达到95%。")
    assert [(m.value, m.due_on) for m in found.metrics] == [
        (90, date(2023, 12, 31)), (95, date(2025, 12, 31)),
    ]  # fmt: skip
    assert found.measures[0].due_on == date(2023, 12, 31)


@pytest.mark.parametrize("text", ["完善制度。", "每年检查不少于2次。"])
def test_an_inherited_date_is_no_metrics_date(text):
    found = in_task(text)
    assert found.measures[0].deadline_source == "inherited"
    assert {m.due_on for m in found.metrics} <= {None}


def test_a_deadlines_words_stand_as_printed():
    (found,) = measures("２０２３年６月底前完成清理。")
    assert found.due_on == date(2023, 6, 30)
    assert found.due_text == "２０２３年６月底前"


@pytest.mark.parametrize("noise", ["。", "；；；", "---", "(试行)", "1234", "abc def", "……"])
def test_marks_and_letters_alone_are_no_measures(noise):
    assert said(f"完善制度。\n{noise}") == ["完善制度。"]
