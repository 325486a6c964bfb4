import pytest

from tests.unit.extract.made import metrics, reached


def often(text):
    return [(m.kind.value, m.frequency and m.frequency.value) for m in metrics(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年开办夜校30期以上。", [("count", "year")]),
        ("年均开办夜校30期以上。", [("count", None)]),
        ("年均新增岗位400个以上,空置率控制在6%以内。", [("count", None), ("ratio", None)]),
        ("每处书屋补助不少于3万元/年。", [("amount", None)]),
    ],
)
def test_a_mean_of_years_and_a_sum_per_year_do_not_tell_how_often(text, expected):
    assert often(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("书屋管理员每年参加培训的时间不少于4天。", [("amount", "year")]),
        ("每人每年脱产培训不少于6天。", [("amount", "person_year")]),
        ("馆员人均年度培训不少于6天。", [("amount", "person_year")]),
        ("培训结束后10日内公布成绩。", [("time_limit", None)]),
        ("答复时间不超过4天。", [("time_limit", None)]),
    ],
)
def test_days_that_people_learn_for_are_an_amount_and_no_limit(text, expected):
    assert often(text) == expected


def test_a_yearly_mean_of_a_measure_is_no_frequency():
    assert often("年均浓度控制在30微克/立方米以下。") == [("count", None)]


def test_a_round_said_once_governs_what_a_report_did_in_the_next_clause():
    found = reached("馆务会每半年听取一次汇报,召开一次座谈会。")
    assert [m.value for m in found] == [1, 1]
    found = reached("馆务会每季度听取一次汇报,召开一次座谈会,走访书屋5次。")
    assert [m.frequency and m.frequency.value for m in found] == ["quarter", "quarter", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每名讲解员每年听课不少于20学时。", "person_year"),
        ("每个调解员每年宣讲不少于3次。", "person_year"),
        ("每年每位讲解员听课不少于20学时。", "person_year"),
        ("书屋每年办班不少于2次,每人听课不少于8学时。", "person_year"),
        ("年度听课时间每人不少于12学时。", "person_year"),
        ("每个书屋每年开放不少于200次。", "year"),
        ("每年补贴每人次不少于20元。", "year"),
        ("馆务会年度内研究书屋工作不少于2次。", "year"),
        ("讲解员年度培训不少于60学时。", "year"),
        ("讲解员2023年度培训不少于60学时。", None),
        ("年度报销限额不低于4万元。", "year"),
        ("年度报告公开率达到90%。", None),
    ],
)
def test_what_is_due_of_each_every_year_is_told_from_what_is_due_every_year(text, expected):
    assert often(text)[-1][1] == expected


def test_the_nearest_round_governs_what_is_repeated():
    assert often("每年整理书目1次、每5年全面盘点1次。") == [("count", "year"), ("count", None)]


def test_days_of_each_round_are_an_amount():
    assert often("每年办班2次以上,每次不少于3天。") == [("count", "year"), ("amount", "year")]
    assert often("讲解员每周值班不少于2天。") == [("amount", None)]
    assert often("每次借阅不超过3天。") == [("time_limit", None)]
