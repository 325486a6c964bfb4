from datetime import date
from pathlib import Path

import pytest

from pipelines.fetch.plan import Pace, Plan, PlanError, Rehearsal
from pipelines.fetch.settings import scrapy_settings
from pipelines.fetch.sources import Source, SourceType

SOURCE = Source("https://a.cn/", SourceType.LIST, published_on=date(2025, 3, 1))
PLAN = Plan(Path("archive"), (SOURCE,), "ops@example.org", limit=7, pace=Pace(delay=2.0))


def test_a_plan_crosses_to_another_process_whole():
    assert Plan.from_json(PLAN.to_json()) == PLAN
    rehearsed = Plan(PLAN.archive, (), "", rehearsal=Rehearsal(("127.0.0.1",), {"a": ("b",)}))
    assert Plan.from_json(rehearsed.to_json()) == rehearsed


@pytest.mark.parametrize("contact", ["", " ", "me", "a@b.org\nX: y", "人@b.cn", "x@" + "y" * 300])
def test_public_hosts_are_not_asked_without_a_contact(contact):
    with pytest.raises(PlanError) as caught:
        Plan.from_json({**PLAN.to_json(), "contact": contact})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("plain", [{}, {"archive": "x"}, {**PLAN.to_json(), "pace": {"speed": 1}}])
def test_what_is_no_plan_is_refused(plain):
    with pytest.raises(PlanError):
        Plan.from_json(plain)


def test_scrapy_is_hardened_whatever_the_plan_says():
    settings = scrapy_settings(PLAN)
    assert settings["USER_AGENT"] == "planledger/0.1 (+ops@example.org)"
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert settings["DOWNLOAD_MAXSIZE"] == 20 * 2**20
    assert settings["DOWNLOAD_TIMEOUT"] == 60.0
    assert settings["REDIRECT_MAX_TIMES"] == 5
    closed = ("TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED")
    assert not any(settings[name] for name in closed)
    handlers = settings["DOWNLOAD_HANDLERS"]
    assert [handlers[name] for name in ("file", "data", "ftp", "s3")] == [None] * 4
    assert settings["DOWNLOAD_DELAY"] == 2.0
