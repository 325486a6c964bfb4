import pytest

from pipelines.extract.glued_titles import glued_end
from pipelines.text.normalise import fold
from tests.unit.extract.made import plan, report


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("加强重要领域立法完善立法项目论证和征集机制。", "加强重要领域立法"),
        ("完善行政执法程序2024年底前编制执法流程图并公开。", "完善行政执法程序"),
        ("严格落实重大行政决策程序市司法局牵头制定决策目录。", "严格落实重大行政决策程序"),
        ("基本情况2023年,石桥镇扎实推进各项工作。", "基本情况"),
        ("创建目标通过开展活动,提升执法水平和服务能力。", "创建目标"),
        ("加强政务公开一是完善公开制度。", "加强政务公开"),
        ("2023年工作安排2023年,石桥镇将推进政务公开。", "2023年工作安排"),
        ("存在的主要问题今年以来,公开力度不够。", "存在的主要问题"),
        ("规范渡口管理 推行检修清单。", "规范渡口管理"),
        ("加强沿江巡查  健全巡查日志。", "加强沿江巡查"),
        ("阅读推广的基本要求及目标《规划》是开展阅读推广的依据。", "阅读推广的基本要求及目标"),
    ],
)
def test_a_title_without_its_end_mark_ends_where_the_sentence_begins(printed, title):
    view = fold(printed)
    assert view[: glued_end(view, 0, len(view) - 1)] == fold(title)


@pytest.mark.parametrize(
    "printed",
    [
        "完善行政执法程序。",
        "规范渡口管理 制度和检修清单。",
        "完善行政执法程序规范化建设工作机制和评价体系。",
        "深化行政执法体制改革优化服务。",
        "推进综合治理各项工作落到实处并取得实效。",
        "全面掌握基本情况,完善工作台账和信息报送机制。",
    ],
)
def test_a_title_that_ends_or_runs_on_by_itself_is_not_cut(printed):
    view = fold(printed)
    assert glued_end(view, 0, len(view) - 1) is None


def test_what_stands_behind_a_glued_title_is_read_and_the_loss_is_flagged():
    found = plan(
        "一、主要任务\n(一)加强重要领域立法完善立法项目论证机制。每年立项不少于3件。\n"
        "(二)规范执法。完善执法公示制度。强化案卷评查。\n"
        "(三)强化监督。完善层级监督制度。推进结果公开。"
    )
    assert [t.title for t in found.tasks] == ["加强重要领域立法", "规范执法", "强化监督"]
    assert [m.text for m in found.measures][:2] == ["完善立法项目论证机制。", "每年立项不少于3件。"]
    assert "lost_characters" in found.document.flags


def test_a_lost_line_behind_a_heading_is_no_lost_character():
    found = report("一、主要做法\n设立公开栏12个。\n二、明年工作安排2024年,石桥镇将推进政务公开。")
    assert [s.title for s in found.sections if s.level == 1][-1] == "明年工作安排"
    assert found.document.flags == ()


def test_what_became_of_a_thing_opens_no_second_heading():
    text = "一、突出统筹,责任落实更加有力。开展培训3次。\n二、突出便民,服务质量持续提升。办件40件。"
    titles = [section.title for section in report(text).sections if section.title]
    assert titles == ["突出统筹,责任落实更加有力", "突出便民,服务质量持续提升"]


def test_a_list_behind_a_reports_heading_is_no_part_of_its_title():
    found = report("一、主要做法\n(一)加强政务公开一是完善公开制度。设立公开栏12个。二是丰富形式。")
    assert [s.title for s in found.sections if s.level == 2] == ["加强政务公开"]
    assert [m.value for m in found.metrics] == [12]
