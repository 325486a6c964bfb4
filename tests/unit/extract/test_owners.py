import pytest

from tests.unit.extract.made import measure, plan


def owner(sentence):
    found = measure(sentence)
    return found.owner.value, found.owner_raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("市司法局组织案卷评查。", "市司法局"),
        ("市司法局要组织案卷评查。", "市司法局"),
        ("每年由市司法局组织案卷评查。", "市司法局"),
        ("由市财政局保障经费。", "市财政局"),
        ("市政府办公室负责汇总情况。", "市政府办公室"),
        ("2023年底前,市司法局公布清单。", "市司法局"),
        ("完善机制,市司法局每年评查1次。", "市司法局"),
        ("青岚经济技术开发区管委会要设立书屋。", "青岚经济技术开发区管委会"),
        ("每年市委、市政府专题听取1次汇报。", "市委"),
        ("市文化和旅游局等5部门联合推广阅读。", "市文化和旅游局"),
        ("市生态环境局各分局要设立书屋。", "市生态环境局"),
        ("市委党校(市行政学院)要开设夜校。", "市委党校"),
        ("市全面推进依法行政领导小组办公室每年评查1次。", "市全面推进依法行政领导小组办公室"),
        ("市行政审改领导小组办公室(市审改办)负责统筹。", "市行政审改领导小组办公室"),
        ("局领导小组办公室每月调度一次。", "局领导小组办公室"),
        ("区委依法治区办公室会同区财政局开展评查。", "区委依法治区办公室"),
        ("局党组每年研究2次普法工作。", "局党组"),
        ("镇司法所要加强指导。", "镇司法所"),
    ],
)
def test_a_body_that_is_to_act_is_the_sentences_owner(text, raw):
    assert owner(text) == ("named", raw)


@pytest.mark.parametrize(
    "text",
    [
        "各部门要公开执法依据。",
        "各区县政府每年报告工作。",
        "各级行政机关应当公开结果。",
        "各市(特区、区)政府、市直各部门每年公开目录。",
        "各股室、局属各单位要配合核查。",
        "各行政村要开展普法。",
        "有关部门加强协作。",
        pytest.param(
            "各乡镇要配备专职人员。",
        ),
        "行政机关负责人应当出庭应诉。",
        "县(区)民政部门或乡镇人民政府要核对名册。",
        "搬迁费用由属地县(区)政府承担。",
        "乡镇人民政府要设立书屋。",
        "乡镇人民政府(街道办事处)应当设立书屋。",
        "有条件的县(市、区)可以探索设立夜校。",
        "县直各部门、各乡镇(街道)应进一步加强阅读服务。",
        "各级领导干部特别是主要负责人要带头读书。",
        "各乡镇司法所要开放书屋。",
        "领导小组成员单位要支持书屋。",
        "各市、县(市、区)要设立书屋。",
        "办事处(街道)逐步推行夜间借阅。",
        "各县(市)区、开发区要设立书屋。",
    ],
)
def test_a_class_of_bodies_is_a_collective_owner(text):
    assert owner(text)[0] == "collective"


@pytest.mark.parametrize(
    "text",
    [
        "与市律师协会签订协议。",
        "强化市司法局的统筹职责。",
        "行政机关负责人出庭应诉率不低于90%。",
        "提升各级政府依法行政能力。",
        "加强对各部门的监督。",
        "完善制度。",
        "合格率不低于90%。",
        "推动市司法局成立调解中心。",
        "支持青岚经济技术开发区管委会设立书屋。",
        "乡镇(街道)书屋工作人员配备不少于2人。",
    ],
)
def test_a_body_that_is_acted_on_or_modifies_a_noun_is_no_owner(text):
    assert owner(text) == ("none", None)


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("[牵头单位:市司法局;责任单位:市财政局]", "named"),
        ("(责任单位:市司法局)", "named"),
        ("(责任单位:各区县政府)", "collective"),
        ("[责任单位:市政府各部门]", "collective"),
        ("", "none"),
    ],
)
def test_a_tasks_bracket_gives_its_measures_their_owner(bracket, expected):
    found = plan(f"一、规范执法\n1.公开清单\n完善制度。加强监督。{bracket}\n2.强化监督\n健全机制。")
    inside = [m for m in found.measures if m.task_id == found.tasks[0].task_id]
    assert [m.owner.value for m in inside] == [expected, expected]
    assert found.measures[-1].owner == "none"


def test_a_named_subject_outweighs_a_bracket_of_classes():
    found = plan(
        "一、规范执法\n1.公开\n市司法局组织评查。完善制度。[责任单位:各区县政府]\n2.监督\n健全机制。"
    )
    assert [m.owner.value for m in found.measures[:2]] == ["named", "collective"]


@pytest.mark.parametrize(
    "reference",
    ["重点任务分工方案另行印发。", "任务分工表见附件。", "附件:重点任务分工表"],
)
def test_a_table_that_the_plan_does_not_carry_is_an_attachment(reference):
    found = plan(
        f"一、规范执法\n1.公开清单\n完善制度。\n2.强化监督\n各部门要公开结果。\n二、组织保障\n加强统筹。{reference}"
    )
    assert found.document.has_unit_attachment
    said = {m.text: m.owner.value for m in found.measures}
    assert said["完善制度。"] == "attachment"
    assert said["各部门要公开结果。"] == "collective"


def test_an_owner_is_printed_as_in_the_text():
    text = "一、規劃實施\n1.責任會議\n由市財政局組織應訴監督。\n2.貫徹\n應當執行。"
    found = plan(text).measures[0]
    assert found.owner == "named"
    assert found.owner_raw == "市財政局"


def test_all_bodies_of_a_town_are_a_class():
    assert measure("全镇各单位、各部门要开展自查,完善考核机制。").owner == "collective"


def test_a_class_told_by_what_it_does_owns_what_it_must_do():
    assert owner("负责借阅的部门要组织馆员培训。") == ("collective", "负责借阅的部门")
    assert owner("加强对负责借阅的部门的指导。") == ("none", None)


def test_counties_and_districts_listed_behind_each_other_are_one_class():
    assert owner("各县(市)、区要设立书屋。") == ("collective", "各县(市)、区")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文化行政部门应当公布书单。", "collective"),
        ("市文化行政部门应当公布书单。", "named"),
        ("政府要在每年四月公布书单。", "collective"),
        ("党委要加强对阅读推广的领导。", "collective"),
        ("依法承担借阅职责的单位,要公布书单。", "collective"),
        ("各乡镇年终向市文旅局提交书单。", "collective"),
        ("书单由各部门自行公布。", "collective"),
        ("一律由市园林局进行巡查。", "named"),
        ("未备案的书屋,市文旅局不予登记。", "named"),
        ("书屋办公室设在市文旅局,负责统筹。", "none"),
        ("全市所有村(社区)设立书屋。", "collective"),
        ("对迟报书单的单位主要负责人进行约谈。", "none"),
        ("每个村(社区)至少3名。", "none"),
        ("县级以下馆员占比达到七成以上。", "none"),
        ("各级政府依法行政能力显著提升,完善制度。", "none"),
    ],
)
def test_a_bare_class_is_one_and_a_quality_of_bodies_is_none(text, expected):
    assert owner(text)[0] == expected
