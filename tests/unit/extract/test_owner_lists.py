import pytest

from pipelines.extract.owner_lists import behind_rest, party_at, series_at
from pipelines.extract.vocabulary import Openings
from tests.unit.extract.made import measure

VERBS = Openings(["加强", "推进", "宣传"])


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("县委、县政府每年听取书屋工作汇报", "县委"),
        ("县委县政府要建好书屋", "县委"),
        ("县委常委会每年听取书屋工作汇报", "县委常委会"),
        ("县委要建好书屋", "县委"),
        ("县委常委会会议每年听取书屋工作汇报", "县委常委会会议"),
        ("县委专题研究书屋建设", "县委"),
        ("县委宣传部要建好书屋", None),
        ("县委统一领导书屋建设", None),
        ("委托书商采购", None),
    ],
)
def test_the_partys_committee_opens_a_clause_before_its_government_or_its_verb(text, raw):
    assert [body.raw for body in party_at(text, 0, len(text))] == ([raw] if raw else [])


@pytest.mark.parametrize(
    ("text", "raw", "is_named"),
    [
        ("公安、财政等部门要加强协作", "公安、财政等部门", True),
        ("宣传、教育部门负责推广阅读", "宣传、教育部门", True),
        ("阅读、借书等部门要加强协作", "阅读、借书等部门", False),
    ],
)
def test_a_series_that_shares_its_last_word_is_named_by_its_functions(text, raw, is_named):
    (body,) = series_at(text, 0, len(text), verbs=VERBS)
    assert (body.raw, body.is_named) == (raw, is_named)


@pytest.mark.parametrize(
    "text",
    ["加强公安、财政等部门的协作", "推进公安、财政等部门依法履职", "书屋、夜校和驿站都要开放"],
)
def test_a_series_that_is_acted_on_or_shares_nothing_is_none(text):
    assert series_at(text, 0, len(text), verbs=VERBS) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("县文化局等县级有关部门要开放书屋", "要开放书屋"),
        ("县文化局及其所属单位要开放书屋", "要开放书屋"),
        ("县文化局特别是主要负责人要带头读书", "要带头读书"),
        ("县文化局、政协要带头读书", "要带头读书"),
        ("县文化局等待批复", "等待批复"),
        ("县文化局要开放书屋", "要开放书屋"),
    ],
)
def test_what_stands_for_more_belongs_to_the_subject(text, rest):
    assert text[behind_rest(text, len("县文化局"), len(text)) :] == rest


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("县委、县政府要建好书屋。", "named"),
        ("县司法局等部门要建好书屋。", "named"),
        ("公安、财政等部门要建好书屋。", "named"),
        ("各级党委、人大、政府、政协要建好书屋。", "collective"),
        ("落实县委、县政府部署,建好书屋。", "none"),
        ("县委、县政府的部署落实到位。", "none"),
    ],
)
def test_such_lists_own_what_they_are_to_do(text, owner):
    assert measure(text).owner.value == owner
