import pytest

from tests.unit.extract.made import read

BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def title(text):
    return read(text).document.title


@pytest.mark.parametrize(
    "line",
    [
        "在全市法治政府建设推进会上的讲话",
        "关于法治政府建设示范项目候选名单的公示",
        "青岚市人民政府办公室关于成立法治政府建设领导小组的通知",
        "青岚市法治政府建设考核办法(试行)",
        "青岚市人民政府办公室关于2021年度法治政府建设考核结果的通报",
        "关于市政协七届五次会议第126号提案的答复",
    ],
)
def test_a_text_of_another_genre_is_called_by_its_own_title(line):
    assert title(f"首页 > 公告\n{line}\n各位同志:\n{BODY}") == line


def test_a_text_that_orders_work_is_not_called_by_its_notice():
    assert title(f"关于做好法治政府建设工作的通知\n各街道:\n{BODY}") is None


def test_a_headline_that_issues_a_plan_without_marks_names_its_title():
    headline = "青岚市人民政府关于印发青岚市法治政府建设三年规划(2012-2014年)的通知_青岚网"
    assert title(f"{headline}\n{BODY}") == "青岚市法治政府建设三年规划(2012-2014年)"
    cited = "为落实《关于印发行动计划的通知》,加强监督,印发依法行政计划的通知。"
    assert title(f"{cited}\n{BODY}") is None
