import pytest

from pipelines.extract.marks import Rank, find_marks
from pipelines.text.normalise import fold


def marks(text):
    view = fold(text)
    found = find_marks(view, 0, len(view))
    assert all(0 <= m.start < m.end <= len(view) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    return [(text[m.start : m.end], m.rank, m.number) for m in found]


def printed(text):
    return [mark for mark, _, _ in marks(text)]


@pytest.mark.parametrize(
    ("text", "mark", "rank", "number"),
    [
        ("第一章 总则\n正文。", "第一章", Rank.CHAPTER, 1),
        ("第十二章 附则\n正文。", "第十二章", Rank.CHAPTER, 12),
        ("第一部分 要求\n正文。", "第一部分", Rank.CHAPTER, 1),
        ("第一节 要求\n正文。", "第一节", Rank.PART, 1),
        ("第三条 要求\n正文。", "第三条", Rank.ARTICLE, 3),
        ("一、要求\n正文。", "一、", Rank.CHINESE, 1),
        ("二、 要求\n正文。", "二、", Rank.CHINESE, 2),
        ("一.要求\n正文。", "一.", Rank.CHINESE, 1),
        ("一,、要求\n正文。", "一,、", Rank.CHINESE, 1),
        ("（一）要求\n正文。", "（一）", Rank.PARENTHESISED, 1),
        ("(十一)要求\n正文。", "(十一)", Rank.PARENTHESISED, 11),
        ("( 二 ) 要求\n正文。", "( 二 )", Rank.PARENTHESISED, 2),
        ("1.要求\n正文。", "1.", Rank.ARABIC, 1),
        ("1．要求\n正文。", "1．", Rank.ARABIC, 1),
        ("1、要求\n正文。", "1、", Rank.ARABIC, 1),
        ("13 .要求\n正文。", "13 .", Rank.ARABIC, 13),
        ("（1）要求\n正文。", "（1）", Rank.ARABIC_PARENTHESISED, 1),
        ("(2)要求\n正文。", "(2)", Rank.ARABIC_PARENTHESISED, 2),
        ("2)要求\n正文。", "2)", Rank.ARABIC_PARENTHESISED, 2),
        ("①要求\n正文。", "①", Rank.CIRCLED, 1),
        ("⑳要求\n正文。", "⑳", Rank.CIRCLED, 20),
        ("⑵要求\n正文。", "⑵", Rank.ARABIC_PARENTHESISED, 2),
        ("⒒要求\n正文。", "⒒", Rank.ARABIC, 11),
        ("㈣要求\n正文。", "㈣", Rank.PARENTHESISED, 4),
        ("⑫要求\n正文。", "⑫", Rank.CIRCLED, 12),
    ],
)
def test_a_mark_at_a_lines_start_is_read_with_its_kind_and_number(text, mark, rank, number):
    assert marks(text) == [(mark, rank, number)]


def test_every_list_number_that_opens_a_paragraph_counts():
    text = "一是理顺机制。\n二是强化考核。\n三是公开结果。"
    assert marks(text) == [
        ("一是", Rank.FIRST_IS, 1), ("二是", Rank.FIRST_IS, 2), ("三是", Rank.FIRST_IS, 3),
    ]  # fmt: skip


def test_list_numbers_of_which_the_first_was_lost_still_count():
    assert printed("二是强化考核。\n三是公开结果。") == ["二是", "三是"]


@pytest.mark.parametrize(
    "text",
    [
        "围绕重点,一是理顺机制,二是强化考核,三是公开结果。",
        "主要做法。一是理顺机制。二是强化考核。",
        "一是一二是二。",
        "按照第三条规定,依据第一章要求办理。",
        "到2021.5.1止,增长2.5个百分点。",
        "比例为1:2,版本为2.0方案。",
        "严格规范(一)类事项。",
        "共有三、四个部门。",
        "深化“放管服”改革,落实“一、二、三”机制。",
        "2021年工作。\n2022、2023年工作。",
    ],
)
def test_numbers_inside_a_sentence_are_no_marks(text):
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("(一)规范。\n正文。\n二)强化。\n正文。", "二)"),
        ("(-)规范。\n正文。\n(二)强化。\n正文。", "(-)"),
        ("（-）规范。\n正文。\n（二）强化。\n正文。", "（-）"),
        ("一、规范。\n正文。\n、强化监督。\n正文。", "、"),
        ("10.规范。\n正文。\nI1强化。\n正文。", "I1"),
        ("10.规范。\n正文。\nl1.强化。\n正文。", "l1."),
    ],
)
def test_a_damaged_mark_is_kept_as_printed_and_known_as_damaged(text, damaged):
    view = fold(text)
    found = find_marks(view, 0, len(view))
    assert len(found) == 2
    assert [text[m.start : m.end] for m in found if m.is_damaged] == [damaged]


