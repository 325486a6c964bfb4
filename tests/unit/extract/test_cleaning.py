import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.extract.cleaning import tidy
from pipelines.text.normalise import clean, fold
from tests.unit.extract.made import plan

LONG = "完善行政执法监督机制,健全责任落实体系,推动各项任务落地见效,提升依法行政水平。"


def test_a_viewers_page_numbers_that_cut_words_are_dropped():
    raw = f"1、工作方案一、总体要求。{LONG}推进产业转型升\n2、级示范。{LONG}加强统筹协\n3、调。"
    tidied = tidy(raw)
    assert tidied.had_page_numbers
    assert "转型升级示范" in tidied.text
    assert "统筹协调" in tidied.text
    assert "2、" not in tidied.text


def test_a_sentence_that_a_page_number_cut_is_one_measure():
    found = plan(
        "1、一、规范执法\n(一)公开清单\n完善监督机制,健全责任体\n2、系。加强日常检查,强化结果运\n3、用。"
    )
    assert [m.text for m in found.measures] == [
        "完善监督机制,健全责任体系。",
        "加强日常检查,强化结果运用。",
    ]


def test_a_few_items_below_a_heading_are_no_page_numbers():
    raw = f"一、主要任务\n1、规范执法。{LONG}\n2、强化监督。{LONG}"
    assert tidy(raw).text == raw


def test_numbered_items_that_end_their_sentences_are_no_page_numbers():
    raw = "主要任务\n" + "\n".join(f"{n}、规范执法。{LONG}" for n in range(1, 6))
    tidied = tidy(raw)
    assert not tidied.had_page_numbers
    assert tidied.text == raw


def test_items_below_lists_of_bodies_and_headings_are_no_page_numbers():
    text = (
        "一、规范执法\n1、公开执法清单。完善目录。\n责任单位:市司法局\n2、强化培训。完善教材。\n"
        "责任单位:市司法局、市财政局\n二、强化监督\n3、抽查案卷。完善标准。"
    )
    assert tidy(text).text == text


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_lines_wrapped_at_one_width_are_joined(indent):
    text = LONG * 6
    width = 28
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    tidied = tidy(indent + "\n".join(lines))
    assert tidied.had_wrapped_lines
    assert tidied.text.strip() == text


def test_a_sentence_over_wrapped_lines_is_one_measure():
    body = LONG * 4
    wrapped = "\n".join(body[at : at + 28] for at in range(0, len(body), 28))
    found = plan(f"一、规范执法\n{wrapped}")
    assert [m.text for m in found.measures] == [LONG] * 4


def test_wrapped_lines_stop_where_a_heading_begins():
    part = "完善监督机制健全责任体系推动任务落地见效提升依法行政水平强化结果运用抓好整改落实。"
    wrapped = "\n".join(part[at : at + 22] for at in range(0, len(part), 22))
    raw = "\n".join(f"({n})规范第{n}类行为\n{wrapped}" for n in "一二三四五六七")
    tidied = tidy(raw)
    assert tidied.text.count(part) == 7
    assert tidied.text.count("\n(") == 6


def test_short_lines_and_paragraphs_stay_apart():
    raw = f"一、规范执法\n{LONG}\n{LONG}\n二、强化监督\n{LONG}"
    tidied = tidy(raw)
    assert not tidied.had_wrapped_lines
    assert tidied.text == raw


@pytest.mark.parametrize(
    ("printed", "view"),
    [
        ("合格率达到x%o到2024年", "合格率达到x%。到2024年"),
        ("压减三分之-O推进", "压减三分之-。推进"),
        ("使用oa系统", "使用oa系统"),
    ],
)
def test_a_full_stop_read_as_a_letter_is_a_full_stop_in_the_view_only(printed, view):
    tidied = tidy(printed)
    assert tidied.text == printed
    assert tidied.view == view


def test_a_text_in_traditional_script_is_published_as_printed():
    raw = "規劃實施。應當與國務機構會議貫徹。"
    tidied = tidy(raw)
    assert tidied.text == raw
    assert tidied.view == "规划实施。应当与国务机构会议贯彻。"


