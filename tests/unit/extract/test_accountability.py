import pytest

from pipelines.extract.accountability import PlanFacts, RoleSpan, find_accountability
from pipelines.model.section import Role
from pipelines.text.normalise import fold
from pipelines.text.printed import Printed
from pipelines.text.segments import split_sentences

ITEMS = (
    "coordination",
    "owners_listed",
    "unit_plans",
    "inspection",
    "annual_report",
    "appraisal_weight",
    "outside_evaluation",
    "resources",
    "consequences",
    "end_or_revision",
)
BARE = PlanFacts(
    share_of_tasks_with_units=0.0, has_unit_attachment=False, has_period_in_title=False
)


def answers(text, role=Role.TASK, facts=BARE):
    view = fold(text)
    sentences = [RoleSpan(a, b, role) for a, b in split_sentences(view, 0, len(view))]
    return {a.item_code: a for a in find_accountability(view, Printed(text), sentences, facts)}


def answer(item, text, role=Role.TASK, facts=BARE):
    return answers(text, role, facts)[item].answer


def test_ten_items_in_the_codebook_s_order():
    assert tuple(answers("完善制度。")) == ITEMS


def test_a_plan_that_says_nothing_earns_nothing():
    assert {a.answer for a in answers("深化改革。优化服务。").values()} == {"no"}
    assert all(a.text is None for a in answers("深化改革。").values())


def test_the_answer_carries_its_sentence_and_its_place():
    text = "完善制度。市司法局负责本方案实施的统筹协调。加强宣传。"
    found = answers(text)["coordination"]
    assert found.text == "市司法局负责本方案实施的统筹协调。"
    assert text[found.char_start : found.char_end] == found.text


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("市委全面依法治市委员会办公室负责统筹协调。", Role.SAFEGUARD, "yes"),
        ("县司法局要组织协调法治政府建设各项工作。", Role.TASK, "yes"),
        ("加强对法治政府建设的统筹协调。", Role.TASK, "partly"),
        ("强化统筹协调,形成合力。", Role.SAFEGUARD, "partly"),
        ("成立法治政府建设工作领导小组,统筹推进各项工作。", Role.SAFEGUARD, "yes"),
        ("领导小组下设办公室,负责组织协调。", Role.SAFEGUARD, "yes"),
        ("联席会议定期研究协调法治政府建设问题。", Role.SAFEGUARD, "yes"),
        ("加强联合执法的统筹协调。", Role.TASK, "no"),
        ("市委全面依法治市委员会办公室负责统筹协调。", Role.GUIDING, "no"),
    ],
)
def test_coordination(text, role, expected):
    assert answer("coordination", text, role) == expected


@pytest.mark.parametrize(
    ("share", "attached", "expected"),
    [(0.9, False, "yes"), (0.51, True, "yes"), (0.5, False, "partly"), (0.1, False, "partly"),
     (0.0, True, "partly"), (0.0, False, "no")],
)  # fmt: skip
def test_owners_listed(share, attached, expected):
    facts = PlanFacts(share, attached, has_period_in_title=False)
    assert answer("owners_listed", "完善制度。", facts=facts) == expected


def test_owners_listed_shows_the_bracket_or_the_table():
    facts = PlanFacts(0.8, has_unit_attachment=False, has_period_in_title=False)
    found = answers("完善制度。[牵头单位:市司法局]\n加强宣传。", facts=facts)["owners_listed"]
    assert found.text == "[牵头单位:市司法局]"
    facts = PlanFacts(0.0, has_unit_attachment=True, has_period_in_title=False)
    found = answers("完善制度。任务分工表另发。", facts=facts)["owners_listed"]
    assert found.text == "任务分工表另发。"


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("各部门要结合实际制定实施方案。", Role.SAFEGUARD, "yes"),
        ("各区县政府要按照本方案提出具体措施。", Role.TASK, "yes"),
        ("各镇要结合实际制定具体落实举措。", Role.SAFEGUARD, "yes"),
        ("各部门要认真抓好贯彻落实。", Role.SAFEGUARD, "partly"),
        ("各部门要认真贯彻执行本方案。", Role.SAFEGUARD, "partly"),
        ("各责任单位要积极配合,确保任务如期完成。", Role.SAFEGUARD, "partly"),
        ("各部门要将其列入年度工作计划。", Role.SAFEGUARD, "partly"),
        ("现印发给你们,请认真组织实施。", Role.PREAMBLE, "partly"),
        ("制定本实施方案。", Role.PREAMBLE, "no"),
        ("各部门要制定年度决策目录。", Role.TASK, "no"),
        ("市人民政府制定数据共享实施方案。", Role.TASK, "no"),
        ("各部门要学习本规划和市政府配套措施。", Role.TASK, "no"),
    ],
)
def test_unit_plans(text, role, expected):
    assert answer("unit_plans", text, role) == expected


