from datetime import UTC, datetime

import pytest

from pipelines.fetch.patience import find_wait

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("1000000000", 10**9),
        ("9" * 400, 10**9),
        ("Sun, 22 Nov 2026 06:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 14:01:00 +0800", 60),
        ("Sun, 22 Nov 2026 05:59:00 GMT", None),
        ("Sun, 22 Nov 99999 05:59:00 GMT", None),
        ("0", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
)
def test_a_wait_is_what_the_header_can_mean(header, seconds):
    assert find_wait(header, NOW) == seconds
