import pytest

from tests.unit.extract.made import metrics, reached


def told(found):
    return [(m.value, m.role.value) for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("办结率由2020年的81%提高到95%。", [(81, "baseline"), (95, "target")]),
        ("满意度从2020年底的70%上升至85%。", [(70, "baseline"), (85, "target")]),
        ("2020年办结率为90%,到2025年提高到98%。", [(90, "baseline"), (98, "target")]),
        ("办理时间已压缩至8个工作日,2025年压缩至3个工作日。", [(8, "baseline"), (3, "target")]),
        ("现有调解员30名,新增调解员不少于10名。", [(30, "baseline"), (10, "target")]),
        ("2022年实有站点40个,2024年达到60个以上。", [(40, "baseline"), (60, "target")]),
    ],
)
def test_a_plans_values_of_a_year_before_and_those_reached_are_baselines(sentence, expected):
    assert told(metrics(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    ["对已办结的案件30日内归档。", "2025年办结率为90%。", "到2023年覆盖率为80%,2025年为95%。"],
)
def test_what_is_still_to_come_is_no_baseline(sentence):
    assert {m.role.value for m in metrics(sentence)} == {"target"}


@pytest.mark.parametrize("year", ["2022年", "上年同期", "去年"])
def test_the_year_before_in_brackets_is_a_reports_baseline(year):
    found = reached(f"2023年办结复议案件56件({year}为48件)。")
    assert told(found) == [(56, "achieved"), (48, "baseline")]
    assert {m.indicator for m in found} == {"办结复议案件"}


def test_what_a_report_has_reached_already_is_achieved():
    assert told(reached("已建成站点12个。")) == [(12, "achieved")]


def test_a_past_value_may_be_a_bound_itself():
    found = metrics("把救助线由月收入600元以下提高到900元以下。")
    assert [(m.value, m.role.value) for m in found] == [(600, "baseline"), (900, "target")]
    assert {m.comparator.value for m in found} == {"<="}


def test_what_is_lowered_has_a_past_value():
    found = reached("需送件的占比由40%降低至38%。")
    assert [(m.value, m.role.value) for m in found] == [(40, "baseline"), (38, "achieved")]


def test_past_values_may_be_listed():
    found = reached("调解率和息诉率从2020年的21%、8%上升至2024年的41%、24%。")
    assert [m.role.value for m in found] == ["baseline", "baseline", "achieved", "achieved"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("差错率较2022年的4.5%下降至2.5%。", [(4.5, "baseline"), (2.5, "achieved")]),
        ("借出图书90册,与上年的60册相比增长50%。", [(90, "achieved"), (60, "baseline")]),
        ("借出图书90册,较2021年同期80册增加10册。", [(90, "achieved"), (80, "baseline")]),
        ("办证时间从20天缩至3天。", [(20, "baseline"), (3, "achieved")]),
        ("归还率由18%跃升至46%。", [(18, "baseline"), (46, "achieved")]),
        ("归还率为96%,与上年的归还率95%基本持平。", [(96, "achieved"), (95, "baseline")]),
    ],
)
def test_the_year_that_a_report_measures_itself_by_is_its_baseline(sentence, expected):
    assert told(reached(sentence))[:2] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "借出图书900册,比2021年增加80册。",
        "满意度较上年提高3个百分点。",
        "较2021年新增书屋4个,减少空置。",
        "较上年度送书6次。",
    ],
)
def test_how_much_a_year_differs_from_the_one_before_is_reached(sentence):
    assert {m.role.value for m in reached(sentence)} == {"achieved"}


def test_what_a_later_value_builds_on_is_a_baseline():
    found = metrics("在去年差错率降至7%的基础上,力争降到5%以内。")
    assert told(found) == [(7, "baseline"), (5, "target")]
    assert told(metrics("在收集不少于30条意见的基础上拟定办法。")) == [(30, "target")]


def test_what_a_body_has_grown_from_is_a_baseline():
    found = reached("讲解员由2020年的12人发展到45人。")
    assert told(found) == [(12, "baseline"), (45, "achieved")]


@pytest.mark.parametrize("change", ["整合为", "合并到", "拓展到", "延长至", "上调为", "改为"])
def test_words_of_change_make_what_was_before_a_baseline(change):
    found = reached(f"借阅事项由原来的50项{change}20项。")
    assert told(found) == [(50, "baseline"), (20, "achieved")]


def test_bodies_that_make_one_together_are_counted():
    assert told(reached("由5个部门整合组建讲解队。")) == [(5, "achieved")]


def test_a_past_value_may_be_of_the_last_century():
    found = reached("统配书目由1979年256种减少到目前的4种。")
    assert told(found) == [(256, "baseline"), (4, "achieved")]
