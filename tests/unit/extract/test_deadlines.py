from datetime import date

import pytest

from pipelines.extract.dates import find_dates
from pipelines.extract.deadlines import Calendar, as_deadline
from pipelines.text.normalise import fold
from tests.unit.extract.made import in_goal, in_task, measure, measures, plan, report

PERIOD = Calendar(2021, 2025)


def deadlines(text, known=PERIOD, only_year=None):
    view = fold(text)
    found = [as_deadline(view, p, known) for p in find_dates(view, 0, len(view), only_year)]
    for d in found:
        assert d is None or view[d.char_start : d.char_end] == d.text
    return [(d.text, d.due_on, d.precision.value) for d in found if d]


@pytest.mark.parametrize(
    ("text", "phrase", "due_on", "precision"),
    [
        ("到2025年,建成平台。", "到2025年", date(2025, 12, 31), "year"),
        ("2025年底前建成平台。", "2025年底前", date(2025, 12, 31), "year"),
        ("2025年年底前建成平台。", "2025年年底前", date(2025, 12, 31), "year"),
        ("2025年前建成平台。", "2025年前", date(2025, 12, 31), "year"),
        ("2022年底完成清理。", "2022年底", date(2022, 12, 31), "year"),
        ("2024年年初公布目录。", "2024年年初", date(2024, 3, 31), "quarter"),
        ("2025年上半年完成评估。", "2025年上半年", date(2025, 6, 30), "half"),
        ("2023年6月底前完成清理。", "2023年6月底前", date(2023, 6, 30), "month"),
        ("2023年6月完成清理。", "2023年6月", date(2023, 6, 30), "month"),
        ("2022年8月11日前完成整改。", "2022年8月11日前", date(2022, 8, 11), "day"),
        ("力争到2023年完成任务。", "到2023年", date(2023, 12, 31), "year"),
        ("截止2023年底前完成任务。", "2023年底前", date(2023, 12, 31), "year"),
        ("2023.6.30前完成任务。", "2023.6.30前", date(2023, 6, 30), "day"),
    ],
)
def test_a_phrase_by_which_something_is_due_is_a_deadline(text, phrase, due_on, precision):
    assert deadlines(text) == [(phrase, due_on, precision)]


@pytest.mark.parametrize("when", ["2023年1月至2023年3月", "2023年1—3月", "从2023年1月起至3月底"])
def test_from_one_month_to_another_is_a_deadline_with_a_first_day(when):
    found = measure(f"{when}开展清理。")
    assert (found.due_from, found.due_on) == (date(2023, 1, 1), date(2023, 3, 31))
    assert found.due_precision == "month"


@pytest.mark.parametrize(
    "text",
    [
        "2022年以来,工作有力。",
        "自2022年起施行。",
        "从2023年1月1日起实行。",
        "截至2022年底,办结12件。",
        "落实2021年度计划。",
        "贯彻2022年修订的办法。",
        "2022年召开会议。",
        "落实2021-2025年规划。",
        "每年6月底前报告。",
        "每年12月底前公布。",
        "实施三年行动。",
        "围绕2024年工作推进。",
        "为2035年基本建成奠定基础。",
        "为2025年全面建成奠定基础。",
        "到2035年,基本建成法治政府。",
        "2019年底前已建成平台。",
        "第一阶段完成清理。",
    ],
)
def test_a_date_that_only_names_a_time_a_frequency_or_a_vision_is_none(text):
    assert deadlines(text) == []