@pytest.mark.parametrize("raw", ["", "\n\n", " ", "。", "1、", "1、\n2、\n3、"])
def test_next_to_nothing_is_tidied_without_harm(raw):
    tidied = tidy(raw)
    assert len(tidied.view) == len(tidied.text)


PIECES = st.sampled_from(
    [
        "1、",
        "2、",
        "3、",
        "\n",
        "\u3000",
        "(一)",
        LONG,
        LONG[:20],
        "%o",
        "。",
        "規劃實施責任會議",
        "\ud800",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("1、\n1、\n2、")
def test_view_and_reading_always_have_one_length(raw):
    tidied = tidy(raw)
    assert len(tidied.view) == len(tidied.reading)
    assert clean(tidied.text) == tidied.text
    assert tidied.printed[: len(tidied.view)] == tidied.text
    assert fold(tidied.reading).replace("%o", "%。").replace("分之-O", "分之-。") == tidied.view


def test_a_wrapped_list_of_bodies_goes_on_behind_its_semicolon_and_label():
    sentence = "完善行政执法监督制度建设健全执法监督工作机制强化执法监督结果运用。"
    bracket = "(牵头单位:市司法局;责任单位:市财政局、市审计局)"
    text = f"{sentence * 3}{bracket}"
    width = text.index("责任单位") // 5
    body = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    assert "\n责任单位" in body
    found = plan(f"一、规范执法\n(一)强化监督\n{body}\n(二)完善制度\n{body}")
    units = [(u.responsibility.value, u.unit_raw) for u in found.task_units]
    assert units[:3] == [
        ("lead", "市司法局"),
        ("responsible", "市财政局"),
        ("responsible", "市审计局"),
    ]


def test_a_decimal_at_a_lines_start_is_no_list_number():
    sentence = "全年依法受理行政复议案件数量和办结行政复议案件数量分别增长6.8%和20.1%。"
    text = sentence * 5
    at = text.index("20.1")
    lines = [text[i : i + at] for i in range(0, len(text), at)]
    assert tidy("\n".join(lines)).text == text


def test_a_link_on_a_laws_name_does_not_end_the_line():
    assert (
        tidy("7.认真实施\n图书馆管理条例,开放书屋。").text == "7.认真实施图书馆管理条例,开放书屋。"
    )
    assert tidy("按照\n图书馆法\n的规定办理。").text == "按照图书馆法的规定办理。"


def test_a_heading_above_its_text_stays_a_line_of_its_own():
    raw = "(三)狠抓落实\n加强图书馆管理,开放书屋。"
    assert tidy(raw).text == raw


SET = ["湖东区执法工作方案", "一、主要任务", "规范执法行为。", "强化层级监督。"]


@pytest.mark.parametrize("between", ["\n\n", "\n\u3000\u3000", "\n\xa0\xa0", "\n \n  "])
def test_blank_lines_and_blanks_that_all_lines_have_go(between):
    assert tidy(between.join(["", *SET])).text == "\n".join(SET)


def test_a_blank_line_that_parts_some_lines_from_others_stays():
    text = "\n".join([*SET[:2], "", *SET[2:]])
    assert tidy(text).text == text


def test_a_wrapped_line_goes_on_in_one_that_ends_before_a_list_of_bodies():
    full = "完善执法监督机制，推动各部门按照职责分工落实各项任务并逐"
    text = "\n".join([*[full] * 6, "级。[牵头单位:市司法局]", "", "(二)强化层级监督"])
    assert "逐级。[牵头" in tidy(text).text


def test_a_documents_number_is_a_line_of_its_own_beside_wrapped_ones():
    full = "完善执法监督机制，推动各部门按照职责分工落实各项任务并逐"
    text = "\n".join([full, "青岚法发〔2022〕7号", *[full] * 6, "级落实。"])
    assert f"{full}\n青岚法发〔2022〕7号\n" in tidy(text).text
