"""Pages that answer 200 and are no document: shells, logins, walls, notices that nothing is there.

Here: what gives each of them away, and a digest of the words of pages that may be furniture.
Not here: answers that say themselves that they failed (`outcomes`), the text of a page (`decode`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from lxml import etree, html

from pipelines.model.problem import Reason
from pipelines.text.patterns import pattern

SHORT = 800
"""Characters of a notice; a plan has many times as many."""

SHELL = 100
"""Fewer characters than this beside a script: the script would bring the rest."""

SENTENCES_OF_A_TEXT = 5
CHARACTERS_OF_A_TEXT = 300

WALL_STATUS = frozenset({202, 412, 521, 567})
"""What script walls answer with before they let a browser in."""

_WALL = pattern(
    "fetch.recognition.wall",
    r"(?i)访问(?:被|已被)?(?:拦截|阻断|拒绝)|请求(?:被|已被)(?:拦截|阻断)|访问(?:过于|太)频繁|安全验证|人机验证"
    r"|滑块验证|请完成验证|网站防火墙|云防护|应用防火墙|违规请求"
    r"|(?:access|request) (?:denied|blocked)|verify (?:that )?you are (?:a )?human"
    r"|web application firewall|checking your browser",
)
_ABSENT = pattern(
    "fetch.recognition.absent",
    r"(?i)(?:页面|网页|文章|内容|信息|文件|栏目)(?:已经?)?(?:不存在|被删除|已删除|已下线|已失效|丢失|走丢|找不到)"
    r"|(?:找不到|没有找到|未找到|无法找到)(?:您|你)?[^。\n]{0,12}(?:页面|网页|文件|内容|地址|信息)"
    r"|页面(?:去|跑)哪|(?:page|file) (?:was )?not found"
    r"|(?:error|错误)\s*[:：]?\s*404|404\s*(?:error|错误|not)",
)
_ABSENT_TITLE = pattern("fetch.recognition.absent_title", r"(?i)^\W{0,5}(?:error\W{1,3})?404\b")
_LOGIN = pattern(
    "fetch.recognition.login", r"(?i)登录|登陆|用户名|统一身份认证|log ?in|sign ?in|password"
)

_ADVICE = {
    Reason.EMPTY: "the page holds no character: look for the text at another address",
    Reason.FIREWALL_PAGE: "a wall against programs answered: ask the publisher, or drop the file "
    "into raw/inbox",
    Reason.LOGIN_PAGE: "the page asks who you are: find a public address of the text",
    Reason.SCRIPT_SHELL: "a script would bring the text: save the page from a browser into "
    "raw/inbox",
    Reason.SOFT_404: "the page says that nothing is there: correct or remove the address",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a page is no document, or None; and the digest of its words where it may be furniture."""

    reason: Reason | None
    detail: str | None = None
    digest_of_words: str | None = None


class View:
    """A page as a reader without scripts sees it."""

    def __init__(self, text: str) -> None:
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        try:
            self.root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except etree.ParserError:
            # Not one element in it.
            self.root = None

    @cached_property
    def title(self) -> str:
        """What the page calls itself."""
        found = [] if self.root is None else self.root.xpath("//title")
        return " ".join(found[0].text_content().split())[:300] if found else ""

    @cached_property
    def words(self) -> str:
        """Its text outside links, scripts and styles."""
        return "".join(self._pieces(is_link=False))

    @cached_property
    def link_words(self) -> str:
        """The text of its links."""
        return "".join(self._pieces(is_link=True))

    def has(self, path: str) -> bool:
        """Whether an element is there."""
        return self.root is not None and bool(self.root.xpath(f"boolean({path})"))

    @property
    def is_text(self) -> bool:
        """Whether it reads as a document of some length."""
        return (
            len(self.words) >= CHARACTERS_OF_A_TEXT
            and self.words.count("。") >= SENTENCES_OF_A_TEXT
        )

    def _pieces(self, *, is_link: bool) -> Iterator[str]:
        if self.root is None:
            return
        hidden = " or ".join(
            f"ancestor::{name}" for name in ("script", "style", "noscript", "template", "title")
        )
        inside = "ancestor::a" if is_link else "not(ancestor::a)"
        for piece in self.root.xpath(f"//text()[{inside} and not({hidden})]"):
            yield " ".join(piece.split())


def judge(view: View, status: int) -> Verdict:
    """Whether a page that answered is a document, as far as its own words say."""
    if view.is_text:
        return Verdict(None)
    reason = _reason(view, status)
    if reason is not None:
        return Verdict(reason, _ADVICE[reason])
    words = "".join((view.words + view.link_words).split())
    return Verdict(None, None, sha256(words.encode()).hexdigest())


def _reason(view: View, status: int) -> Reason | None:
    visible = view.words + view.link_words
    is_short = len(view.words) < SHORT
    has_script = view.has("//script | //iframe | //frame")
    if not visible and not has_script:
        return Reason.EMPTY
    said = f"{view.title}\n{view.words}"
    if is_short and (_WALL.search(said) or (status in WALL_STATUS and has_script)):
        return Reason.FIREWALL_PAGE
    if view.has("//input[@type='password']") and _LOGIN.search(said + visible):
        return Reason.LOGIN_PAGE
    if is_short and (_ABSENT_TITLE.search(view.title) or _ABSENT.search(said)):
        return Reason.SOFT_404
    return Reason.SCRIPT_SHELL if has_script and len(visible) < SHELL else None
