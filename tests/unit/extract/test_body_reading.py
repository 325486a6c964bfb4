"""One body by its printed name."""

import pytest

from pipelines.extract.body_reading import is_body, read_body, split_alias

D, P, C, G, A = "department", "party", "court_procuratorate", "lower_government", "collective"

NAMED = [
    # printed, published form, function, kind
    ("越秀区", "越秀区政府", "government", G),
    ("临空经济区", "临空经济区管委会", "zone_committee", G),
    ("清水湾镇", "清水湾镇", "township", G),
    ("市政府法制办", "市法制办", "legal_affairs", D),
    ("市法制办", "市法制办", "legal_affairs", D),
    ("成都市人民政府法制办公室", "市法制办", "legal_affairs", D),
    ("市发改委", "市发展改革委", "development_reform", D),
    ("市发展和改革委员会", "市发展改革委", "development_reform", D),
    ("县发改局", "县发展改革局", "development_reform", D),
    ("省司法厅", "省司法厅", "justice", D),
    ("四川省司法厅", "省司法厅", "justice", D),
    ("内蒙古自治区司法厅", "自治区司法厅", "justice", D),
    ("南京市司法局", "市司法局", "justice", D),
    ("南京司法局", "司法局", "justice", D),
    ("旗司法局", "旗司法局", "justice", D),
    ("市府办", "市政府办公室", "government_office", D),
    ("市政府办公厅", "市政府办公厅", "government_office", D),
    ("市政府政务中心", "市政务服务中心", "government_services", D),
    ("市人社局", "市人力资源社会保障局", "human_resources", D),
    ("市市场监管局", "市市场监管局", "market_supervision", D),
    ("区城市管理行政执法局", "区城管局", "urban_management", D),
    ("国家税务总局成都市税务局", "市税务局", "tax", D),
    ("市财政部门", "市财政局", "finance", D),
    ("市公安", "市公安局", "public_security", D),
    ("市政府", "市政府", "government", D),
    ("市人大常委会", "市人大常委会", "people_s_congress", D),
    ("市人大监察和司法委员会", "市人大常委会", "people_s_congress", D),
    ("市规划资源局", "市自然资源局", "natural_resources", D),
    ("市城乡建委", "市住房城乡建设委", "housing_construction", D),
    ("市委", "市委", "party_committee", P),
    ("市委编办", "市委编办", "establishment", P),
    ("市编办", "市委编办", "establishment", P),
    ("中共成都市委宣传部", "市委宣传部", "party_publicity", P),
    ("市委全面依法治市委员会办公室", "市委依法治市办", "law_based_governance", P),
    ("区委依法治区办", "区委依法治区办", "law_based_governance", P),
    ("市纪委监委", "市纪委监委", "discipline", P),
    ("市社工委", "市委社会工作部", "party_social_work", P),
    ("市林业和园林局", "市林业局", "forestry", D),
    ("市邮政局", "市邮政管理局", "posts", D),
    ("市委外办", "市委外办", "foreign_affairs", P),
    ("市总工会", "市总工会", "trade_union", P),
    ("团市委", "团市委", "youth_league", P),
    ("共青团成都市委", "团市委", "youth_league", P),
    ("市妇联", "市妇联", "women", P),
    ("市中级人民法院", "市中级法院", "court", C),
    ("区人民法院", "区法院", "court", C),
    ("市人民检察院", "市检察院", "procuratorate", C),
    ("锦江区人民政府", "锦江区政府", "government", G),
    ("高新区管委会", "高新区管委会", "zone_committee", G),
    ("石桥镇人民政府", "石桥镇政府", "township", G),
    # what the lexicon lacks keeps its name, with its level for its place
    ("成都市城乡社区发展治理委员会", "市城乡社区发展治理委员会", None, D),
    ("市三年行动领导小组办公室", "市三年行动领导小组办公室", "leading_group", D),
    ("市委城乡社区治理委员会", "市委城乡社区治理委员会", None, P),
    ("成都铁路运输法院", "成都铁路运输法院", None, C),
]


