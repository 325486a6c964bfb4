"""Covers `pipelines.orchestration.webhook`: whom it posts to, and that nothing secret is told."""

import pytest

from pipelines.orchestration import webhook
from pipelines.orchestration.webhook import WebhookError, post
from tests.crawl.hooks import Hook


@pytest.fixture
def hook():
    opened: list[Hook] = []

    def open_one(**behaviour) -> Hook:
        opened.append(Hook(**behaviour))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def test_what_is_said_arrives_as_json(hook):
    one = hook()
    post(one.url, {"text": "方案"})
    assert one.bodies == [{"text": "方案"}]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/hook",
        "ftp://127.0.0.1/x",
        "http://127.0.0.1.example.org/",
        "http://10.0.0.1/x",
        "file:///etc/passwd",
        "https://",
        "nonsense",
        "http://[::1",
    ],
)
def test_only_https_or_this_machine_is_posted_to(url):
    with pytest.raises(WebhookError, match="must be an https address"):
        post(url, {})


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_was_not_taken_is_said_without_the_secret_part(hook, status):
    elsewhere = hook()
    one = hook(status=status, location=elsewhere.url)
    with pytest.raises(WebhookError, match=f"answers {status}") as caught:
        post(one.url, {})
    assert "secret" not in str(caught.value)
    assert elsewhere.bodies == []


def test_who_does_not_answer_in_time_is_not_waited_for(hook, monkeypatch):
    monkeypatch.setattr(webhook, "TIMEOUT_SECONDS", 0.2)
    one = hook(wait=1.0)
    with pytest.raises(WebhookError, match="ReadTimeout") as caught:
        post(one.url, {})
    assert "secret" not in str(caught.value)
