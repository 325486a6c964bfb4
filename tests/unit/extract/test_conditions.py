import pytest

from tests.unit.extract.made import metrics


@pytest.mark.parametrize(
    "text",
    [
        "馆员在10人以上的单位,设立阅览室。",
        "有3名以上讲解员的单位可以设立讲解部。",
        "讲解员不少于5名的机构应设立讲解部。",
        "30万元（含）以上的合同须审查。",
        "30万元（含）以上的，应当公开。",
        "个人捐赠5000元以上、单位捐赠10万元以上的应当登记。",
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
