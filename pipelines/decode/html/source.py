"""A page's source to a tree that can be walked safely.

Here: what must go before parsing, the parse and its limits, the page's own title and fields.
Not here: which part of the tree is the text (`main_part`).
"""

from lxml import etree, html

from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import pattern

_NULLS = ("\0", "&#0;", "&#x0;", "&#X0;")
"""The one control character that a parser turns into a visible sign."""
_LONG = 1_000_000
_PICTURE = pattern("decode.html.picture", r"data:[\w.+-]{1,40}/[\w.+-]{1,80};base64,[\w+/=%\r\n-]+")
"""A picture inside the page: the parser takes none above ten megabytes."""
_NEVER_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "select",
    "button",
    "textarea",
    "map",
    "rt",
    "rp",
    "xml",
)
_FIELDS = frozenset({"ArticleTitle", "PubDate", "ContentSource"})
"""Names of the page head's fields that the national standard for government sites sets."""


class Page:
    """A parsed page.

    Raises:
        QuarantineError: If the parser finds no element, or gave up before the first.
    """

    __slots__ = ("body", "fields", "is_cut", "n_scripts", "title")

    def __init__(self, markup: str) -> None:
        self.is_cut, root = _parse(markup)
        self.title: str | None = None
        self.fields: dict[str, str] = {}
        self.n_scripts = 0
        if root is None:
            raise QuarantineError(
                Reason.LIMIT_EXCEEDED if self.is_cut else Reason.EMPTY,
                "no element could be read on the page: save it from a browser",
            )
        self.n_scripts = sum(1 for _ in root.iter("script"))
        self._read_head(root)
        etree.strip_elements(root, *_NEVER_TEXT, with_tail=False)
        body = root.find("body")
        self.body: html.HtmlElement = root if body is None else body

    def _read_head(self, root: html.HtmlElement) -> None:
        title = root.find(".//title")
        if title is not None:
            self.title = " ".join(title.text_content().split()) or None
        for meta in root.iter("meta"):
            name, content = meta.get("name", ""), " ".join(meta.get("content", "").split())
            if name in _FIELDS and content:
                self.fields.setdefault(name, content)
        for head in root.findall("head"):
            root.remove(head)


def _parse(markup: str) -> tuple[bool, html.HtmlElement | None]:
    """Whether the parser gave up inside the page, and its tree."""
    for null in _NULLS:
        markup = markup.replace(null, "")
    if len(markup) > _LONG:
        markup = _PICTURE.sub("", markup)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        root = None
    is_cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return is_cut, root