def test_letters_for_digits_count_only_where_that_number_is_due():
    assert printed("1.规范。\n正文。\nI1强化。\n正文。") == ["1."]
    assert printed("I5系统上线。\n正文。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.规范。\n正文。\n2.2021年底前建成平台。", ["1.", "2."]),
        ("1.规范。\n正文。\n3.2021年底前建成平台。", ["1."]),
        ("1.规范。\n比重达\n2.5个百分点。", ["1."]),
        ("1.规范。\n正文。\n2.12345热线整合。正文。", ["1.", "2."]),
        ("1.规范。\n正文。\n2.121人才工程。", ["1.", "2."]),
        ("1.规范。\n正文。\n3.121人才工程。", ["1."]),
        ("1.规范。\n总量达\n2.125万件。", ["1."]),
    ],
)
def test_a_mark_glued_to_a_number_counts_where_it_is_due_and_a_year_or_name_follows(text, expected):
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总体要求(一)指导思想。学习。(二)主要目标。提升。二、主要任务(一)规范。做好。",
         ["一、", "(一)", "(二)", "二、", "(一)"]),
        ("规范执法。1.公开清单。2.规范流程。3.强化监督。", ["1.", "2.", "3."]),
        ("一、主要任务。(一)规范执法。1.公开清单。做好。2.规范流程。做好。",
         ["一、", "(一)", "1.", "2."]),
    ],
)  # fmt: skip
def test_marks_inside_one_line_count_where_they_carry_on(text, expected):
    assert printed(text) == expected


def test_marks_inside_one_line_may_run_on_through_upper_headings():
    text = "一、总体要求(一)思想。学习。(二)目标。提升。二、主要任务(三)规范。做好。"
    assert printed(text) == ["一、", "(一)", "(二)", "二、", "(三)"]


def test_a_number_inside_a_line_that_is_not_due_opens_nothing():
    assert printed("一、规范执法。加强监督。五、六月开展检查。二、强化。") == ["一、", "二、"]


def test_arabic_numbers_may_run_on_through_upper_headings():
    text = "(一)规范\n1.公开。\n2.告知。\n(二)强化\n3.检查。\n4.考核。"
    assert printed(text) == ["(一)", "1.", "2.", "(二)", "3.", "4."]


def test_a_single_list_number_is_no_mark():
    assert printed("一是理顺机制。\n加强监督。") == []


def test_only_the_part_asked_for_is_searched():
    text = "一、规范\n二、强化\n三、保障"
    found = find_marks(text, 5, len(text))
    assert [m.number for m in found] == [2, 3]


def test_in_a_text_of_one_line_a_mark_may_stand_behind_a_word():
    line = (
        "一、规范执法工作1、健全制度。"
        + "完善行政执法监督机制，落实责任。" * 40
        + "2、强化监督。"
        + "完善行政执法监督机制，落实责任。" * 40
        + "二、推进公开工作"
    )
    assert [m.number for m in find_marks(line, 0, len(line))] == [1, 1, 2, 2]
    assert find_marks("发展第一、二产业和一、二类区域。" * 60, 0, 900) == []


def test_marks_whose_bytes_were_read_one_place_off_keep_their_number():
    text = "。ㄒ唬┩七审批改革。取消事项。\n。ㄈ┙机制。建立制度。"
    found = find_marks(fold(text), 0, len(text))
    assert [(m.rank, m.number, m.is_damaged) for m in found] == [
        (Rank.PARENTHESISED, 1, True),
        (Rank.PARENTHESISED, 3, True),
    ]


def test_demands_that_open_paragraphs_are_counted_like_a_list():
    text = "一要加强领导。各校要配合。\n二要强化督导。每月巡查。"
    assert printed(text) == ["一要", "二要"]
    assert printed("会议强调,一要加强领导,二要强化督导。") == []


def test_numbers_that_lost_their_marks_count_on_from_line_to_line():
    assert printed("9开放书屋。延长时间。\n10培训馆员。组织考试。\n一、保障") == ["9", "10", "一、"]
    assert printed("9开放书屋。延长时间。\n12培训馆员。组织考试。") == []
    assert printed("3个书屋开放。\n4个书屋关闭。") == []


def test_a_first_item_may_stand_on_the_line_of_the_heading_above_it():
    assert printed("一、修缮沿江渡口 1.加固石阶。换新缆桩。") == ["一、", "1."]
    assert printed("一、修缮沿江渡口,完成 1.加固石阶。\n") == ["一、"]
