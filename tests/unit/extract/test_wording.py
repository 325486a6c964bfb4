import pytest

from pipelines.extract.wording import first_action, only_opens
from pipelines.text.normalise import fold
from pipelines.text.segments import split_clauses
from tests.unit.extract.made import in_goal, measure


def action(text):
    view = fold(text)
    start, end = first_action(view, tuple(split_clauses(view, 0, len(view))))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("加强执法监督,探索数字化监管。", "加强执法监督"),
        ("围绕重点领域,加强执法监督。", "加强执法监督"),
        ("坚持问题导向,围绕重点领域,逐步完善机制。", "逐步完善机制"),
        ("按照上级要求,推动事项下放。", "推动事项下放"),
        ("2025年年底前,建成监管平台。", "建成监管平台"),
        ("将普法纳入考核,加强宣传。", "将普法纳入考核"),
        ("围绕重点领域。", "围绕重点领域"),
        ("在全县推广图书漂流,推动书屋联网。", "在全县推广图书漂流"),
        ("对冷清的书屋给予扶持,逐步扩大馆藏。", "对冷清的书屋给予扶持"),
        ("于2023年底前公布书目,逐步更新。", "于2023年底前公布书目"),
        ("对开展夜读的书屋,逐步延长开放时间。", "逐步延长开放时间"),
        ("在推行联网时,逐步统一编目。", "逐步统一编目"),
        ("本着方便读者的原则,逐步统一编目。", "逐步统一编目"),
        ("各书屋要结合实际,制定借阅办法。", "制定借阅办法"),
        ("各书屋要坚持读者至上,逐步延长开放时间。", "逐步延长开放时间"),
        ("各书屋要在年底前公布书目,逐步更新。", "各书屋要在年底前公布书目"),
        ("主要围绕乡村阅读,加快建设分馆。", "主要围绕乡村阅读"),
        ("力争到2025年底,逐步建成分馆。", "逐步建成分馆"),
        ("由县文化馆、县图书馆牵头,编制馆藏目录。", "编制馆藏目录"),
        ("书屋开展夜读试点的,要报文化馆备案。", "要报文化馆备案"),
        ("读者申请获得支持的,逐步办理借书证。", "逐步办理借书证"),
        ("由县文化馆统一编制馆藏目录,逐步公开。", "由县文化馆统一编制馆藏目录"),
    ],
)
def test_the_first_clause_that_states_an_action_decides(text, clause):
    assert action(text) == clause


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("必须公开执法依据。", "mandatory"),
        ("应当公开执法依据。", "mandatory"),
        ("全面推行执法公示。", "mandatory"),
        ("严格落实审核制度。", "mandatory"),
        ("确保案件按期办结。", "mandatory"),
        ("一律公开处罚结果。", "mandatory"),
        ("加强执法监督。", "mandatory"),
        ("推进政务公开。", "mandatory"),
        ("合格率不低于90%。", "mandatory"),
        ("逐步扩大公开范围。", "gradual"),
        ("持续推动事项下放。", "gradual"),
        ("积极主动探索数字化监管。", "exploratory"),
        ("深入研究执法事项。", "exploratory"),
        ("深入推进执法公示。", "mandatory"),
        ("有序下放执法事项。", "gradual"),
        ("稳妥推进机构改革。", "gradual"),
        ("加快建设监管平台。", "gradual"),
        ("推动事项下沉基层。", "gradual"),
        ("探索数字化监管。", "exploratory"),
        ("鼓励社会力量参与。", "exploratory"),
        ("支持律师参与调解。", "exploratory"),
        ("研究制定裁量基准。", "exploratory"),
        ("争取列入省级试点。", "exploratory"),
        ("引导鼓励商户加入联盟。", "exploratory"),
        ("各科室要逐步压减表格。", "gradual"),
        ("要抓紧研究制定细则。", "exploratory"),
        ("起草支持驿站发展的措施。", "mandatory"),
        ("科学有序腾退旧馆舍。", "gradual"),
        ("重点支持山区书屋。", "exploratory"),
        ("切实加快馆舍修缮。", "gradual"),
        ("切实保障读者权益。", "mandatory"),
        ("适应读者新需要,逐步增购电子书。", "gradual"),
        ("完善禁止类书目。", "mandatory"),
        ("落实《禁止噪声办法》,保持书屋安静。", "mandatory"),
        ("开展“三个不得”教育。", "mandatory"),
        ("公布禁止清单。", "mandatory"),
        ("自觉接受代表监督,推动问题见底。", "mandatory"),
        ("从严查处走过场,推动责任到人。", "mandatory"),
        ("对接省级平台,推动数据回流。", "mandatory"),
        ("严禁随意检查企业。", "prohibition"),
        ("不得增加办事环节。", "prohibition"),
        ("禁止下达罚没指标。", "prohibition"),
        ("杜绝选择性执法。", "prohibition"),
    ],
)
def test_a_sentence_is_as_binding_as_its_first_cue(text, strength):
    assert measure(text).strength == strength


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("完善审核机制,探索数字化监管。", "mandatory"),
        ("探索数字化监管,全面公开结果。", "exploratory"),
        ("加强监管,逐步扩大范围。", "mandatory"),
        ("围绕重点领域,逐步扩大范围。", "gradual"),
        ("坚持稳中求进,鼓励社会力量参与。", "exploratory"),
        ("在满足急需的前提下,逐步向社会开放。", "gradual"),
        ("驿站在管好物资的基础上,探索夜间开门。", "exploratory"),
    ],
)
def test_a_cue_in_a_later_clause_does_not_count(text, strength):
    assert measure(text).strength == strength


