import pytest

from pipelines.extract.owner_classes import classes_at
from pipelines.extract.vocabulary import Openings
from tests.unit.extract.made import measure


def at_start(text, *, is_bound=False):
    found = classes_at(text, 0, len(text), is_bound=is_bound, verbs=Openings(["加强"]))
    return [body.raw for body in found]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("各县(市、区)要设立书屋", "各县(市、区)"),
        ("各县市区要设立书屋", "各县市区"),
        ("各县(市)区、开发区要设立书屋", "各县(市)区、开发区"),
        ("各市州要设立书屋", "各市州"),
        ("各乡镇街道要设立书屋", "各乡镇街道"),
        ("驻县各单位要设立书屋", "驻县各单位"),
        ("村(社区)要设立书屋", "村(社区)"),
        ("所有村(社区)设立书屋", "所有村(社区)"),
        ("中央驻市单位要开放书屋", "中央驻市单位"),
        ("村“两委”要管好书屋", "村“两委”"),
        ("法院要开放书屋", "法院"),
        ("有条件的县(市、区)可以设立书屋", "有条件的县(市、区)"),
        ("新闻单位要公布书单", "新闻单位"),
        ("各有关方面要支持书屋", "各有关方面"),
        ("各专项组要支持书屋", "各专项组"),
        ("管理书屋的事业单位要公布书单", "管理书屋的事业单位"),
        ("党委(党组)要公布书单", "党委(党组)"),
        ("党委要公布书单", "党委"),
        ("备案机关对送来的书单要严格审查", "备案机关"),
        ("负责借阅的部门要公布书单", "负责借阅的部门"),
        ("加强机关要务管理", None),
        ("书屋每年公布书单", None),
    ],
)
def test_a_class_is_told_by_level_or_by_what_it_does(text, raw):
    assert at_start(text) == ([raw] if raw else [])


def test_leaders_of_a_class_answer_as_the_class():
    assert measure("县(市、区)政府领导要带头读书。").owner.value == "collective"
