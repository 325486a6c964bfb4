import pytest

from tests.unit.extract.made import reached, values


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
