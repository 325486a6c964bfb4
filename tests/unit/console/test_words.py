from datetime import UTC, datetime, timedelta

import pytest

from pipelines.console.words import age, words

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (12.5, "12.5"),
        (0.123456, "0.1235"),
        (33.3333333, "33.3333333"),
        (datetime(2026, 1, 1, 6, tzinfo=UTC), "2026-01-01 06:00:00 UTC"),
        ("两行\n的字", "两行 的字"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\u202e倒写", "�倒写"),
        ("[bold]牵头单位[/bold]", "[bold]牵头单位[/bold]"),
    ],
)
def test_a_value_is_shown_as_words_and_nothing_else(value, shown):
    text = words(value)
    assert text.plain == shown
    assert text.spans == []


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=3), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5, minutes=59), "5 hours ago"),
        (timedelta(days=40), "40 days ago"),
        (timedelta(days=-1), "just now"),
    ],
)
def test_an_age_is_told_in_the_largest_unit(ago, said):
    assert age(NOW - ago, NOW) == said
