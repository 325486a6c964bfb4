import pytest

from pipelines.extract.shares import read_coverage, read_fraction, read_share


@pytest.mark.parametrize(
    ("printed", "value"), [("1/3的", 33.3333), ("2/3的", 66.6667), ("1/2的", 50), ("3/3的", 100)]
)
def test_a_printed_fraction_is_a_share(printed, value):
    figure = read_fraction(printed, 0, len(printed))
    assert figure is not None
    assert (figure.value, figure.unit, figure.end) == (value, "%", len(printed) - 1)


@pytest.mark.parametrize("printed", ["1/0的", "3/2的", "1.5/3的"])
def test_what_is_no_part_of_a_whole_is_no_fraction(printed):
    assert read_fraction(printed, 0, len(printed)) is None


@pytest.mark.parametrize(
    ("view", "printed", "value"),
    [
        ("百分之八", "百分之八", 8),
        ("百分之九十五", "百分之九十五", 95),
        ("百分之99.5", "百分之99.5", 99.5),
        ("百分之九十八点六", "百分之九十八点六", 98.6),
        ("三分之二", "三分之二", 66.6667),
        ("十分之一", "十分之一", 10),
        ("三分之-", "三分之-", 33.3333),
        ("九成以上", "九成", 90),
        ("超八成", "八成", 80),
        ("由六成提高到", "六成", 60),
        ("从三成降", "三成", 30),
        ("费用减少两成。", "两成", 20),
        ("占总数的三成,", "三成", 30),
        ("半数", "半数", 50),
        ("翻一番", "翻一番", 2),
        ("翻两番", "翻两番", 4),
    ],
)
def test_a_share_in_words_has_its_value(view, printed, value):
    start = view.index(printed)
    figure = read_share(view, start, start + len(printed))
    assert figure is not None
    assert figure.value == value


@pytest.mark.parametrize("view", ["建成", "一成不变", "五成立", "统一成册", "减少两成果"])
def test_a_tenth_needs_a_word_that_bounds_it(view):
    at = view.index("成")
    assert read_share(view, at - 1, at + 1) is None


@pytest.mark.parametrize(
    ("view", "printed"),
    [
        ("村居全覆盖", "全覆盖"),
        ("事项全部纳入", "全部"),
        ("案件全部胜诉", "全部"),
        ("书屋全部登记造册", "全部"),
        ("积案全部清零", "全部"),
        ("隐患全部基本消除", "全部"),
        ("应审尽审", "应审尽审"),
        ("应公开、尽公开", "应公开、尽公开"),
    ],
)
def test_the_whole_is_a_hundred_percent_without_digits(view, printed):
    start = view.index(printed)
    figure = read_coverage(view, start, start + len(printed))
    assert figure is not None
    assert (figure.value, figure.is_digits, figure.kind) == (100, False, "coverage")


@pytest.mark.parametrize(
    ("view", "printed"),
    [
        ("健全覆盖", "全覆盖"),
        ("全部材料", "全部"),
        ("全部基本农田", "全部"),
        ("“全覆盖”", "全覆盖"),
        ("安全部署", "全部"),
        ("完成全部划转工作", "全部"),
        ("公布全部检查事项", "全部"),
        ("采纳全部建议", "全部"),
        ("全部规范性文件", "全部"),
    ],
)
def test_a_wrong_cut_or_a_name_is_not_the_whole(view, printed):
    start = view.index(printed)
    assert read_coverage(view, start, start + len(printed)) is None


@pytest.mark.parametrize(("view", "value"), [("不低于1/3。", 33.3333), ("占比约1/4,", 25)])
def test_a_fraction_may_end_its_clause(view, value):
    figure = read_fraction(view, view.index("1"), len(view))
    assert figure is not None
    assert (figure.value, view[figure.start : figure.end]) == (value, view[view.index("1") : -1])


def test_pages_are_no_fraction():
    assert read_fraction("见第1/3,", 2, 6) is None


@pytest.mark.parametrize("text", ["为零死角", "实现零盲区", "清零行动"])
def test_a_nought_of_a_saying_or_of_a_campaign_counts_nothing(text):
    at = text.index("清零" if "清" in text else "零") - (0 if "清" in text else 1)
    assert read_share(text, at, at + 2) is None
