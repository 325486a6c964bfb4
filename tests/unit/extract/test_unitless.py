"""Numbers without a unit that are values all the same."""

import pytest

from pipelines.model.quantity import MetricRole
from tests.unit.extract.made import metrics


def told(sentence):
    found = metrics(sentence, MetricRole.ACHIEVED)
    return [(m.value, m.unit, m.kind.value, m.role.value) for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("读者满意率达98.5,完工。", [(98.5, None, "ratio", "achieved")]),
        (
            "万人比由2.1提升至3.4。",
            [(2.1, None, "ratio", "baseline"), (3.4, None, "ratio", "achieved")],
        ),
        ("差错率下降至0.3。", [(0.3, None, "ratio", "achieved")]),
        ("读者满意度指数为92.6。", [(92.6, None, "count", "achieved")]),
        ("读者满意度指数已达92.6。", [(92.6, None, "count", "achieved")]),
        ("书屋小程序用户已突破30万,位居前列。", [(300000, None, "count", "achieved")]),
        ("书屋视频播放量累计达12万。", [(120000, None, "count", "achieved")]),
        ("为馆员追薪8.2亿。", [(820000000, None, "amount", "achieved")]),
        (
            "发放补贴1200万,借书5次。",
            [
                (12000000, None, "amount", "achieved"),
                (5, "次", "count", "achieved"),
            ],
        ),
    ],
)
def test_a_rate_is_a_value_without_its_percent_sign(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence", ["书屋率先上线3.0版。", "提高借阅率2.0方案落地。", "利率2023政策。"]
)
def test_what_goes_on_behind_the_number_makes_a_name_of_it(sentence):
    assert told(sentence) == []
