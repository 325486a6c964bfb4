"""Whose document it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.places import PlaceEvidence, PlaceStatus, resolve
from pipelines.text.normalise import fold

FOUND = [
    # title alone
    ({"title": "南京市依法行政实施意见(2021-2025年)"}, "320100"),
    ({"title": "成都市依法行政五年规划"}, "510100"),
    ({"title": "六合区人民政府2022年依法行政情况报告"}, "320116"),
    ({"title": "兴山县法治政府建设工作方案"}, "420526"),
    ({"title": "2020年静海区法治政府建设情况报告"}, "120118"),
    ({"title": "浦东新区法治政府建设实施方案"}, "310115"),
    ({"title": "吉林省法治政府建设实施方案"}, "220000"),
    ({"title": "吉林市法治政府建设实施方案"}, "220200"),
    ({"title": "海南省法治政府实施方案"}, "460000"),
    ({"title": "乌海市海南区依法行政工作要点"}, "150303"),
    ({"title": "湘西自治州2020年深化改革工作计划"}, "433100"),
    ({"title": "内江市市中区法治政府建设方案"}, "511002"),
    ({"title": "青岛市北区法治政府建设方案"}, "370203"),
    ({"title": "万宁市法治政府建设方案", "year": 2022}, "469006"),
    ({"title": "《黑龙江省法治政府建设实施方案》"}, "230000"),
    # a name that is only cited is not the document's own
    (
        {
            "title": "贯彻落实《山西省提升行政执法质量行动计划》实施方案",
            "issuer": "文水县人民政府办公室",
        },
        "141121",
    ),
    (
        {"title": "成都市人民政府办公厅关于转发四川省法治政府建设实施方案的通知"},
        "510100",
    ),
    # the narrowest of adjacent names, also where the title says less
    (
        {
            "title": "兴山区法治政府建设工作方案",
            "issuer": "中共鹤岗市兴山区委 鹤岗市兴山区人民政府",
            "head": "落实市政府印发的《鹤岗市依法行政方案》,结合我区实际。",
        },
        "230407",
    ),
    (
        {
            "title": "法治政府建设工作方案",
            "head": "关于印发的通知\n中共鹤岗市兴山区委 鹤岗市兴山区人民政府\n印发《方案》\n",
        },
        "230407",
    ),
    # a report's addressee is its superior
    (
        {
            "title": "关于法治政府建设情况的报告",
            "head": "南京市人民政府:\n2021年,我区坚持依法行政。\n",
            "tail": "\n南京市六合区人民政府\n2022年1月3日",
        },
        "320116",
    ),
    # years
    ({"title": "襄樊市依法行政五年规划", "year": 2009}, "420600"),
    ({"title": "襄阳市依法行政五年规划", "year": 2015}, "420600"),
    ({"title": "六合县依法行政工作要点", "year": 2001}, "320123"),
    ({"title": "沙县法治政府建设方案", "year": 2020}, "350427"),
    ({"title": "沙县法治政府建设方案", "year": 2023}, "350405"),
    ({"title": "沙县区法治政府建设方案", "year": 2023}, "350405"),
    ({"title": "巢湖市依法行政规划", "year": 2008}, "341400"),
    ({"title": "巢湖市依法行政规划", "year": 2016}, "340181"),
    ({"title": "重庆市江北区法治政府建设方案", "year": 2022}, "500105"),
    ({"title": "两江新区法治政府建设方案", "year": 2026}, "500157"),
    # one name, several places: issuer, number, address or a parent decides
    ({"title": "鼓楼区法治政府建设方案", "issuer": "南京市鼓楼区人民政府"}, "320106"),
    ({"title": "鼓楼区法治政府建设方案", "doc_number": "徐鼓政发[2021]3号"}, "320302"),
    ({"title": "鼓楼区法治政府建设方案", "source": "https://www.njgl.gov.cn/a.html"}, "320106"),
    ({"title": "鼓楼区法治政府建设方案", "source": "inbox/开封市/鼓楼区.txt"}, "410204"),
    ({"title": "鼓楼区法治政府建设方案", "head": "落实《福州市法治政府建设方案》。"}, "350102"),
    ({"title": "徐州鼓楼区法治政府建设方案"}, "320302"),
    ({"title": "朝阳区法治政府建设方案", "source": "http://www.bjchy.gov.cn/a.html"}, "110105"),
    (
        {"title": "朝阳区法治政府建设方案", "head": "贯彻《北京市实施方案》,结合我区实际。"},
        "110105",
    ),
    ({"title": "朝阳市法治政府建设方案"}, "211300"),
    ({"title": "朝阳县法治政府建设方案"}, "211321"),
    ({"title": "北关区法治政府建设方案"}, "410503"),
    # short names
    ({"title": "法治南京建设规划(2021-2025年)"}, "320100"),
    ({"title": "法治吉林建设规划", "head": "结合我省实际,制定本规划。"}, "220000"),
    ({"title": "法治政府建设规划", "head": "按照部署,结合南京实际,制定本方案。"}, "320100"),
    ({"head": "按《江苏省民政厅中共江苏省委编办意见》,结合南京实际,我省另有规定。"}, "320100"),
    ({"head": "落实《江苏省方案》。南京市成功入选试点,居全省第二。"}, "320100"),
    ({"head": "扎实推进各项工作,为建设美丽南京筑牢根基。"}, "320100"),
    # nothing but the text's own level and one name of that level
    ({"title": "法治政府建设规划", "head": "贯彻《江苏省方案》,结合我省实际。"}, "320000"),
    (
        {"title": "法治政府建设规划", "head": "全市各部门", "source": "http://www.wuhu.gov.cn/x"},
        "340200",
    ),
    # samples
    ({"title": "青岚市法治政府建设实施方案"}, "990100"),
    ({"title": "北关区法治政府建设方案", "issuer": "朔宁市北关区人民政府"}, "995102"),
    ({"title": "松溪区法治政府建设方案", "head": "青岚市松溪区人民政府文件"}, "990102"),
]


@pytest.mark.parametrize(("fields", "code"), FOUND)
def test_finds_whose_document_it_is(fields, code):
    answer = resolve(PlaceEvidence(**fields))
    assert (answer.status, answer.place and answer.place.code) == (PlaceStatus.FOUND, code)


AMBIGUOUS = [
    ({"title": "鼓楼区法治政府建设方案"}, {"320106", "320302", "350102", "410204"}),
    ({"title": "鼓楼区法治政府建设方案", "head": "落实《江苏省方案》。"}, {"320106", "320302"}),
    ({"title": "朝阳区法治政府建设方案"}, {"110105", "220104"}),
    ({"title": "法治吉林建设规划"}, {"220000", "220200"}),
    (
        {"title": "朝阳区法治政府建设方案", "source": "https://bjchy.example.com/"},
        {"110105", "220104"},
    ),
    ({"title": "城关区法治政府建设方案"}, {"540102", "620102"}),
]


@pytest.mark.parametrize(("fields", "codes"), AMBIGUOUS)
def test_abstains_where_a_name_is_not_enough(fields, codes):
    answer = resolve(PlaceEvidence(**fields))
    assert answer.status is PlaceStatus.AMBIGUOUS
    assert {place.code for place in answer.candidates} == codes


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "法治政府建设方案", "addressees": "各区(市)县政府,市政府各部门:"},
        {"title": "法治政府建设方案", "head": "各区(市)县政府,市政府各部门:\n现印发给你们。"},
        {"title": "城市和县域法治建设方案"},
        {"title": "关于深入推进依法行政的意见", "doc_number": "川府发[2015]1号"},
        {"title": "区域经济合作市场建设方案"},
        {},
    ],
)
def test_finds_no_place_where_none_is_named(fields):
    assert resolve(PlaceEvidence(**fields)).status is PlaceStatus.NONE


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "XX市法治政府建设实施方案(2021-2025年)"},
        {"title": "某县依法行政工作要点", "issuer": "某县人民政府"},
        {"title": "全市依法行政三年行动计划", "head": "深入推进XX市法治政府建设,全市上下"},
        {"title": "**区法治政府建设情况报告", "head": "参照《北京市办法》"},
    ],
)
def test_knows_a_template_by_its_blanks(fields):
    assert resolve(PlaceEvidence(**fields)).status is PlaceStatus.TEMPLATE


@pytest.mark.parametrize(
    ("title", "zone"),
    [
        ("南京江北新区法治政府建设实施方案", "南京江北新区"),
        ("成都高新区法治建设工作要点", "成都高新区"),
        ("关于印发《苏州工业园区法治建设方案》的通知", "苏州工业园区"),
    ],
)
def test_takes_no_functional_zone_for_a_division(title, zone):
    answer = resolve(PlaceEvidence(title=title, head="南京市人民政府印发《方案》"))
    assert (answer.status, answer.quote) == (PlaceStatus.ZONE, zone)


@pytest.mark.parametrize(
    ("fields", "town"),
    [
        ({"title": "丰都县高家镇人民政府2023年依法行政报告"}, "高家镇人民政府"),
        ({"title": "高家镇2023年法治政府建设年度报告"}, "高家镇"),
        ({"issuer": "丰都县三合街道办事处"}, "三合街道办事处"),
    ],
)
def test_takes_no_town_for_the_county_above_it(fields, town):
    answer = resolve(PlaceEvidence(**fields))
    assert (answer.status, answer.quote) == (PlaceStatus.NONE, town)


@pytest.mark.parametrize("title", ["丰都县加强乡镇法治工作方案", "景德镇市法治政府建设方案"])
def test_towns_in_general_are_no_town(title):
    assert resolve(PlaceEvidence(title=title)).place is not None


def test_a_city_s_plan_about_its_zones_is_the_city_s():
    answer = resolve(PlaceEvidence(title="南京市推进江北新区法治建设方案"))
    assert answer.place is not None
    assert answer.place.name == "南京市"


def test_reads_the_folded_form_of_traditional_script():
    title = fold("寧夏回族自治區法治政府建設實施規劃與責任體系")
    answer = resolve(PlaceEvidence(title=title))
    assert answer.place is not None
    assert answer.place.code == "640000"


WORDS = [
    "南京市", "鼓楼区", "鹤岗市", "兴山区", "人民政府", "中共", "《", "》", "印发", "结合", "实际",
    "我市", "\n", ":", "法治", "新区", "XX", "市", "和县", "[2021]3号", "贯彻", " ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([None, 1999, 2009, 2022]))
def test_any_text_has_an_answer(title, issuer, head, year):
    answer = resolve(
        PlaceEvidence(
            title, issuer, doc_number=head, head=head, tail=title, source=issuer, year=year
        )
    )
    assert (answer.place is not None) == (answer.status is PlaceStatus.FOUND)
    assert (len(answer.candidates) > 1) == (answer.status is PlaceStatus.AMBIGUOUS)


def test_a_place_that_was_only_visited_and_one_of_another_level_stand_aside():
    head = "贯彻在辽宁省考察时的讲话和《中共辽宁省委关于法治建设的意见》。建设大连市,我市要努力。"
    answer = resolve(PlaceEvidence(head=fold(head)))
    assert answer.place is not None
    assert answer.place.name == "大连市"
