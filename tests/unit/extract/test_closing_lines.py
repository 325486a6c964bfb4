"""What a plan says at its end to everybody."""

import pytest

from pipelines.extract.closing_lines import is_closing


@pytest.mark.parametrize(
    "text",
    [
        "各渡口、各码头要细化修缮措施。",
        "各镇要压实责任。",
        "全县各级渔政机关要主动作为。",
        "市司法局要会同渔政部门跟踪督促。",
        "县委依法治县办要抓好督促落实。",
        "各镇修缮情况于每年12月10日前报县政府。",
        "实施过程中的重大问题,及时请示。",
        "本方案自印发之日起施行。",
        "港务公司参照执行。",
    ],
)
def test_demands_on_all_who_carry_the_plan_out_close_it(text):
    assert is_closing(text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["同时,把修缮结果作为评优依据。", "对进展缓慢的渡口予以通报。", "完善石阶检修制度。"]
)
def test_what_goes_on_with_the_last_item_closes_nothing(text):
    assert not is_closing(text, 0, len(text))
