import pytest

from tests.unit.extract.made import measure


@pytest.mark.parametrize(
    "text",
    [
        "将依法行政纳入年度考核。",
        "市司法局每年对落实情况开展督察。",
        "组织对方案实施情况的评估。",
        "对进展缓慢的单位予以通报。",
        "开展案卷评查。",
        "建立工作台账。",
        "委托第三方评估。",
        "对推诿扯皮的严肃问责。",
        "落实责任追究制度。",
        "每年向市政府报告工作情况。",
        "听取各部门工作汇报。",
        "定期公布落实情况。",
        "开展社会评议。",
        "年底组织验收。",
        "及时反馈落实情况。",
        "加强督查督办。",
        "对工作滞后的镇街予以通报批评。",
        "对进度靠前的科室给予通报表扬。",
        "对借阅冷清的书屋,及时约谈、通报批评。",
        "加强对本方案执行情况的监督检查。",
        "各书屋每月向县文化馆报送工作进展情况。",
        "年底前将全年工作总结报送县文化馆。",
        "县文化馆对各书屋任务完成情况进行抽查。",
        "各书屋要将年度借阅情况报县文旅局。",
        "主动向县委报告依法行政中的重大问题。",
    ],
)
def test_a_check_on_delivery_by_somebody_is_demanded(text):
    assert measure(text).has_verification


@pytest.mark.parametrize(
    "text",
    [
        "制定并公开目录。",
        "依法给予警告、通报批评的处罚。",
        "推进政务公开。",
        "做好政府信息公开。",
        "开展社会稳定风险评估。",
        "建立案情通报机制。",
        "加强对企业的监督检查。",
        "公布权责清单。",
        "公示处罚结果。",
        "完善失信黑名单公布制度。",
        "规范涉企行政检查。",
        "加强对国有企业的审计。",
        "完善制度。",
        "合格率不低于90%。",
        "严禁将罚没收入与考核挂钩。",
        "减少随意检查。",
        "培养社会工作督导员50名。",
        "做好洪涝风险监测、评估和预警。",
        "健全水质监测评价制度。",
        "推行部门联合“双随机、一公开”检查。",
        "推行企业年度报告公示。",
        "编制信息公开工作年度报告。",
        "加强对企业守法情况的监督检查。",
        "落实《青岚市平安建设考核办法》。",
        "贯彻《青岚市执法监督办法》。",
        "双随机检查结果公开率不低于90%。",
    ],
)
def test_the_same_words_as_the_object_of_the_work_demand_none(text):
    assert not measure(text).has_verification


@pytest.mark.parametrize("text", ["检查企业近20家。", "每年检查企业不少于200家。"])
def test_a_check_of_companies_is_no_check_on_delivery(text):
    assert not measure(text).has_verification


def test_a_check_in_any_clause_counts():
    assert measure("完善制度,加强培训,开展年度考核。").has_verification


def test_a_word_for_a_check_and_a_check_in_one_sentence_count_as_a_check():
    assert measure("推进政务公开,并将其纳入年度考核。").has_verification


def test_an_examination_of_those_who_are_trained_checks_no_delivery():
    assert not measure("书屋要加强馆员培训和考核。").has_verification
    assert not measure("考核不合格的,不予上岗。").has_verification
    assert measure("对培训落实情况进行考核。").has_verification


@pytest.mark.parametrize(
    "text", ["分区域评估藏书安全风险。", "加大典型案件曝光通报力度。", "完善案例通报机制。"]
)
def test_risks_weighed_and_cases_made_known_check_no_delivery(text):
    assert not measure(text).has_verification
