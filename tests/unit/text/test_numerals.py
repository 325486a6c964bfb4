import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.numerals import CHINESE, parse_chinese, parse_number

DIGITS = "零一二三四五六七八九"


def spelled(number):
    """A whole number from 1 to 9999 as one reads it aloud."""
    words, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + DIGITS[digit] + sign
        gap = False
    return words


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("两", 2), ("零", 0), ("〇", 0), ("半", 0.5), ("十", 10), ("十二", 12), ("二十", 20),
        ("三十五", 35), ("一百", 100), ("一百零五", 105), ("一百一十", 110), ("两千", 2000),
        ("二〇二一", 2021), ("二○二五", 2025), ("二零二三", 2023), ("贰拾伍", 25),
        ("三万", 30_000), ("一亿", 100_000_000), ("十万", 100_000), ("十二万", 120_000),
    ],
)  # fmt: skip
def test_a_chinese_numeral_has_its_value(numeral, value):
    assert parse_chinese(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "value"), [("一亿两千万", 120_000_000), ("三亿零五十万", 300_500_000)]
)
def test_tens_of_thousands_are_added_to_hundreds_of_millions(numeral, value):
    assert parse_chinese(numeral) == value


@pytest.mark.parametrize("numeral", ["三年", "3", "一x", "第一", "年"])
def test_refuses_what_is_no_numeral(numeral):
    with pytest.raises(ValueError, match="is no numeral"):
        parse_chinese(numeral)


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_every_number_below_ten_thousand_is_read_as_it_is_spoken(number):
    assert parse_chinese(spelled(number)) == number
    assert parse_chinese(spelled(number) + "万") == number * 10_000


def test_a_ten_at_the_front_may_stand_alone():
    assert all(parse_chinese(spelled(n).removeprefix("一")) == n for n in range(10, 20))


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("2.1万", 21_000), ("1,860", 1860), ("1 655", 1655), ("9000万", 90_000_000),
        ("3亿", 300_000_000), ("1.08亿", 108_000_000), ("99.6", 99.6), ("三万", 30_000),
        ("0", 0), ("007", 7), ("2万亿", 2e12),
    ],
)  # fmt: skip
def test_a_number_is_read_in_either_script_with_its_scale(numeral, value):
    assert parse_number(numeral) == value


@pytest.mark.parametrize(
    "numeral",
    ["", " ", "万", "1.2.3", "9" * 25, "9" * 10**5, "99999999亿亿", "万" * 100, "-5", "NaN"],
)
def test_refuses_a_number_without_digits_and_one_beyond_any_count(numeral):
    with pytest.raises(ValueError, match=r"\S"):
        parse_number(numeral)


@pytest.mark.parametrize("numeral", ["1e9", "1_000"])
def test_refuses_a_programmers_number(numeral):
    with pytest.raises(ValueError, match=r"\S"):
        parse_number(numeral)


def test_an_error_quotes_no_monster_whole():
    with pytest.raises(ValueError, match=r"\S") as met:
        parse_number("9" * 10**5)
    assert len(str(met.value)) < 200


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,万亿 " + CHINESE, max_size=30))
def test_any_run_of_numeral_characters_is_a_finite_count_or_refused(numeral):
    try:
        value = parse_number(numeral)
    except ValueError:
        return
    assert math.isfinite(value)
    assert 0 <= value <= 1e15
