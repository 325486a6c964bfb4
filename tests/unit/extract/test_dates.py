from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.dates import (
    calendar_readings,
    chinese_year,
    find_damaged,
    find_dates,
    last_day,
)
from pipelines.text.normalise import fold


def dates(text, only_year=None):
    view = fold(text)
    return find_dates(view, 0, len(view), only_year)


def read(text, only_year=None):
    return [(text[p.start : p.end], p.due_on, p.precision.value) for p in dates(text, only_year)]


@pytest.mark.parametrize(
    ("printed", "due_on", "precision"),
    [
        ("2025年", date(2025, 12, 31), "year"),
        ("2025年底", date(2025, 12, 31), "year"),
        ("2025年底前", date(2025, 12, 31), "year"),
        ("2025年年底前", date(2025, 12, 31), "year"),
        ("2025年末", date(2025, 12, 31), "year"),
        ("2025年前", date(2025, 12, 31), "year"),
        ("2025年以前", date(2025, 12, 31), "year"),
        ("2024年初", date(2024, 3, 31), "quarter"),
        ("2024年年初", date(2024, 3, 31), "quarter"),
        ("2024年第一季度", date(2024, 3, 31), "quarter"),
        ("2024年三季度", date(2024, 9, 30), "quarter"),
        ("2024年第4季度", date(2024, 12, 31), "quarter"),
        ("2025年上半年", date(2025, 6, 30), "half"),
        ("2025年下半年", date(2025, 12, 31), "half"),
        ("2023年6月", date(2023, 6, 30), "month"),
        ("2023年6月底前", date(2023, 6, 30), "month"),
        ("2023年 6 月底", date(2023, 6, 30), "month"),
        ("2024年2月底前", date(2024, 2, 29), "month"),
        ("2022年8月11日前", date(2022, 8, 11), "day"),
        ("2022年 8 月 11 日", date(2022, 8, 11), "day"),
    ],
)
def test_a_date_phrase_means_its_last_day(printed, due_on, precision):
    assert read(f"到{printed},完成工作。") == [(printed, due_on, precision)]


@pytest.mark.parametrize(
    ("printed", "due_from", "due_on", "precision"),
    [
        ("2023年1月至2023年3月", date(2023, 1, 1), date(2023, 3, 31), "month"),
        ("2023年1月至3月", date(2023, 1, 1), date(2023, 3, 31), "month"),
        ("2023年1月-2023年3月", date(2023, 1, 1), date(2023, 3, 31), "month"),
        ("2016-2018年", date(2016, 1, 1), date(2018, 12, 31), "year"),
        ("2016年至2018年", date(2016, 1, 1), date(2018, 12, 31), "year"),
        ("2022年5月1日至2022年5月31日", date(2022, 5, 1), date(2022, 5, 31), "day"),
        ("2022年11月到2023年2月", date(2022, 11, 1), date(2023, 2, 28), "month"),
        ("2023年1-3月", date(2023, 1, 1), date(2023, 3, 31), "month"),
        ("2023年6月1日至30日", date(2023, 6, 1), date(2023, 6, 30), "day"),
        ("2023年一季度至三季度", date(2023, 1, 1), date(2023, 9, 30), "quarter"),
        ("2023年5月起至2023年11月底", date(2023, 5, 1), date(2023, 11, 30), "month"),
    ],
)
def test_from_one_date_to_another_is_one_phrase(printed, due_from, due_on, precision):
    (phrase,) = dates(f"启动阶段({printed})。")
    assert (phrase.due_from, phrase.due_on, phrase.precision) == (due_from, due_on, precision)


@pytest.mark.parametrize(
    ("printed", "due_on"),
    [
        ("20256月底前", date(2025, 6, 30)),
        ("2025730日", date(2025, 7, 30)),
        ("20251231日", date(2025, 12, 31)),
        ("202213日", date(2022, 1, 3)),
    ],
)
def test_a_date_that_lost_a_sign_is_read_where_one_reading_exists(printed, due_on):
    (phrase,) = dates(f"于{printed}完成。")
    assert (phrase.due_on, phrase.is_damaged) == (due_on, True)


@pytest.mark.parametrize("printed", ["2022112日", "2022111日", "2022932日", "202513月底"])
def test_a_damaged_date_with_no_or_several_readings_has_none(printed):
    (phrase,) = dates(f"于{printed}完成。")
    assert (phrase.due_on, phrase.is_damaged) == (None, True)