def test_the_letter_that_a_plan_is_sent_out_with_asks_too():
    text = "现印发给你们,请认真贯彻执行。\n完善制度。"
    sentences = [RoleSpan(18, 23, Role.TASK)]
    found = find_accountability(text, Printed(text), sentences, BARE)
    assert [(a.item_code, a.answer) for a in found if a.answer != "no"] == [
        ("unit_plans", "partly")
    ]


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("市委依法治市办对法治政府建设开展督察。", Role.TASK, "yes"),
        ("每年开展一次法治政府建设督察。", Role.TASK, "yes"),
        ("领导小组办公室定期督查。", Role.SAFEGUARD, "yes"),
        ("市政府督查室每年对本方案进行督查考核。", Role.SAFEGUARD, "yes"),
        ("深入开展法治政府建设督察。", Role.TASK, "partly"),
        ("加强督促检查。", Role.SAFEGUARD, "partly"),
        ("规范涉企行政检查,减少检查频次。", Role.TASK, "no"),
        ("每年对生产经营单位开展安全检查。", Role.TASK, "no"),
        ("市司法局定期对企业开展监督检查。", Role.SAFEGUARD, "no"),
        ("严格实施政府督查,规范督查程序。", Role.TASK, "no"),
        ("落实检察建议。", Role.TASK, "no"),
    ],
)
def test_inspection(text, role, expected):
    assert answer("inspection", text, role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年第一季度向上一级政府报告法治政府建设情况。", "yes"),
        ("严格落实法治政府建设年度报告制度并向社会公开。", "yes"),
        ("落实法治政府建设年度报告制度。", "partly"),
        ("各镇每年1月底前将法治政府建设情况报送县司法局。", "yes"),
        ("各镇每年12月10日前将落实情况书面报县政府。", "yes"),
        ("各镇于每年12月将任务落实情况报县司法局。", "yes"),
        ("落实法治政府建设情况报告制度。", "partly"),
        ("各镇将法治政府建设年度工作计划报送县司法局。", "no"),
        ("定期听取法治政府建设工作汇报。", "partly"),
        ("编制信息公开年度报告。", "no"),
        ("每年向本级政府报送备案审查工作年度报告。", "no"),
        ("完善监测预警和信息报告机制。", "no"),
    ],
)
def test_annual_report(text, expected):
    assert answer("annual_report", text) == expected


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("将法治政府建设情况纳入领导班子绩效考核。", Role.TASK, "yes"),
        ("提高法治政府建设的考核权重。", Role.TASK, "yes"),
        ("把依法行政情况列入对各部门的考核。", Role.TASK, "yes"),
        ("完善法治政府建设考核。", Role.TASK, "partly"),
        ("加强考核。", Role.SAFEGUARD, "partly"),
        ("严格行政执法考核评议。", Role.TASK, "no"),
        ("严格执法人员资格考核和管理。", Role.TASK, "no"),
    ],
)
def test_appraisal_weight(text, role, expected):
    assert answer("appraisal_weight", text, role) == expected


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("建立法治政府建设第三方评估机制。", Role.TASK, "yes"),
        ("开展群众满意度测评。", Role.SAFEGUARD, "yes"),
        ("邀请政协委员和社会公众评议法治政府建设。", Role.SAFEGUARD, "yes"),
        ("邀请政协委员评议窗口服务。", Role.TASK, "no"),
        ("开展法治政府建设评估。", Role.TASK, "partly"),
        ("组织总结评估。", Role.SAFEGUARD, "partly"),
        ("深入开展社会稳定风险评估。", Role.TASK, "no"),
        ("争议较大的立法项目引入第三方评估。", Role.TASK, "no"),
        ("开展决策后评估。", Role.TASK, "no"),
        ("定期评估重大行政决策实施情况,试行第三方评估。", Role.TASK, "no"),
        ("对本规划实施情况开展第三方评估。", Role.TASK, "yes"),
        ("人民群众满意度不断提高。", Role.GOAL, "no"),
        ("全面落实政务服务好差评制度。", Role.TASK, "no"),
    ],
)
def test_outside_evaluation(text, role, expected):
    assert answer("outside_evaluation", text, role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("保障法治机构的人员、经费与任务相适应。", "yes"),
        ("配齐配强工作人员。将所需经费纳入财政预算。", "yes"),
        ("充实力量,配齐配强审核人员。", "partly"),
        ("加强工作经费保障。", "partly"),
        ("书屋要配备与馆藏相适应的专业人员。", "partly"),
        ("加强财政资金分配使用的监督。", "no"),
        ("收受当事人财物的,依法处理。", "no"),
        ("落实主要领导不直接分管人、财、物的规定。", "no"),
        ("保障书屋的工作力量和工作经费。", "yes"),
    ],
)
def test_resources(text, expected):
    assert answer("resources", text) == expected


