import pytest

from tests.unit.extract.made import metrics, reached, values


@pytest.mark.parametrize(
    "text", ["依托24小时自助书屋借阅图书。", "开通24小时热线。", "设置24小时不打烊窗口。"]
)
def test_a_service_that_never_closes_is_a_name(text):
    assert reached(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("答复时间压缩至24小时。", ("=", 24, "小时")),
        ("人均听课24小时。", ("=", 24, "小时")),
        ("设置12小时自助借阅点。", ("=", 12, "小时")),
    ],
)
def test_other_hours_are_values(text, expected):
    assert values(reached(text)) == [expected]


@pytest.mark.parametrize("name", ["公共服务配套项目", "便民服务网", "生活服务圈"])
def test_minutes_to_a_service_are_its_name(name):
    assert reached(f"完善15分钟{name}。") == []


def test_the_same_term_of_a_year_before_is_no_issue_of_a_paper():
    assert [m.value for m in reached("新增图书70册,较上年同期90册减少20册。")] == [70, 90, 20]


@pytest.mark.parametrize("text", ["全省排名前移3位。", "满意度位次上升了2位。", "位居全市第3位。"])
def test_a_rank_and_its_change_are_no_value(text):
    assert reached(text) == []


def test_persons_are_counted_by_the_same_word():
    assert values(reached("聘请3位讲解员。")) == [("=", 3, "人")]


def test_a_nought_in_quotes_counts_where_it_is_reached():
    assert values(reached("实现全年“零投诉”。")) == [("=", 0, None)]
    assert reached("开展“零投诉”书屋评选。") == []


def test_two_counts_without_a_comma_are_both_values():
    assert values(reached("举办讲座5期1200余人次。")) == [("=", 5, "期"), (">=", 1200, "人次")]


@pytest.mark.parametrize("text", ["编印馆刊第3期12篇。", "馆务会第八届三次会议召开。"])
def test_what_stands_behind_the_number_of_an_issue_or_a_term_is_none(text):
    assert reached(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "评比进入全省前三名。",
        "梳理办件频次前20%的书目。",
        "提供7×24小时借阅。",
        "(浏览次数:1523次)",
        "让读者最多跑一次。",
    ],
)
def test_ranks_slogans_and_a_pages_own_counts_are_no_values(text):
    assert reached(text) == []


def test_a_share_that_is_due_before_a_date_is_no_rank():
    assert [m.value for m in metrics("年底前85%以上的书屋达标,2022年底前全部建成。")] == [85, 100]


@pytest.mark.parametrize("text", ["排名上升5个位次。", "前进6个名次。", "提升12名次。"])
def test_places_gained_are_no_value(text):
    assert reached(text) == []


def test_a_time_in_a_rates_name_is_part_of_it():
    assert [m.value for m in reached("15秒接通率98.7%,3日内办结率95%。")] == [98.7, 95]
    assert [m.value for m in reached("每周3小时率先开放。")] == [3]


def test_a_number_that_begins_like_a_lines_is_none():
    assert [m.value for m in reached("投入资金1200万,办理12345工单80件。")] == [12_000_000, 80]


def test_the_number_of_a_line_may_open_a_range():
    assert [(m.value, m.value_high) for m in reached("办理借阅申请120至130件。")] == [(120, 130)]


def test_a_slogan_before_a_count_does_not_bind_it():
    assert [m.comparator.value for m in reached("“最多跑一次”事项1035项。")] == ["="]
