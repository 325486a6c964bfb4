"""A printed list of answerable bodies, taken apart."""

import pytest

from pipelines.extract.responsibility_lists import find_labels, read_list


def read(text):
    content = read_list(text, 0, len(text))
    return [(m.unit_raw, m.responsibility.value) for m in content.mentions], content


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("牵头单位:甲", "lead"),
        ("责 任 单 位 :甲", "responsible"),
        ("协办单位:甲", "support"),
        ("责任股室:甲", "responsible"),
        ("配合处室:甲", "support"),
        ("完成时限:甲", "deadline"),
        ("责任编辑:甲", "skip"),
    ],
)
def test_finds_a_label_up_to_its_colon(text, meaning):
    (label,) = find_labels(text, 0, len(text))
    assert (label.start, text[label.end :], label.meaning) == (0, "甲", meaning)


def test_other_words_before_a_colon_are_no_label():
    assert find_labels("主要任务:健全机制。各责任单:", 0, 15) == []


def test_a_label_counts_unless_the_list_says_otherwise():
    assert read("牵头单位:市司法局;责任单位:市财政局牵头,市公安局配合;各部门")[0] == [
        ("市司法局", "lead"),
        ("市财政局", "lead"),
        ("市公安局", "support"),
        ("各部门", "responsible"),
    ]


def test_without_label_the_rest_behind_a_lead_is_responsible():
    units, content = read("市司法局、市财政局牵头,市公安局")
    assert [part for _, part in units] == ["lead", "lead", "responsible"]
    assert (content.has_label, content.has_cue) == (False, True)


def test_persons_answer_for_nothing():
    assert read("责任领导:张三;责任单位:市司法局;联系人:李四")[0] == [("市司法局", "responsible")]


def test_the_first_date_is_the_deadline():
    text = "市司法局,2022年底前完成,并持续推进"
    assert read(text)[1].deadline == (5, 14)