def test_a_plain_year_is_a_deadline_where_something_is_done_or_reached_in_it():
    goal = Calendar(2021, 2025, is_goal=True)
    assert deadlines("2025年,合格率达到95%。", goal) == [("2025年", date(2025, 12, 31), "year")]
    reached = [("2025年", date(2025, 12, 31), "year")]
    for done in (
        "2025年码头护栏实现全覆盖。",
        "合格率2025年提高到95%。",
        "2025年完成4所。",
        "2025年,合格率达到95%。",
    ):
        assert deadlines(done) == reached
    for named in ("对2025年败诉案件逐案剖析。", "比2025年提高5个百分点。", "2025年是关键一年。"):
        assert deadlines(named) == []
    assert deadlines("2025年完成4所。", Calendar(None, None)) == []


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("年底前完成清理。", date(2024, 12, 31)),
        ("6月底前完成清理。", date(2024, 6, 30)),
        ("上半年完成清理。", date(2024, 6, 30)),
        ("12月20日前完成清理。", date(2024, 12, 20)),
        ("第一季度完成清理。", date(2024, 3, 31)),
        ("年内完成清理。", date(2024, 12, 31)),
    ],
)
def test_in_a_single_years_plan_a_date_needs_no_year(text, due_on):
    found = measure(text, "玉关省2024年法治政府建设工作要点")
    assert (found.due_on, found.deadline_source) == (due_on, "explicit")


@pytest.mark.parametrize("text", ["年底前完成清理。", "6月底前完成清理。", "年内完成清理。"])
def test_in_a_plan_of_several_years_a_date_without_a_year_gives_no_date(text):
    found = measure(text)
    assert (found.due_on, found.deadline_source) == (date(2025, 12, 31), "inherited")


def test_a_start_of_year_by_which_something_will_be_issued_is_a_deadline():
    assert deadlines("2024年年初印发目录。") == [("2024年年初", date(2024, 3, 31), "quarter")]


def test_a_plain_year_in_which_something_ends_in_time_is_a_deadline():
    assert measure("确保2023年如期完成泵站改造。").due_on == date(2023, 12, 31)


def test_a_siblings_deadline_does_not_spread():
    first, second = measures("2023年底前建成平台。完善制度。")
    assert (first.deadline_source, second.deadline_source) == ("explicit", "inherited")
    assert second.due_on == date(2025, 12, 31)
    assert second.due_precision is None
    assert second.due_text is None


@pytest.mark.parametrize(
    "body",
    [
        "1.建设平台(2023年6月底前完成)\n完善功能,优化流程。",
        "1.建设平台\n完善功能,优化流程。\n(责任单位:市司法局;完成时限:2023年6月底前)",
        "1.建设平台\n完善功能,优化流程。[责任单位:市司法局,2023年6月底前完成]",
        "1.建设平台\n完善功能,优化流程。\n时间:2023年6月。",
        "1.建设平台\n(2023年3月—6月)\n完善功能,优化流程。",
    ],
)
def test_a_date_of_the_title_or_the_closing_line_is_that_of_every_sentence(body):
    found = plan(f"一、规范执法\n{body}\n2.强化监督\n完善制度。")
    first = [m for m in found.measures if "功能" in m.text]
    assert [(m.due_on, m.deadline_source.value) for m in first] == [(date(2023, 6, 30), "explicit")]
    last = next(m for m in found.measures if "制度" in m.text)
    assert last.deadline_source == "inherited"


def test_a_closing_line_may_name_a_year_alone():
    found = plan("一、规范执法\n1.建设平台\n完善功能。\n完成时限:2023年\n2.强化监督\n完善制度。")
    assert [m.due_on for m in found.measures if "功能" in m.text] == [date(2023, 12, 31)]


