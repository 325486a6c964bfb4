"""A word to whoever watches, by one POST of JSON.

Here: whom it may go to, and for how long it may take.
Not here: what is said (`export.digest`, `.sensors`).
"""

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

TIMEOUT_SECONDS = 10.0


class WebhookError(Exception):
    """Nothing was delivered, in one line; never a reason for a run to fail."""


def post(url: str, payload: Mapping[str, Any]) -> None:
    """Say it once; who does not answer in time has missed it.

    Raises:
        WebhookError: If the address is none to post to, or did not take it.
    """
    host, is_here = _require_safe(url)
    try:
        # No redirects: they could lead to where the address itself may not.
        answer = httpx.post(
            url,
            json=payload,
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
            # A proxy of the environment is for the hosts outside.
            trust_env=not is_here,
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        why = type(error).__name__
        raise WebhookError(f"webhook at {host}: {why}: see that it answers within 10 s") from None
    if not answer.is_success:
        raise WebhookError(
            f"webhook at {host}: answers {answer.status_code}: correct PLANLEDGER_WEBHOOK"
        )


def _require_safe(url: str) -> tuple[str, bool]:
    """The host, and whether it is this machine; the rest of the address is a secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    is_here = _is_loopback(host)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_here)
    if not host or not is_safe:
        raise WebhookError("PLANLEDGER_WEBHOOK must be an https address, or one of this machine")
    return host, is_here


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
