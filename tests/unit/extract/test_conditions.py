import pytest

from tests.unit.extract.made import metrics, reached


@pytest.mark.parametrize(
    "text",
    [
        "馆员在10人以上的单位,设立阅览室。",
        "有3名以上讲解员的单位可以设立讲解部。",
        "讲解员不少于5名的机构应设立讲解部。",
        "30万元（含）以上的合同须审查。",
        "30万元（含）以上的，应当公开。",
        "个人捐赠5000元以上、单位捐赠10万元以上的应当登记。",
        "10名以上读者、馆员的社区均设阅览室。",
        "200名读者以上的街道(镇)各设阅览室。",
    ],
)
def test_how_many_people_a_body_must_have_for_a_rule_to_reach_it_is_a_condition(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("配备3名以上的讲解员。", 3),
        ("落实书目每5年清点1次的要求。", 1),
        ("建设讲解员不少于5名的机构群。", 5),
    ],
)
def test_what_is_demanded_is_none(text, value):
    assert [m.value for m in metrics(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("对标的额50万元以上的合同全部进行审查。", [100]),
        ("审查10万元以上的采购合同32份。", [32]),
        ("将罚没500元以下轻微事项纳入清单。", []),
        ("办理标的超过50万元的案件12件。", [12]),
        ("对归还率低于90%的5家书屋进行了约谈。", [5]),
        ("挽回损失50万元以上。", [500_000]),
        ("投入50万元以上资金建设书屋。", [500_000]),
        ("借阅收入超过50万元。", [500_000]),
    ],
)
def test_a_reports_sums_that_tell_what_something_applies_to_are_no_values(text, values):
    assert [m.value for m in reached(text)] == values


def test_what_binds_a_condition_binds_no_value_behind_it():
    (found,) = reached("对归还率低于90%的5家书屋进行了约谈。")
    assert (found.comparator.value, found.value) == ("=", 5)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("每10万人投诉量下降15.6件。", [15.6]),
        ("每3个村配备馆员1名。", [1]),
        ("每季度走访书屋3家。", [3]),
        ("90分以上的书屋占比87.3%,平均91.5分。", [87.3, 91.5]),
        ("测评得分均在90分以上。", [90]),
    ],
)
def test_what_others_are_reckoned_by_and_what_bounds_a_class_are_no_values(text, values):
    assert [m.value for m in reached(text)] == values
