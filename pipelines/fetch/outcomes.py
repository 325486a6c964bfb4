"""What went wrong with a fetch, as one of the reasons of the closed list.

Here: errors of the network and statuses that are no success, by what they mean.
Not here: pages that say 200 and are no document (`recognition`).
"""

from scrapy import exceptions
from twisted.internet.error import ConnectError, ConnectionLost

from pipelines.fetch.gatekeeper import RefusedError
from pipelines.fetch.plan import MOST_REDIRECTS, MOST_TRIES
from pipelines.fetch.resolver import REFUSED
from pipelines.model.problem import Reason

_GONE = frozenset({404, 410})
_OK, _REDIRECT, _NOT_MODIFIED, _CLIENT_ERROR = 200, 300, 304, 400
_TLS = frozenset({"OpenSSL.SSL", "service_identity.exceptions"})
"""What a connection fails with where the certificate is bad, and where it is another host's."""

Why = tuple[Reason, str]

_ADVICE = {
    Reason.BAD_RESPONSE: "the next run tries again",
    Reason.BAD_TLS: "check the address, or write a reason into the column tls_exception",
    Reason.GONE: "after three runs in a row its document counts as gone",
    Reason.HOST_UNREACHABLE: "the next run tries again; where it stays so, correct the address",
    Reason.HTTP_ERROR: "the next run tries again; where it stays so, correct the address",
    Reason.REDIRECT: "correct the address",
    Reason.TOO_LARGE: "drop a smaller version into raw/inbox",
    Reason.TRUNCATED_TRANSFER: "the next run tries again",
}

_ERRORS: tuple[tuple[tuple[type[BaseException], ...], Why], ...] = (
    (
        (exceptions.ResponseDataLossError,),
        (Reason.TRUNCATED_TRANSFER, f"breaks off, {MOST_TRIES} times"),
    ),
    ((exceptions.DownloadCancelledError,), (Reason.TOO_LARGE, "larger than is fetched")),
    (
        (exceptions.DownloadTimeoutError,),
        (Reason.HOST_UNREACHABLE, f"no whole answer in time, {MOST_TRIES} times"),
    ),
    (
        (exceptions.CannotResolveHostError,),
        (Reason.HOST_UNREACHABLE, "its host has no address"),
    ),
    (
        (exceptions.DownloadConnectionRefusedError, ConnectError, ConnectionLost),
        (Reason.HOST_UNREACHABLE, f"no connection, {MOST_TRIES} times"),
    ),
    ((exceptions.UnsupportedURLSchemeError,), (Reason.REDIRECT, "leads to what is no page")),
)


def of_error(error: BaseException, host: str) -> Why:
    """Why a request brought no answer; `host` is the one that was asked last."""
    if isinstance(error, RefusedError):
        return error.reason, error.detail
    if isinstance(error, exceptions.CannotResolveHostError) and host in REFUSED:
        return Reason.ADDRESS_NOT_ALLOWED, f"{REFUSED[host]}: correct or remove the address"
    reason, what = _reason(error)
    return reason, f"{what}: {_ADVICE[reason]}"


def of_status(status: int) -> Why | None:
    """Why an answer is none to read; None where it is one."""
    if _OK <= status < _REDIRECT or status == _NOT_MODIFIED:
        return None
    reason = Reason.HTTP_ERROR
    if status in _GONE:
        reason = Reason.GONE
    elif _REDIRECT <= status < _CLIENT_ERROR:
        reason = Reason.REDIRECT
    return reason, f"answers {status}: {_ADVICE[reason]}"


def _reason(error: BaseException) -> Why:
    if _is_tls(error):
        return Reason.BAD_TLS, "its certificate is not trusted"
    if isinstance(error, exceptions.IgnoreRequest):
        if "redirections" in str(error):
            return Reason.REDIRECT, f"more than {MOST_REDIRECTS} redirects"
        return Reason.TOO_LARGE, "inflates beyond what is fetched"
    for types, why in _ERRORS:
        if isinstance(error, types):
            return why
    return Reason.BAD_RESPONSE, f"the answer is no HTTP ({type(error).__name__})"


def _is_tls(error: BaseException | None) -> bool:
    """Whether a certificate or a handshake is at the bottom of it."""
    depth = 0
    while error is not None and depth < MOST_TRIES**2:
        inner = [getattr(reason, "value", None) for reason in getattr(error, "reasons", ())]
        if any(type(one).__module__ in _TLS for one in (error, *inner)):
            return True
        error, depth = error.__cause__ or error.__context__, depth + 1
    return False
