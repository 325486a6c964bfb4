"""A site of many pages in twelve layouts, one in ten of them broken, each in a way of its own."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.fetch.sources import Source, SourceType
from tests.crawl.crawls import page, plan_text
from tests.crawl.site import Answer, Site

LISTED = 12
SHELL = "<html><head><script src=x.js></script></head><body><div id=app></div></body></html>"


def utf8(name: str) -> Answer:
    return Answer(page(name))


def gb18030(name: str) -> Answer:
    text = page(name).replace("utf-8", "gb2312")
    return Answer(text.encode("gb18030"), headers={"Content-Type": "text/html; charset=gb2312"})


def wrapped(before: str, after: str) -> Callable[[str], Answer]:
    def make(name: str) -> Answer:
        head = f"<html><head><title>{name}</title></head><body>"
        return Answer(f"{head}{before}<h2>{name}</h2>{plan_text(name)}{after}</body></html>")

    return make


def packed(name: str) -> Answer:
    return Answer(gzip.compress(page(name).encode()), headers={"Content-Encoding": "gzip"})


def upper(name: str) -> Answer:
    return Answer(page(name).replace("<p>", "<P>").replace("</p>", ""))


def lines(name: str) -> Answer:
    text = plan_text(name).replace("<p>", "").replace("</p>", "<br>")
    return Answer(f"<html><body><h1>{name}</h1><div>{text}</div></body></html>")


def untyped(name: str) -> Answer:
    return Answer(page(name), headers={"Content-Type": ""})


LAYOUTS: tuple[Callable[[str], Answer], ...] = (
    utf8,
    gb18030,
    packed,
    upper,
    lines,
    untyped,
    wrapped("<table><tr><td>", "</td></tr></table>"),
    wrapped("<div class='TRS_Editor'>", "</div>"),
    wrapped("<ul class='nav'><li><a href='/'>首页</a></li></ul><article>", "</article>"),
    wrapped("<div id='zoom'><span>", "</span></div>"),
    wrapped("<header>政府网站</header><main>", "</main><footer>备案</footer>"),
    wrapped("<div><div><div><center>", "</center></div></div></div>"),
)


FAULTS: tuple[Callable[[str], Answer], ...] = (
    lambda _name: Answer(status=404),
    lambda _name: Answer(status=500),
    lambda _name: Answer(SHELL),
    lambda name: Answer(f"<html><body>{name}：您访问的页面不存在。</body></html>"),
    lambda _name: Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    lambda _name: Answer(b""),
)


@dataclass
class Big:
    """The site, the sources that lead to all of it, and which of its addresses are good."""

    site: Site
    sources: list[Source]
    good: dict[str, bytes]
    bad: set[str]


def build(site: Site, count: int, host: str) -> Big:
    """So many pages, a tenth of them broken; lists of twelve lead to them."""
    good, bad = {}, set()
    for number in range(count):
        name = f"第{number}号法治政府建设方案"
        url = site.url(f"/p/{number}.html", host)
        if number % 10 == 7:
            answer = FAULTS[number // 10 % len(FAULTS)](name)
            bad.add(url)
        else:
            answer = LAYOUTS[number % len(LAYOUTS)](name)
            data = answer.data()
            is_packed = answer.headers.get("Content-Encoding")
            good[url] = gzip.decompress(data) if is_packed else data
        site.routes[f"/p/{number}.html"] = answer
    pages = -(-count // LISTED)
    for nth in range(pages):
        numbers = range(nth * LISTED, min(count, (nth + 1) * LISTED))
        links = "".join(f"<li><a href='/p/{n}.html'>第{n}号法治方案</a></li>" for n in numbers)
        # In blocks of five pages, so that no list is deeper than a crawl goes.
        is_last = (nth + 1) % 5 == 0 or nth + 1 == pages
        further = "" if is_last else f"<a href='/l/{nth + 1}.html'>下一页</a>"
        site.routes[f"/l/{nth}.html"] = Answer(f"<html><body>{links}{further}</body></html>")
    starts = range(0, pages, 5)
    sources = [Source(site.url(f"/l/{n}.html", host), SourceType.LIST) for n in starts]
    return Big(site, sources, good, bad)
