import pytest

from pipelines.extract.told_years import reported_year, spanned_years, told_years
from pipelines.text.normalise import fold
from tests.unit.extract.made import read

BODY = "一、规范行政执法\n(一)开展执法培训。完善行政执法制度,加强法治宣传。"


def test_an_untitled_workplan_plans_for_the_year_that_it_opens_with():
    found = read(f"2024年,全县要坚持依法行政。现就法治政府建设工作安排如下:\n{BODY}").document
    assert (found.kind.value, found.period_start, found.period_end) == ("workplan", 2024, 2024)


def test_an_opening_without_a_year_tells_none():
    assert reported_year("全县要坚持依法行政,制定本要点。", 0) == (None, None)


def test_a_speech_looks_back_a_year():
    assert told_years("政府工作报告", "各位代表:", (2024, 2024)) == (2023, 2023)
    assert told_years("依法行政情况报告", "现将情况报告如下。", (2024, 2024)) == (2024, 2024)


@pytest.mark.parametrize("opening", ["2023年在区委领导下,", "2023年我局", "2023年新", "2023年全县"])
def test_an_opening_without_a_comma_tells_the_year_too(opening):
    assert reported_year(f"{opening}认真落实执法责任制。", 0) == (2023, 2023)


@pytest.mark.parametrize(
    ("title", "text", "years"),
    [
        ("青岚市依法行政三年行动方案", "通过2020年至2022年三年努力,建成示范市。", (2020, 2022)),
        ("青岚市依法行政三年行动方案", "一、启动阶段(2020年4月至2022年6月)。", (2020, 2022)),
        (
            "青岚市依法行政三年行动方案",
            "根据《青岚市规划(2020-2022年)》,制定本方案。",
            (None, None),
        ),
        ("青岚市依法行政三年行动方案", "2016年至2020年,成效明显。", (None, None)),
        ("青岚市依法行政行动方案", "通过2020年至2022年三年努力,建成示范市。", (None, None)),
        ("青岚市依法行政行动方案", "为加强监督,制定2020—2022年青岚市行动方案。", (2020, 2022)),
    ],
)
def test_a_plan_of_three_years_runs_over_the_three_that_its_text_names(title, text, years):
    assert spanned_years(title, fold(text), 0) == years
