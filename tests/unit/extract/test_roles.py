import pytest

from pipelines.extract.roles import opens_next, role_of_title
from pipelines.model.document import Kind
from pipelines.model.section import Role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("指导思想", "guiding"),
        ("基本原则", "guiding"),
        ("主要原则", "guiding"),
        ("总体目标", "goal"),
        ("工作目标", "goal"),
        ("主要目标", "goal"),
        ("目标任务", "goal"),
        ("保障措施", "safeguard"),
        ("组织领导", "safeguard"),
        ("实施步骤", "safeguard"),
        ("加强组织保障", "safeguard"),
        ("几点要求", "safeguard"),
        ("强化督导落实", "safeguard"),
        ("压实责任,狠抓落实", "safeguard"),
        ("组织机构", "safeguard"),
        ("创建步骤", "safeguard"),
        ("时间进度", "safeguard"),
        ("行动要求", "safeguard"),
        ("组织领导和保障机制", "safeguard"),
        ("健全民生保障机制", None),
        ("工作安排", "safeguard"),
        ("总  则", "guiding"),
        ("重点工作安排", None),
        ("整修渡口的重大意义", "guiding"),
        ("加强督查考核", "safeguard"),
        ("深刻认识修缮渡口的必要性,增强紧迫感", "guiding"),
        ("基本要求", "guiding"),
        ("完善考核问责机制", None),
        ("推进政策落实", None),
        ("规范执法行为", None),
        ("优化组织结构", None),
        ("加强目标责任考核", None),
        ("完善目标管理机制", None),
        ("围绕目标推进整治", None),
        ("化解存在的问题", None),
        ("下一步工作打算", None),
        ("", None),
    ],
)
def test_a_plans_title_names_its_role_or_none(title, role):
    found = role_of_title(title, Kind.PLAN)
    assert (found.value if found else None) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("存在的问题", "problem"),
        ("存在的不足和短板", "problem"),
        ("面临的困难", "problem"),
        ("薄弱环节", "problem"),
        ("困难和问题", "problem"),
        ("工作不足", "problem"),
        ("不足及原因分析", "problem"),
        ("解决问题的对策措施", "next"),
        ("后期工作安排", "next"),
        ("2024年工作设想", "next"),
        ("补齐短板不足", None),
        ("上一年度存在问题整改情况", None),
        ("解决存在问题的下一步打算", "next"),
        ("下一步工作打算", "next"),
        ("努力方向", "next"),
        ("改进措施及努力方向", "next"),
        ("接下来的工作打算", "next"),
        ("新一年工作打算", "next"),
        ("后续工作安排", "next"),
        ("工作展望", "next"),
        ("2024年努力方向", "next"),
        ("2024年推进依法行政工作的总体思路", "next"),
        ("2024年全面依法治区工作打算", "next"),
        ("工作开展情况及下一步打算", None),
        ("2024年工作安排", "next"),
        ("2024年主要工作任务", "next"),
        ("2024年推进法治政府建设的主要安排", "next"),
        ("2024年依法行政工作思路", "next"),
        ("2023年推进法治政府建设的主要举措和成效", None),
        ("明年工作思路", "next"),
        ("2023年主要工作成效", None),
        ("加强组织领导", None),
        ("完成年度目标", None),
        ("存在的问题和下一步打算", "problem"),
        ("2023年主要举措及成效", None),
        ("2023年重点工作安排落实情况", None),
    ],
)
def test_a_reports_title_names_problems_or_the_coming_year_or_none(title, role):
    for period_end in (2023, None):
        found = role_of_title(title, Kind.REPORT, period_end)
        assert (found.value if found else None) == role


def test_what_a_report_says_of_its_own_year_is_no_plan():
    assert role_of_title("2024年重点举措", Kind.REPORT, 2024) is None
    assert role_of_title("2025年重点举措", Kind.REPORT, 2024) is not None
    assert role_of_title("2024年主要工作", Kind.REPORT, 2024) is None
    assert role_of_title("2024年主要工作", Kind.REPORT) is None
    assert role_of_title("2025年主要工作", Kind.REPORT, 2024) is Role.NEXT


@pytest.mark.parametrize(
    ("paragraph", "opens"),
    [
        ("下一步,我区将继续推进依法行政。", True),
        ("2024年,我们要完善制度。", True),
        ("新的一年,我市将强化监督。", True),
        ("今后,我县继续规范执法。", True),
        ("在今后的工作中,我局将规范执法。", True),
        ("接下来,街道将聚焦监督。", True),
        ("新一年,我局将规范执法。", True),
        ("针对以上问题,下一步将完善制度。", True),
        ("针对上述不足,2024年我局将完善制度。", True),
        ("下步工作打算:", True),
        ("2024年工作安排:一是完善制度。", True),
        ("2024年1月,我区组织培训。", False),
        ("根据2024年工作安排,我区将组织培训。", False),
        ("2023年,我区将执法力量下沉。", False),
        ("去年,我区推进依法行政。", False),
        ("执法人员下一步培训由司法局组织。", False),
        ("", False),
    ],
)
def test_a_paragraph_of_a_report_on_2023_turns_to_the_coming_year(paragraph, opens):
    assert opens_next(paragraph, 2023) is opens


@pytest.mark.parametrize(
    ("title", "role"),
    [("目标指标", "goal"), ("工作思路", "guiding"), ("总则", "guiding"), ("现状和形势", "guiding")],
)
def test_indicators_are_goals_and_outlines_of_the_state_of_things_guide(title, role):
    assert role_of_title(title, Kind.PLAN) == Role(role)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("今年政府工作的建议", "next"),
        ("2024年经济社会发展总体要求", "next"),
        ("未来五年奋斗目标", "next"),
        ("今年主要目标任务完成情况", None),
    ],
)
def test_a_speech_names_the_year_that_begins(title, role):
    found = role_of_title(title, Kind.REPORT, 2023)
    assert (found.value if found else None) == role


@pytest.mark.parametrize(
    "title", ["“十三五”时期法治建设成就", "发展环境", "面临形势", "取得的成绩"]
)
def test_what_a_plan_looks_back_on_is_no_task(title):
    assert role_of_title(title, Kind.PLAN) is Role.GUIDING


def test_leading_the_work_is_a_safeguard_and_leading_by_the_party_is_not():
    assert role_of_title("加强推进全民阅读工作的领导", Kind.PLAN) is Role.SAFEGUARD
    assert role_of_title("加强党对法治工作的领导", Kind.PLAN) is None
