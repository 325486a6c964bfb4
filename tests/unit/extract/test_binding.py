import pytest

from pipelines.extract.binding import Bindings
from pipelines.text.normalise import fold


def bindings(text):
    view = fold(text)
    return Bindings(view, 0, len(view))


@pytest.mark.parametrize(
    ("word", "comparator"),
    [
        ("不少于", ">="), ("不低于", ">="), ("至少", ">="), ("达到", ">="), ("不得少于", ">="),
        ("不得低于", ">="), ("超过", ">="), ("不超过", "<="), ("不高于", "<="), ("不得超过", "<="),
        ("不应少于", ">="), ("不能低于", ">="), ("不得小于", ">="), ("不应高于", "<="),
        ("不得大于", "<="), ("不突破", "<="), ("不得超出", "<="), ("起码", ">="), ("至多", "<="),
        ("控制在", "<="), ("为", "="), ("是", "="), ("近", "<="),
    ],
)  # fmt: skip
def test_a_word_before_a_figure_binds_it(word, comparator):
    text = f"合格率{word}90%"
    found = bindings(text).before(0, text.index("90%"))
    assert found is not None
    assert (found.comparator and found.comparator.value, found.word) == (comparator, word)


@pytest.mark.parametrize(
    ("word", "comparator", "approximate"),
    [
        ("以上", ">=", False), ("及以上", ">=", False), ("以内", "<=", False),
        ("(含)以上", ">=", False), ("（含）以下", "<=", False), ("或以下", "<=", False),
        ("以下", "<=", False), ("之内", "<=", False), ("内", "<=", False), ("左右", "=", True),
    ],
)  # fmt: skip
def test_a_word_behind_a_figure_binds_it(word, comparator, approximate):
    text = f"完成90%{word}。"
    found = bindings(text).after(text.index("%") + 1)
    assert found is not None
    assert found.comparator is not None
    assert (found.comparator.value, found.is_approximate) == (comparator, approximate)


@pytest.mark.parametrize("word", ["内部", "内容", "内设机构", "的", "，以上"])
def test_a_word_that_only_begins_alike_binds_nothing(word):
    text = f"完成90项{word}工作"
    assert bindings(text).after(text.index("项") + 1) is None


@pytest.mark.parametrize("words", ["超高清机顶盒占比", "达标率", "超市自查比例", "“超级”书屋"])
def test_half_a_word_binds_nothing(words):
    text = f"{words}75%"
    assert bindings(text).before(0, text.index("75")) is None


def test_about_makes_a_value_approximate_without_binding_it():
    text = "培训约300人"
    found = bindings(text).before(0, text.index("300"))
    assert found is not None
    assert (found.comparator, found.is_approximate) == (None, True)


def test_the_nearest_word_binds():
    text = "不低于90%且不超过95%"
    found = bindings(text).before(text.index("%"), text.index("95%"))
    assert found is not None
    assert found.word == "不超过"


def test_a_word_of_another_clause_or_far_away_binds_nothing():
    text = "不少于三个方面的各项重点工作任务要逐项细化分解到各有关部门和各个岗位人员并检查2次"
    assert bindings(text).before(0, text.index("2次")) is None
    text = "不少于1次,检查2次"
    assert bindings(text).before(text.index(",") + 1, text.index("2次")) is None


@pytest.mark.parametrize(
    ("word", "frequency"),
    [
        ("每年", "year"), ("每季度", "quarter"), ("每月", "month"), ("任期内", "term"),
        ("每人每年", "person_year"),
    ],
)  # fmt: skip
def test_how_often_is_read_where_it_stands(word, frequency):
    text = f"{word}培训2次,检查1次。"
    found = bindings(text)
    met = found.frequency(0, text.index(","))
    assert met is not None
    assert (met[0].value, met[1]) == (frequency, 0)
    assert found.frequency(text.index(","), len(text)) is None
    first = found.first_frequency(0, len(text))
    assert first is not None
    assert first.value == frequency


def test_no_frequency_is_none():
    assert bindings("培训2次").first_frequency(0, 4) is None


@pytest.mark.parametrize("text", ["节约30万元", "预约30人"])
def test_half_of_another_word_makes_nothing_approximate(text):
    assert bindings(text).before(0, text.index("3")) is None


@pytest.mark.parametrize("text", ["约占总数的30%", "大约占一半,约30%", "约为30%", "约有30人"])
def test_about_may_stand_before_the_whole_of_which_a_share_is_told(text):
    found = bindings(text).before(0, text.index("3"))
    assert found is not None
    assert found.is_approximate
