"""Brackets and closing lines that name who answers for a task."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.responsibilities import find_responsibilities
from pipelines.text.normalise import fold

L, R, S = "lead", "responsible", "support"
BODY = "完善行政执法监督机制。"


def read(text, start=0):
    view = fold(text)
    found = find_responsibilities(view, start, len(view))
    for assignment in found:
        for mention in assignment.mentions:
            assert view[mention.start : mention.end] == mention.unit_raw
            assert assignment.start <= mention.start < mention.end <= assignment.end
    return found


def units(text):
    return [
        (mention.unit_raw, mention.responsibility.value)
        for assignment in read(text)
        for mention in assignment.mentions
    ]


def dates(text):
    view = fold(text)
    return [view[slice(*a.deadline)] for a in read(text) if a.deadline]


FORMS = {
    # brackets with labels: square, round, tortoise-shell, semicolon or comma between the labels
    "[牵头单位:市司法局;责任单位:市财政局、市公安局,各区(市)县政府]": [
        ("市司法局", L), ("市财政局", R), ("市公安局", R), ("各区(市)县政府", R),
    ],
    "（牵头单位：市司法局；责任单位：市财政局）": [("市司法局", L), ("市财政局", R)],
    "〔牵头单位：市司法局，责任单位：市财政局〕": [("市司法局", L), ("市财政局", R)],
    "【责任单位：市司法局】": [("市司法局", R)],
    "(牵头单位:市司法局,配合单位:市发展改革委、市财政局,各区、县级市)": [
        ("市司法局", L), ("市发展改革委", S), ("市财政局", S), ("各区、县级市", S),
    ],
    "(责任单位:市司法局 配合单位:市财政局)": [("市司法局", R), ("市财政局", S)],
    "(牵头部门:区司法局;协办单位:区财政局;完成时限:2022年12月底)": [
        ("区司法局", L), ("区财政局", S),
    ],
    "(责任部门:县司法局;参与单位:县妇联)": [("县司法局", R), ("县妇联", S)],
    "(实施单位:市政务服务局)": [("市政务服务局", R)],
    "[责 任 单 位:市司法局]": [("市司法局", R)],
    # nested and mixed brackets
    "[牵头单位:区委编办(区审改办),责任单位:各街道(功能区)、省委党校(省行政学院)]": [
        ("区委编办(区审改办)", L), ("各街道(功能区)", R), ("省委党校(省行政学院)", R),
    ],
    "(主办单位:市数据局(市大数据中心);实施单位:各区(市)县政府]": [
        ("市数据局(市大数据中心)", L), ("各区(市)县政府", R),
    ],
    # no labels: what is said behind the names
    "(市司法局负责)": [("市司法局", R)],
    "(由市司法局牵头,市财政局、市公安局配合)": [
        ("市司法局", L), ("市财政局", S), ("市公安局", S),
    ],
    "(市司法局牵头,市财政局、市公安局按职责分工负责)": [
        ("市司法局", L), ("市财政局", R), ("市公安局", R),
    ],
    "（司法部牵头，财政部、公安部等国务院相关部门及各地区按职责分工负责）": [
        ("司法部", L), ("财政部", R), ("公安部", R), ("国务院相关部门", R), ("各地区", R),
    ],
    "(市司法局牵头,市财政局、各区政府)": [
        ("市司法局", L), ("市财政局", R), ("各区政府", R),
    ],
    "(市司法局按职责分工负责,各县人民政府结合实际落实)": [
        ("市司法局", R), ("各县人民政府", R),
    ],
    "(市司法局、市财政局等部门按职责分工负责)": [("市司法局", R), ("市财政局", R)],
    "(市司法局会同市财政局负责)": [("市司法局", R), ("市财政局", R)],
    "(市司法局会同市有关部门办理)": [("市司法局", R), ("市有关部门", R)],
    "(市司法局、市财政局办理)": [("市司法局", R), ("市财政局", R)],
    "(市司法局、市财政局)": [("市司法局", R), ("市财政局", R)],
    "(各区人民政府、市各有关部门)": [("各区人民政府", R), ("市各有关部门", R)],
    "貫徹實施規劃。(省司法廳、省財政廳牽頭,各設區的市政府按職責分工負責)": [
        ("省司法厅", L), ("省财政厅", L), ("各设区的市政府", R),
    ],
    "(责任单位:市司法局(牵头)、市财政局、市公安局(配合))": [
        ("市司法局", L), ("市财政局", S), ("市公安局", S),
    ],
    # a deadline in the bracket
    "(州司法局、经开区管委会,6月底完成)": [("州司法局", R), ("经开区管委会", R)],
    "(2025年底前完成,市司法局牵头)": [("市司法局", L)],
    # joined names
    "(责任单位:市司法局和市财政局)": [("市司法局", R), ("市财政局", R)],
    "(责任单位:市司法局、市财政局及各区县政府)": [
        ("市司法局", R), ("市财政局", R), ("各区县政府", R),
    ],
    "(责任单位:市发展和改革委员会、市住房和城乡建设局、市文化和旅游局)": [
        ("市发展和改革委员会", R), ("市住房和城乡建设局", R), ("市文化和旅游局", R),
    ],
    "(责任单位:市农业和农村局;各镇人民政府、街道办事处)": [
        ("市农业和农村局", R), ("各镇人民政府、街道办事处", R),
    ],
    "(责任单位:各县(市、区)、各部门、单位)": [("各县(市、区)", R), ("各部门、单位", R)],
    "(市司法局牵头负责,市财政局配合负责)": [("市司法局", L), ("市财政局", S)],
    "(责任单位:县委办、政府办、人大办、政协办)": [
        ("县委办", R), ("政府办", R), ("人大办", R), ("政协办", R),
    ],
    "(自然资源部等部门及各省、自治区、直辖市人民政府负责)": [
        ("自然资源部", R), ("各省、自治区、直辖市人民政府", R),
    ],
    "(省司法厅牵头,省级有关部门、各市(州)人民政府按职责分工负责)": [
        ("省司法厅", L), ("省级有关部门", R), ("各市(州)人民政府", R),
    ],
    "(区司法局牵头,区府办、区发改局等部门,各街镇配合)": [
        ("区司法局", L), ("区府办", S), ("区发改局", S), ("各街镇", S),
    ],
    "(责任单位:市司法局、各执法单位;责任人:张三)": [("市司法局", R), ("各执法单位", R)],
    "(责任单位:国网临湖供电公司、市12345政务服务便民热线中心)": [
        ("国网临湖供电公司", R), ("市12345政务服务便民热线中心", R),
    ],
    "(由和平区政府牵头,和平区司法局配合)": [("和平区政府", L), ("和平区司法局", S)],
    "(牵头单位 市渔政局;责任领导 张三)": [("市渔政局", L)],
    "(牵头单位 市渔政局;完成时限2023年6月底)": [("市渔政局", L)],
    # a label that lost its colon, zones by their bare name, who sees to the whole
    "(牵头单位 市渔政局；责任单位 市直各部门)": [("市渔政局", L), ("市直各部门", R)],
    "(市渔政局牵头,高新区、经开区管委会配合)": [
        ("市渔政局", L), ("高新区", S), ("经开区管委会", S),
    ],
    "(市渔政局抓总,市直各部门、各县区政府落实)": [
        ("市渔政局", L), ("市直各部门", R), ("各县区政府", R),
    ],
    "(责任单位及完成时限:市渔政局,2022年底前完成)": [("市渔政局", R)],
    # who leads by turns, who only guides, whom a lead-in names
    "(市文旅局、市园林局分别牵头,各景区办配合使用)": [
        ("市文旅局", L), ("市园林局", L), ("各景区办", S),
    ],
    "(各区县政府负责落实;市司法局负责督促指导)": [("各区县政府", R), ("市司法局", R)],
    "(以上任务由市司法局牵头,市直有关部门参与)": [("市司法局", L), ("市直有关部门", S)],
    # old names and other levels
    "(责任单位:市政府法制办、旗工商局、苏木政府、盟行署)": [
        ("市政府法制办", R), ("旗工商局", R), ("苏木政府", R), ("盟行署", R),
    ],
}  # fmt: skip


@pytest.mark.parametrize("bracket", FORMS)
def test_reads_a_bracket(bracket):
    assert units(BODY + bracket) == FORMS[bracket]
    assert units(BODY + bracket + "\n二、下一项") == FORMS[bracket]


LINES = {
    "责任单位:市司法局、市财政局,市公安局按职责分工分别负责。": [
        ("市司法局", R), ("市财政局", R), ("市公安局", R),
    ],
    "牵头单位:市司法局\n配合单位:市财政局、各区政府": [
        ("市司法局", L), ("市财政局", S), ("各区政府", S),
    ],
    "牵头单位:市司法局\n\n责任单位:市财政局\n完成时限:2023年6月": [
        ("市司法局", L), ("市财政局", R),
    ],
    "牵头单位:市司法局 责任单位:市财政局": [("市司法局", L), ("市财政局", R)],
    "责任单位:\n市司法局、市财政局": [("市司法局", R), ("市财政局", R)],
    "——责任单位:市司法局": [("市司法局", R)],
    "由市司法局牵头,市财政局配合。": [("市司法局", L), ("市财政局", S)],
    "市司法局、市财政局按职责分工负责": [("市司法局", R), ("市财政局", R)],
}  # fmt: skip


@pytest.mark.parametrize("lines", LINES)
def test_reads_closing_lines(lines):
    for before in ("", BODY + "\n", BODY + "\n\n  "):
        found = read(before + lines)
        assert len(found) == 1
        assert units(before + lines) == LINES[lines]
    assert units(BODY + "\n" + lines + "\n(二)推进。要求如下。") == LINES[lines]


def test_reads_a_label_behind_the_paragraph_s_last_sentence():
    assert units(BODY + "责任单位:市司法局。\n") == [("市司法局", R)]


REMARKS = [
    "(以下简称“三年行动”)。", "(试行)", "(此件公开发布)", "(含上年度结转1件)", "(2021-2025年)",
    "(PPP)", "(市级)", "(一)", "(责任编辑:张三)", "(略)", "(分工方案另行印发)", "(负责)",
    "(教育、文化、卫生)。", "(成府发[2015]20号)", "(来源:市司法局)", "(联系人:市司法局王某)", "()",
    "[", "(按职责分工负责)", "(含行政许可、行政处罚)", "(不少于2次)",
]  # fmt: skip


@pytest.mark.parametrize("remark", REMARKS)
def test_takes_a_remark_for_no_list(remark):
    assert read(BODY + remark) == ()
    assert read("推进政务公开" + remark + "\n") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "重要草案(由市司法局牵头,市财政局参与起草)应当公开征求意见。",
        "市司法局(市依法行政办)要加强督促。",
        "向主管部门(市司法局)备案。然后公布。",
        "坚持谁执法谁负责,市司法局负责制定清单,各部门配合。",
        "由政府法制机构牵头、有关部门参与起草。对专业性强的,委托第三方。",
        "各责任单位:要高度重视",
        "健全由市政府统一领导、部门分工负责的机制。",
        "各级政府主要负责人要切实负责。",
    ],
)
def test_reads_nothing_from_inside_a_sentence(sentence):
    assert units(sentence) == []


def test_a_deadline_in_a_bracket_is_told_apart_from_its_bodies():
    assert dates(BODY + "(市司法局、市财政局,6月底完成)") == ["6月底完成"]
    assert dates(BODY + "(牵头单位:市司法局;完成时限:2022年12月底)") == ["2022年12月底"]
    assert dates(BODY + "(责任单位:市司法局;长期坚持)") == ["长期坚持"]
    assert dates(BODY + "\n责任单位:市司法局\n完成时限:2023年6月") == ["2023年6月"]
    assert dates(BODY + "(责任单位:12345热线办)") == []


def test_a_bracket_may_give_a_date_alone():
    assert dates(BODY + "(2022年12月底前完成)") == ["2022年12月底前完成"]
    assert dates("按时完成(2022年12月底前)整改。") == []


@pytest.mark.parametrize("span", ["2023年4月—9月", "2023年11月至2024年2月", "2023年3月"])
def test_a_bracket_that_holds_nothing_but_a_span_of_time_gives_it(span):
    assert dates(f"{BODY}({span})") == [span.replace("—", "-")]
    assert dates(f"{BODY}({span}大事记)") == []


def test_a_closing_line_may_give_a_date_alone():
    found = read(BODY + "\n完成时限:2023年6月底前")
    assert [(a.mentions, a.deadline is not None) for a in found] == [((), True)]


def test_a_person_in_charge_is_part_of_the_list_and_answers_for_nothing():
    text = BODY + "\n责任领导:张三\n责任单位:市司法局"
    (found,) = read(text)
    assert text[found.start : found.end] == "责任领导:张三\n责任单位:市司法局"
    assert units(text) == [("市司法局", R)]
    assert read(BODY + "\n责任人:" + "各镇要明确专人抓好日常管理," * 4) == ()


def test_a_bracket_cut_off_by_the_end_of_the_text_is_open():
    (found,) = read(BODY + "(牵头单位:市司法局;责任单位:市财政局、市公")
    assert found.is_open
    assert [m.unit_raw for m in found.mentions] == ["市司法局", "市财政局"]
    (whole,) = read(BODY + "(责任单位:市司法局")
    assert [m.unit_raw for m in whole.mentions] == ["市司法局"]


def test_a_lost_closing_bracket_ends_with_its_line():
    found = read(BODY + "[责任单位:市司法局\n二、推进公开。抓好落实。[责任单位:市财政局]")
    assert [[m.unit_raw for m in a.mentions] for a in found] == [["市司法局"], ["市财政局"]]
    assert [a.is_open for a in found] == [True, False]


def test_an_unclosed_remark_before_a_list_hides_nothing():
    assert units("推进改革(以下简称改革。" + BODY + "(责任单位:市司法局)") == [("市司法局", R)]


def test_each_list_keeps_its_place():
    text = "1.公开。" + BODY + "(责任单位:市司法局)\n2.监督。" + BODY + "[市财政局负责]\n"
    view = fold(text)
    found = read(text)
    assert [view[a.start : a.end] for a in found] == ["(责任单位:市司法局)", "[市财政局负责]"]
    assert [m.unit_raw for a in read(text, start=view.index("2.")) for m in a.mentions] == [
        "市财政局"
    ]


def test_many_brackets_cost_linear_time():
    assert read("(" * 20000) == ()
    assert read("()" * 20000) == ()
    assert len(read((BODY + "(责任单位:市司法局)\n") * 500)) == 500


WORDS = [
    "责任单位:", "牵头", "(", ")", "[", "]", "、", ",", ";", "。", "和", "等", "市司法局", "各区",
    "县级市", "由", "负责", "2022年底", "配合", "各部门", "单位", ":", "a", "\n", " ",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_any_text_gives_spans_in_order(text):
    found = find_responsibilities(text, 0, len(text))
    ends = [0]
    for assignment in found:
        assert ends[-1] <= assignment.start < assignment.end <= len(text)
        ends.append(assignment.end)
        for mention in assignment.mentions:
            assert text[mention.start : mention.end] == mention.unit_raw != ""
            assert assignment.start <= mention.start < mention.end <= assignment.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立制度。\n责任分工:市司法局牵头,市财政局配合。", ["市司法局", "市财政局"]),
        ("建立制度。(牵头:市教育局;责任:各高校)", ["市教育局", "各高校"]),
        (
            "建立制度。(市司法局牵头,各县负责落实。以下任务均需各县落实,不再列出。)",
            ["市司法局", "各县"],
        ),
    ],
)
def test_bare_labels_and_remarks_behind_a_list_name_no_bodies(text, expected):
    view = fold(text)
    found = find_responsibilities(view, 0, len(view))
    assert [m.unit_raw for block in found for m in block.mentions] == expected


def test_a_cut_bracket_without_a_label_names_the_bodies_whose_part_is_told():
    (found,) = read(BODY + "(市司法局牵头,市财政局、市公安局、市税")
    assert [(m.unit_raw, m.responsibility.value) for m in found.mentions] == [("市司法局", "lead")]
    assert read(BODY + "(市司法局、市财政局所在的街道,以下简称") == ()
