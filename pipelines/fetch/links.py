"""Where a page leads: to the files that hold the plan, to the pages of a list, to the next list.

Here: which of a page's links belong to its source, in a form that is the same every time.
Not here: whether a link is taken up (`frontier`), whether its address may be asked (`gatekeeper`).
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from pipelines.fetch.ledger import Link, Role
from pipelines.fetch.recognition import View
from pipelines.text.patterns import pattern

FILES_OF_A_PAGE = 10
LINKS_OF_A_PAGE = 2_000
LONGEST_ADDRESS = 2_000
MOST_REPEATED = 2
"""A folder's name that stands more often in one path is a trap: /a/a/a/."""

DEFAULT_WORDS = "法治 依法行政"
_FILES = (".doc", ".docx", ".pdf", ".wps", ".ofd")
_SESSIONS = ("jsessionid", "phpsessid", "aspsessionid", "sessionid", "sid", "token", "_t", "spm")

_NEXT = pattern(
    "fetch.links.next",
    r"(?i)^(?:\W{0,3}(?:下一页|下页|后一页|尾页|末页|更多|next|more)\W{0,3}|第?\d{1,4}页?|[>»›]{1,2})$",
)


def attachments(view: View, base: str, depth: int) -> tuple[Link, ...]:
    """The files that a page links to, at most ten, on whatever host they stand."""
    found: dict[str, Link] = {}
    for url, words in _anchors(view, base):
        path = unquote(urlsplit(url).path).lower()
        if path.endswith(_FILES) or words.lower().endswith(_FILES):
            found.setdefault(url, Link(url, Role.ATTACHMENT, depth))
    return tuple(found.values())[:FILES_OF_A_PAGE]


def pages_of_list(view: View, base: str, words: str, depth: int) -> tuple[Link, ...]:
    """The detail pages of a list and its further pages, within its own host."""
    wanted = (words or DEFAULT_WORDS).split()
    found: dict[str, Link] = {}
    for url, said in _anchors(view, base):
        if urlsplit(url).netloc != urlsplit(base).netloc:
            continue
        if any(word in said for word in wanted):
            found.setdefault(url, Link(url, Role.PAGE, depth))
        elif _NEXT.search(said):
            found.setdefault(url, Link(url, Role.LIST, depth))
    return tuple(found.values())


def pages_of_sitemap(body: bytes, base: str, words: str, depth: int) -> tuple[Link, ...]:
    """The addresses of a sitemap within its own host; those of an index are sitemaps.

    `words` must stand in the address, where they are given: a sitemap has no other words.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return ()
    is_index = etree.QName(root).localname == "sitemapindex"
    role = Role.SITEMAP if is_index else Role.PAGE
    found: dict[str, Link] = {}
    for element in root.iterfind("{*}*/{*}loc"):
        url = tidy((element.text or "").strip(), base)
        is_wanted = is_index or not words or any(word in unquote(url) for word in words.split())
        if url and is_wanted and urlsplit(url).netloc == urlsplit(base).netloc:
            found.setdefault(url, Link(url, role, depth))
    return tuple(found.values())[:LINKS_OF_A_PAGE]


def tidy(link: str, base: str) -> str:
    """A link in the one form that it is known by; empty where it leads nowhere that is asked."""
    try:
        url = urljoin(base, safe_url_string(link.strip()))
        if urlsplit(url).scheme not in {"http", "https"} or len(url) > LONGEST_ADDRESS:
            return ""
        path, mark, query = url.partition("?")
        path = path.partition(";jsessionid=")[0]
        return canonicalize_url(
            url_query_cleaner(path + mark + query, _SESSIONS, remove=True, keep_fragments=False)
        )
    except ValueError:
        return ""


def is_trap(url: str) -> bool:
    """Whether a path goes round in circles."""
    folders = [part for part in urlsplit(url).path.split("/") if part]
    return any(folders.count(part) > MOST_REPEATED for part in folders)


def _anchors(view: View, base: str) -> Iterator[tuple[str, str]]:
    """The address and the words of each link, in their order."""
    if view.root is None:
        return
    base = _base(view.root, base)
    for element in view.root.xpath("//a[@href]")[:LINKS_OF_A_PAGE]:
        url = tidy(element.get("href"), base)
        words = element.get("title") or ""
        text = "".join(element.text_content().split())
        if url:
            yield url, text or words
            if words and words != text:
                yield url, "".join(words.split())


def _base(root: Any, base: str) -> str:  # noqa: ANN401 - lxml has no types
    declared = root.xpath("string(//base/@href)")
    return urljoin(base, declared) if declared else base
