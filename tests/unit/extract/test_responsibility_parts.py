"""The pieces of a printed list of bodies."""

import pytest

from pipelines.extract.responsibility_parts import find_parts, is_unit, trim


def pieces(text):
    return [(text[p.start : p.end], p.cue) for p in find_parts(text, 0, len(text)) if p.is_name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市司法局、市财政局,市公安局;各部门", ["市司法局", "市财政局", "市公安局", "各部门"]),
        ("各区(市、县)政府、市司法局", ["各区(市、县)政府", "市司法局"]),
        ("市司法局和市财政局", ["市司法局", "市财政局"]),
        ("市文化和旅游局及市体育局", ["市文化和旅游局", "市体育局"]),
        ("市工业和信息化局", ["市工业和信息化局"]),
        ("各区、县级市", ["各区、县级市"]),
        ("各区、高新区管委会", ["各区", "高新区管委会"]),
        ("各市、特区、区人民政府", ["各市、特区、区人民政府"]),
        ("各县(市、区)、市属开发区", ["各县(市、区)", "市属开发区"]),
        ("各办、所、中心,镇司法所", ["各办、所、中心", "镇司法所"]),
        ("各区、各部门", ["各区", "各部门"]),
        ("各部门和单位", ["各部门和单位"]),
        ("市司法局 市财政局 各镇", ["市司法局", "市财政局", "各镇"]),
        ("各级人民政府及其部门", ["各级人民政府及其部门"]),
        ("市司法局及其他有关部门", ["市司法局", "其他有关部门"]),
        ("市司法局等部门", ["市司法局"]),
        ("市司法局等有关部门", ["市司法局", "有关部门"]),
        ("无", []),
    ],
)
def test_splits_between_whole_names_only(text, names):
    assert [name for name, _ in pieces(text)] == names


def test_what_is_said_behind_a_name_is_its_cue():
    assert pieces("由市司法局牵头,市财政局(配合),政协办,市公安局按职责分工负责") == [
        ("市司法局", "lead"),
        ("市财政局", "support"),
        ("政协办", None),
        ("市公安局", "responsible"),
    ]


def test_is_unit_by_lexicon_or_by_ending():
    assert all(map(is_unit, ["市司法局", "某新设局", "各部门", "市委编办(市审改办)"]))
    assert not any(map(is_unit, ["", "局", "试行", "2022年底", "以下简称"]))


def test_trim_drops_marks_at_both_ends():
    assert trim(" 、市司法局。", 0, 7) == (2, 6)
    assert trim("、、", 0, 2) == (2, 2)