@pytest.mark.parametrize(("raw", "unit", "code", "kind"), NAMED)
def test_reads_one_body(raw, unit, code, kind):
    body = read_body(raw, 2015)
    assert (body.unit, body.function_code, body.unit_kind.value) == (unit, code, kind)
    assert body.is_named


CLASSES = [
    ("各区(市)县政府", G), ("各县(市、区)人民政府", G), ("各镇(街道)", G), ("各区、县级市", G),
    ("各街道(功能区)", G), ("各市州", G), ("各地区", G), ("区县政府", G), ("街道办事处", G),
    ("各乡镇人民政府", G), ("各设区市人民政府", G),
    ("有关部门", A), ("各部门", A), ("市政府各部门", A), ("市政府有关部门", A), ("市直各单位", A),
    ("市级相关行政执法部门", A), ("各级各部门", A), ("各级政府", A), ("县级以上人民政府", A),
    ("国务院相关部门", A), ("行政机关负责人", A), ("各级财政部门", A), ("各级人民法院", A),
    ("各成员单位", A), ("行政执法机关", A), ("市委各部委", A), ("各民主党派", A),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "kind"), CLASSES)
def test_knows_a_class_of_bodies(raw, kind):
    body = read_body(raw)
    assert (body.unit, body.function_code, body.unit_kind.value) == (raw, None, kind)
    assert not body.is_named


def test_one_body_of_one_jurisdiction_has_one_unit():
    forms = ["市政府法制办", "市法制办", "市政府法制办公室", "市人民政府法制办"]
    assert {read_body(form).unit for form in forms} == {"市法制办"}
    assert read_body("司法局", 2022, "市") == read_body("市司法局", 2022)


def test_a_body_in_brackets_behind_another_is_its_alias():
    body = read_body("市委编办(市审改办)")
    assert (body.unit, body.alias) == ("市委编办", "市审改办")
    assert read_body("省委党校(湖南行政学院)").alias == "湖南行政学院"
    assert read_body("各镇(街道)").alias is None


@pytest.mark.parametrize(
    ("raw", "successor"),
    [
        ("市政府应急办", "市应急管理局"),
        ("市扶贫开发办", "市农业农村局"),
        ("市国土资源和规划局", "市自然资源局"),
        ("市政府法制办", "市司法局"),
        ("省法制办", "省司法厅"),
        ("市工商局", "市市场监管局"),
        ("市外经贸局", "市商务局"),
        ("市监察局", "市监委"),
        ("市质监局", "市市场监管局"),
        ("市食品药品监督管理局", "市市场监管局"),
        ("市环保局", "市生态环境局"),
        ("省环保厅", "省生态环境厅"),
        ("市卫计委", "市卫生健康委"),
        ("市卫生局", "市卫生健康委"),
        ("市安监局", "市应急管理局"),
        ("市扶贫办", "市农业农村局"),
        ("市侨办", "市委统战部"),
        ("市司法局", None),
        ("有关部门", None),
    ],
)
def test_an_abolished_body_carries_its_successor(raw, successor):
    assert read_body(raw, 2015).successor == successor


def test_a_body_named_long_after_its_reform_lived_on():
    assert read_body("市规划局", 2015).successor == "市自然资源局"
    assert read_body("市规划局", 2022).successor == "市自然资源局"
    assert read_body("市规划局", 2025).successor is None


@pytest.mark.parametrize(
    "words",
    ["行政许可", "教育", "2021-2025年", "三年行动", "人员", "以下简称", "不少于2次", "PPP"],
)
def test_words_that_are_no_body(words):
    assert not is_body(words)


def test_only_a_name_in_brackets_is_a_second_name():
    assert split_alias("市委编办(市审改办)") == ("市委编办", "市审改办")
    for whole in ("各区(市)县政府", "各县区政府(管委会)", "市司法局", "(市司法局)", ""):
        assert split_alias(whole) == (whole, None)
