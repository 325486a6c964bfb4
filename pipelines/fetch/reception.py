"""An answer as it is received: its body kept, its row written, its links found.

Here: what an answer is, and the row of the ledger that says so.
Not here: asking (`spider`), what gives a page away as no document (`recognition`).
"""

from collections.abc import Mapping
from datetime import datetime

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse

from pipelines.fetch import links, outcomes, recognition
from pipelines.fetch.archive import Archive
from pipelines.fetch.frontier import Target
from pipelines.fetch.ledger import Fetch, Ledger, Link, Outcome, Role
from pipelines.fetch.plan import Plan
from pipelines.fetch.standing import Standing
from pipelines.model.problem import Reason

KEPT_HEADERS = (
    "Content-Type",
    "Content-Disposition",
    "Content-Encoding",
    "Date",
    "ETag",
    "Last-Modified",
    "Location",
    "Retry-After",
    "Server",
)
_LONGEST_HEADER = 500
_NOT_MODIFIED = 304
_BINARY = (b"%pdf-", b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89png", b"\xff\xd8\xff", b"rar!")
"""What no page begins with, in small letters."""
_TAGS = (b"<html", b"<!doctype html", b"<body", b"<div", b"<script", b"<meta", b"<title")


class Reception:
    """Takes the answers of one crawl."""

    def __init__(
        self,
        plan: Plan,
        archive: Archive,
        ledger: Ledger,
        crawl_id: int,
        known: Mapping[str, Standing],
    ) -> None:
        self.plan = plan
        self.ledger = ledger
        self._archive = archive
        self._crawl_id = crawl_id
        self._known = known
        self._words = {source.url: source.words for source in plan.sources}

    def conditions(self, url: str) -> dict[str, str]:
        """What asks the host to send only what is new, where we hold a body of it."""
        good = self._good(url)
        if good is None:
            return {}
        wanted = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
        return {name: good.headers[key] for name, key in wanted.items() if key in good.headers}

    def take(self, target: Target, response: Response, now: datetime) -> Fetch:
        """The row of an answer whose body, if it is worth keeping, is safe on the disk."""
        if response.status == _NOT_MODIFIED:
            return self._unchanged(target, response, now)
        view = _view(response)
        why = self._why_not(response, view)
        # What is no document is kept too, where it was whole: a person may want to see it.
        digest = self._archive.keep(response.body) if response.body else None
        verdict = recognition.judge(view, response.status) if view and not why else None
        if verdict and verdict.reason and not self._leads_on(target, view, response):
            why = verdict.reason, verdict.detail or ""
        return Fetch(
            crawl_id=self._crawl_id,
            source=target.source,
            url=target.url,
            final_url=response.url,
            role=target.role,
            outcome=Outcome.REFUSED if why else Outcome.STORED,
            fetched_at=now,
            depth=target.depth,
            page=target.page,
            status=response.status,
            reason=why[0].value if why else None,
            detail=why[1] if why else None,
            sha256=digest,
            byte_count=len(response.body),
            media_type=_media_type(response),
            digest_of_words=verdict.digest_of_words if verdict and not why else None,
            headers=_headers(response),
            links=() if why else self._links(target, view, response),
        )

    def refuse(
        self,
        target: Target,
        why: outcomes.Why,
        now: datetime,
        asked: Request | Response | None = None,
    ) -> Fetch:
        """The row of a fetch that brought nothing to read."""
        return Fetch(
            crawl_id=self._crawl_id,
            source=target.source,
            url=target.url,
            final_url=asked.url if asked else target.url,
            role=target.role,
            outcome=Outcome.REFUSED,
            fetched_at=now,
            depth=target.depth,
            page=target.page,
            status=asked.status if isinstance(asked, Response) else None,
            reason=why[0].value,
            detail=why[1][:500],
        )

    def _good(self, url: str) -> Fetch | None:
        standing = self._known.get(url)
        good = standing.good if standing else None
        if good is None or good.sha256 is None or not self._archive.path(good.sha256).is_file():
            return None
        return good

    def _unchanged(self, target: Target, response: Response, now: datetime) -> Fetch:
        good = self._good(target.url)
        if good is None:
            why = Reason.BAD_RESPONSE, "answers 304 to an open question: the next run tries again"
            return self.refuse(target, why, now, response)
        return Fetch(
            crawl_id=self._crawl_id,
            source=target.source,
            url=target.url,
            final_url=response.url,
            role=target.role,
            outcome=Outcome.UNCHANGED,
            fetched_at=now,
            depth=target.depth,
            page=target.page,
            status=response.status,
            sha256=good.sha256,
            byte_count=good.byte_count,
            media_type=good.media_type,
            digest_of_words=good.digest_of_words,
            headers={**good.headers, **_headers(response)},
            links=good.links,
        )

    def _why_not(self, response: Response, view: recognition.View | None) -> outcomes.Why | None:
        """What the answer itself says of its failure."""
        if view is not None and response.status in recognition.WALL_STATUS:
            return None
        why = outcomes.of_status(response.status)
        if why is None and not response.body:
            return Reason.EMPTY, "no byte in the answer: the next run tries again"
        if why is None and response.headers.get("Content-Encoding"):
            return Reason.BAD_RESPONSE, "packed in a way that nobody asked for: report it"
        return why

    def _leads_on(self, target: Target, view: recognition.View | None, response: Response) -> bool:
        """Whether a page without words of its own has the files that hold them, or a list's."""
        return bool(self._links(target, view, response))

    def _links(
        self, target: Target, view: recognition.View | None, response: Response
    ) -> tuple[Link, ...]:
        base, depth = response.url, target.depth + 1
        words = self._words.get(target.source, "")
        if target.role is Role.SITEMAP:
            return links.pages_of_sitemap(response.body, base, words, depth)
        if view is None or target.role is Role.ATTACHMENT:
            return ()
        if target.role is Role.LIST:
            return links.pages_of_list(view, base, words, depth)
        return links.attachments(view, base, depth)


def _view(response: Response) -> recognition.View | None:
    """The answer as a page, whatever it calls itself; None where its bytes are none."""
    head = response.body[:4096].lower()
    if head.startswith(_BINARY) or not any(tag in head for tag in _TAGS):
        return None
    if not isinstance(response, TextResponse):
        response = HtmlResponse(response.url, body=response.body)
    return recognition.View(response.text)


def _media_type(response: Response) -> str | None:
    said = (response.headers.get("Content-Type") or b"").decode("ascii", "replace")
    return said.partition(";")[0].strip().lower()[:100] or None


def _headers(response: Response) -> dict[str, str]:
    found = {name: response.headers.get(name) for name in KEPT_HEADERS}
    return {
        name: value.decode("latin-1")[:_LONGEST_HEADER]
        for name, value in found.items()
        if value is not None
    }