@pytest.mark.parametrize(
    ("text", "only_year", "expected"),
    [
        ("6月底前完成。", 2023, [date(2023, 6, 30)]),
        ("年底前完成。", 2023, [date(2023, 12, 31)]),
        ("上半年完成。", 2023, [date(2023, 6, 30)]),
        ("第一季度完成。", 2023, [date(2023, 3, 31)]),
        ("6月底前完成。", None, [None]),
        ("2023年6月启动,10月完成。", None, [date(2023, 6, 30), date(2023, 10, 31)]),
        ("2023年6月启动。10月完成。", None, [date(2023, 6, 30), None]),
        ("2023年6月启动。10月完成。", 2024, [date(2023, 6, 30), date(2024, 10, 31)]),
    ],
)
def test_a_date_without_a_year_takes_the_sentences_or_the_documents_only_one(
    text, only_year, expected
):
    assert [p.due_on for p in dates(text, only_year)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年度工作。",
        "13月底前。",
        "2023年2月30日前。",
        "比例为1.2023年。",
        "电话12023年。",
        "共2000个项目。",
        "三年行动。",
    ],
)
def test_what_no_calendar_knows_is_no_date(text):
    assert [p for p in dates(text) if p.due_on] == []


def test_before_is_not_read_out_of_another_word():
    (phrase,) = dates("2025年前期准备。")
    assert not phrase.has_before


def test_a_phase_is_a_phrase_without_a_date():
    (phrase,) = dates("第一阶段完成清理。")
    assert (phrase.precision.value, phrase.due_on) == ("phase", None)


@pytest.mark.parametrize(
    ("digits", "readings"),
    [
        ("13", [date(2022, 1, 3)]),
        ("112", [date(2022, 1, 12), date(2022, 11, 2)]),
        ("1220", [date(2022, 12, 20)]),
        ("322", [date(2022, 3, 22)]),
        ("932", []),
        ("0101", []),
        ("1", []),
        ("", []),
        ("99999", []),
    ],
)
def test_digits_are_split_wherever_a_calendar_allows(digits, readings):
    assert calendar_readings(2022, digits) == readings


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_date_that_was_printed_is_always_among_its_readings(day):
    assert day in calendar_readings(day.year, f"{day.month}{day.day}")
    assert [p.due_on for p in dates(f"{day.year}年{day.month}月{day.day}日前")] == [day]
    assert last_day(day.year, day.month) >= day


@pytest.mark.parametrize(
    ("text", "year"), [("二〇二一", 2021), ("二○○五", 2005), ("二00五", 2005), ("二零一九", 2019)]
)
def test_a_year_in_chinese_digits_is_read_with_every_sort_of_nought(text, year):
    assert chinese_year(text) == year


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("2023年6月底前完成,20256月底前验收。", ["20256月底前"]),
        ("于2022112日通报。", ["2022112日"]),
        ("到2025年底,9月30日前完成。", []),
    ],
)
def test_only_dates_that_lost_characters_are_damaged(text, damaged):
    assert [text[p.start : p.end] for p in find_damaged(text, 0, len(text))] == damaged


@pytest.mark.parametrize("text", ["2024年初步建立平台。", "2024年初级培训。"])
def test_the_first_half_of_another_word_is_no_beginning_of_a_year(text):
    (found,) = find_dates(text, 0, len(text), None)
    assert (found.due_on, found.is_bare_year) == (date(2024, 12, 31), True)


@pytest.mark.parametrize(
    "text",
    ["去年底遗留的事项", "上年末留下的事项", "去年年底的事项", "去年6月的事项", "三年内完成"],
)
def test_another_year_than_the_documents_own_is_no_date_of_it(text):
    assert find_dates(text, 0, len(text), 2024) == []


@pytest.mark.parametrize("text", ["年内完成", "今年底完成", "明年底完成", "本年6月完成"])
def test_the_documents_own_year_is(text):
    assert [p.year for p in find_dates(text, 0, len(text), 2024)] == [2024]


@pytest.mark.parametrize("printed", ["2023.6.30", "2023-06-30", "2023/6/30"])
def test_a_date_without_words_is_read_by_its_digits(printed):
    assert [p.due_on for p in dates(f"{printed}前")] == [date(2023, 6, 30)]


@pytest.mark.parametrize("text", ["2023.13.30前", "2023-06/30前", "2023.6版"])
def test_other_digits_with_signs_are_no_date(text):
    assert dates(text) == []


@pytest.mark.parametrize("printed", ["2023年度内", "2023年度末"])
def test_what_is_within_a_year_is_by_its_end(printed):
    assert [p.due_on for p in dates(printed)] == [date(2023, 12, 31)]
    assert dates("2023年度") == []
