import pytest

from pipelines.extract.told_years import reported_year, told_years
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


@pytest.mark.parametrize("opening", ["2023年在区委领导下,", "2023年我局"])
def test_an_opening_without_a_comma_tells_the_year_too(opening):
    assert reported_year(f"{opening}认真落实执法责任制。", 0) == (2023, 2023)
