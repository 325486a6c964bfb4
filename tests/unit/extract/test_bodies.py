"""Bodies that a sentence names."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.bodies import find_bodies

SENTENCES = [
    ("市司法局负责制定清单,各部门要配合市财政局。",
     [("市司法局", True), ("各部门", False), ("市财政局", True)]),
    ("各级政府及部门要建立领导协调机制。", [("各级政府及部门", False)]),
    ("区(市)县政府每年报告情况。", [("区(市)县政府", False)]),
    ("市和区(市)县政府常务会议每年学法。", [("市和区(市)县政府常务会议", True)]),
    ("市委全面依法治市委员会办公室每月调度。", [("市委全面依法治市委员会办公室", True)]),
    ("由市依法行政行动领导小组办公室督促。", [("市依法行政行动领导小组办公室", True)]),
    ("成都市人民政府办公厅汇总。", [("成都市人民政府办公厅", True)]),
    ("司法部门和财政部门要加强会商。", [("司法部门", True), ("财政部门", True)]),
    ("行政机关负责人应当出庭应诉。", [("行政机关负责人", False)]),
    ("市政府主要负责人要履行职责。", [("市政府主要负责人", True)]),
    ("县级以上行政执法部门设立机构。", [("县级以上行政执法部门", False), ("机构", False)]),
    ("市政府各工作部门和各县(市、区)人民政府要建书屋。",
     [("市政府各工作部门和各县(市、区)人民政府", False)]),
    ("市政府及其部门要建书屋。", [("市政府及其部门", True)]),
    ("县政府成立书屋建设工作领导小组。", [("县政府", True), ("工作领导小组", True)]),
    ("市政府主要领导要带头读书。", [("市政府主要领导", True)]),
    ("市人大常委会听取报告。", [("市人大常委会", True)]),
    ("各级人民法院依法审理。", [("各级人民法院", False)]),
    ("各责任单位和配合单位要建书屋。", [("各责任单位和配合单位", False)]),
    ("改造人行道,建设城市。", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_finds_the_bodies_that_a_sentence_names(sentence, expected):
    found = find_bodies(sentence)
    assert [(span.raw, span.is_named) for span in found] == expected
    for span in found:
        assert sentence[span.start : span.end] == span.raw


WORDS = [
    "市", "委", "市政府", "各级", "有关", "部门", "和", "、", "市司法局", "各区(市)县", "政府",
    "的", "领导小组办公室", "负责人", "主要", "机关", "下一级", "(", ")", "成都市", "司法",
    "县级以上", ",", "常务会议",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_spans_stand_in_order_and_do_not_overlap(text):
    found = find_bodies(text)
    assert all(text[span.start : span.end] == span.raw != "" for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_name_without_end_costs_linear_time():
    for word in ("领导小组办公室", "市政府", "部门", "市"):
        assert len(find_bodies(word * 3000)) < 3001