@pytest.mark.parametrize(
    "text",
    [
        "加强执法监督,不得增加办事环节。",
        "鼓励企业参与,严禁收取费用。",
        "按照清单执法,清单之外的一律不得检查。",
    ],
)
def test_a_prohibition_anywhere_wins(text):
    assert measure(text).strength == "prohibition"


@pytest.mark.parametrize(
    "text",
    [
        "合格率不得低于90%。",
        "每年培训不得少于2次。",
        "审批时间不得超过5日。",
        "防止选择性执法。",
        "遏制违法行为。",
        "纠正不作为问题。",
    ],
)
def test_a_comparator_or_a_word_outside_the_closed_list_prohibits_nothing(text):
    assert measure(text).strength != "prohibition"


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("建设研究中心。", "mandatory"),
        ("推广试点地区经验。", "mandatory"),
        ("提高应急处置能力。", "mandatory"),
        ("加强应诉工作。", "mandatory"),
        ("集体研究决定重大事项。", "mandatory"),
        ("研究办理读者建议。", "mandatory"),
    ],
)
def test_a_noun_that_holds_a_cue_gives_none(text, strength):
    assert measure(text).strength == strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("严禁随意检查企业。", "standing_rule"),
        ("不得增加办事环节,每年自查1次。", "standing_rule"),
        ("应当公开执法依据。", "standing_rule"),
        ("必须集体讨论决定。", "standing_rule"),
        ("应当每年报告1次。", "recurring"),
        ("应当在10日内答复。", "threshold"),
        ("应当公布清单,2023年底前完成。", "deliverable"),
        pytest.param(
            "应当在2023年底前公布清单。",
            "deliverable",
        ),
        ("每年组织培训。", "recurring"),
        ("每半年召开一次馆长会议。", "recurring"),
        ("成立读者委员会。", "deliverable"),
        ("绘制书屋分布图。", "deliverable"),
        ("书目公布前听取读者意见。", "direction"),
        ("每两年清理一次书目。", "recurring"),
        ("每季度调度进展。", "recurring"),
        ("任期内旁听庭审。", "recurring"),
        ("每年培训不少于2次。", "recurring"),
        ("合格率不低于90%。", "threshold"),
        ("实现执法公示全覆盖。", "threshold"),
        ("制定裁量基准。", "deliverable"),
        ("出台管理办法。", "deliverable"),
        ("编制权责清单。", "deliverable"),
        ("建成监管平台。", "deliverable"),
        ("公布执法主体清单。", "deliverable"),
        ("设立监督专员。", "deliverable"),
        ("修订工作规则。", "deliverable"),
        ("2023年底前完成清理。", "deliverable"),
        ("抓紧制定裁量基准。", "deliverable"),
        ("加强执法监督。", "direction"),
        ("完善审核机制。", "direction"),
        ("推进政务公开。", "direction"),
        ("健全责任体系。", "direction"),
        ("优化办事流程。", "direction"),
        ("深化体制改革。", "direction"),
        ("加强制定工作的统筹。", "direction"),
    ],
)
def test_the_first_type_that_fits_is_the_measures(text, expected):
    assert measure(text).measure_type == expected


def test_in_a_goal_section_every_measure_is_a_goal():
    found = in_goal("到2025年,合格率达到95%。每年培训不少于2次。")
    kinds = [m.measure_type.value for m in found.measures if m.task_id is None]
    assert kinds == ["goal", "goal"]


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("2022年以来,围绕中心工作,发", True),
        ("按照上级部署,各部门在", True),
        ("完善执法制度,强化", False),
        ("围绕中心工作,完善制度,推", False),
    ],
)
def test_clauses_that_only_open_a_sentence_say_nothing_yet(sentence, only):
    assert only_opens(sentence, 0, len(sentence)) is only