def test_a_phase_in_a_title_is_the_precision_of_an_inherited_date():
    found = plan("一、实施步骤\n(一)第一阶段\n开展动员部署,制定清单。\n(二)第二阶段\n开展整改。")
    assert [(m.due_precision, m.due_text) for m in found.measures] == [
        ("phase", "第一阶段"), ("phase", "第二阶段"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "due_from", "due_on"),
    [
        ("启动阶段(2023年1月至2023年3月)", date(2023, 1, 1), date(2023, 3, 31)),
        ("全面实施阶段(2022-2024年)", date(2022, 1, 1), date(2024, 12, 31)),
        ("总结阶段(2025年10月至12月)", date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_a_phase_with_dates_gives_its_measures_first_and_last_day(title, due_from, due_on):
    found = plan(f"一、实施步骤\n(一){title}\n开展动员部署,制定清单。\n(二)其他\n完善制度。")
    first = found.measures[0]
    assert (first.due_from, first.due_on) == (due_from, due_on)
    assert first.deadline_source == "explicit"


def test_a_reports_next_part_inherits_the_end_of_the_coming_year():
    found = report("一、主要工作\n办结案件5件。\n二、下一步工作打算\n完善制度。6月底前公布清单。")
    assert [(m.due_on, m.deadline_source.value) for m in found.measures] == [
        (date(2024, 12, 31), "inherited"), (date(2024, 6, 30), "explicit"),
    ]  # fmt: skip


def test_a_plan_without_years_gives_its_measures_no_date():
    found = measure("完善制度。", "青岚市法治政府建设实施方案")
    assert (found.due_on, found.deadline_source) == (None, "none")


def test_the_goals_of_a_vision_beyond_the_plan_are_none():
    found = in_goal("到2025年,制度更加完善。到2035年,法治政府基本建成。")
    assert [(m.text, m.due_on) for m in found.measures if m.measure_type == "goal"] == [
        ("到2025年,制度更加完善。", date(2025, 12, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("于20256月底前完成清理。", date(2025, 6, 30)),
        ("于2025730日前完成清理。", date(2025, 7, 30)),
    ],
)
def test_a_damaged_date_is_due_where_it_has_one_reading_and_keeps_its_words(text, due_on):
    found = measure(text)
    assert found.due_on == due_on
    assert found.due_text is not None
    assert found.due_text in text


def test_a_damaged_date_with_two_readings_is_no_deadline_and_a_problem():
    found = plan("一、规范执法\n于2022112日前完成清理。\n二、强化监督\n完善制度。")
    assert found.measures[0].deadline_source == "inherited"
    assert {"ambiguous_date", "damaged_date"} & {p.kind.value for p in found.problems}


def test_a_date_inside_a_cited_title_is_no_deadline():
    found = measure("落实《青岚市2022年底前清理方案》要求。")
    assert found.deadline_source == "inherited"


def test_two_years_that_are_dealt_out_belong_to_their_values_in_order():
    found = in_task("建设示范点10个、20个,分别于2023年、2025年底前完成。")
    first, second = found.metrics
    assert (first.due_on, second.due_on) == (date(2023, 12, 31), date(2025, 12, 31))
    found = in_task("纠错率、败诉率2023年底、2025年底分别降至8%、5%。")
    assert [m.due_on for m in found.metrics] == [date(2023, 12, 31), date(2025, 12, 31)]


def test_the_years_of_parts_date_the_parts_and_their_first_the_sentence():
    found = in_task("改造服务站9所,其中2023年完成4所、2024年完成5所。")
    assert [m.due_on for m in found.metrics] == [None, date(2023, 12, 31), date(2024, 12, 31)]
    assert found.measures[0].due_on == date(2023, 12, 31)


def test_a_date_without_a_year_takes_the_year_of_its_phase():
    found = plan(
        "一、启动阶段(2023年3月至2023年4月)\n各镇于4月15日前报送方案。\n二、总结\n完善制度。"
    )
    assert found.measures[0].due_on == date(2023, 4, 15)


def test_both_halves_of_a_year_name_a_round_and_no_date():
    (found,) = in_task("上、下半年各组织一次培训。").metrics
    assert (found.value, found.unit, found.due_on) == (1, "次", None)
    (found,) = in_task("2023年上半年、下半年各组织2次培训。").metrics
    assert (found.value, found.due_on) == (2, None)


@pytest.mark.parametrize("lead", ["", "完善巡检制度,"])
def test_years_that_open_a_clause_are_those_in_which_it_is_due(lead):
    found = measure(f"{lead}2022-2024年,改造老旧泵站12座。")
    assert (found.due_on, found.deadline_source.value) == (date(2024, 12, 31), "explicit")
    assert deadlines("落实2022-2024年行动计划。") == []


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("到2025年,书屋进入前列。", date(2025, 12, 31)),
        ("到2025年底建成书屋网。", date(2025, 12, 31)),
        ("到2035年,基本建成书屋网。", None),
        ("为到2025年建成书屋网打下基础。", None),
    ],
)
def test_a_single_years_commitments_may_look_as_far_as_a_five_year_plan(text, due_on):
    found = deadlines(text, Calendar(2024, 2024))
    assert [d[1] for d in found] == ([due_on] if due_on else [])