def test_resources_show_the_sentence_that_holds_both():
    text = "推进编制资源下沉。保障司法所人员、经费。"
    assert answers(text)["resources"].text == "保障司法所人员、经费。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对成绩突出的单位给予表彰,对落实不力的严肃问责。", "yes"),
        ("按规定表彰奖励先进单位。对工作不力的通报批评。", "yes"),
        ("对先进个人予以表彰。", "partly"),
        ("对履职不力的依规追责。", "partly"),
        ("落实重大决策终身责任追究制度。", "no"),
        ("加大对失信主体的失信惩戒力度。", "no"),
        ("完善举报奖励制度。", "no"),
        ("推行指导约谈等柔性方式。", "no"),
        ("严肃处理违法企业。", "no"),
    ],
)
def test_consequences(text, expected):
    assert answer("consequences", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本方案有效期至2027年。", "yes"),
        ("做好规划中期评估,并适时调整。", "yes"),
        ("县司法局可对本规划适时作出调整。", "yes"),
        ("启动阶段(2026年1月至3月)。召开会议。", "yes"),
        ("现阶段重点推进改革。", "no"),
        ("落实规范性文件有效期制度。", "no"),
        ("健全规章清理、有效期等制度。", "no"),
        ("本规划自印发之日起施行,有效期五年。", "yes"),
        ("健全权力清单动态调整机制。", "no"),
    ],
)
def test_end_or_revision(text, expected):
    assert answer("end_or_revision", text) == expected


def test_the_years_of_the_title_are_half_an_end():
    text = "云州市实施方案(2026-2030年)\n完善制度。"
    facts = PlanFacts(0.0, has_unit_attachment=False, has_period_in_title=True, title_span=(0, 18))
    found = answers(text, facts=facts)["end_or_revision"]
    assert (found.answer, found.text) == ("partly", text[0:18])


def test_phases_that_another_part_found_dated_are_an_end():
    facts = PlanFacts(0.0, has_unit_attachment=False, has_period_in_title=True, phases_dated=True)
    assert answer("end_or_revision", "第一阶段,动员部署。", facts=facts) == "yes"


@pytest.mark.parametrize("role", [Role.ACHIEVEMENT, Role.PROBLEM, Role.GUIDING])
def test_what_was_done_binds_nobody(role):
    text = "每年向上一级政府报告法治政府建设情况。表彰先进。"
    assert {a.answer for a in answers(text, role).values()} == {"no"}


@pytest.mark.parametrize("text", ["", "\n", "。", "考核" * 2000])
def test_odd_texts_do_no_harm(text):
    assert len(answers(text)) == 10
