"""What elements of a page call themselves, by id and class.

Here: the names that sites give to their text and to what stands around it.
Not here: what an element holds (`main_part`), what a line says (`furniture`).
"""

from functools import lru_cache

from lxml.html import HtmlElement

from pipelines.text.patterns import pattern

_NAMED = pattern(
    "decode.html.text_name",
    r"(?i)(?:^|\s)(?:zoom|fontzoom|ucap-?content|trs_editor|trs_ueditor|vsb_content\w*|v_news_content|"
    r"wp_articlecontent|js_content|rich_media_content|article[-_]?(?:content|con|body|text|main)|"
    r"(?:content|detail|news|xxgk|pages|info|main|text|view|zw|nr|gov)[-_]?"
    r"(?:article|body|content|con|detail|text|main|nr|zw)|"
    r"ivs_content|mainText|entry-content|post-content|bt-content|con_text|"
    r"custom_unionstyle|j-fontcontent|printcontent|tex_content)(?:\s|$)",
)
_FURNITURE = pattern(
    "decode.html.furniture_name",
    r"(?i)(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|crumb-?nav|weizhi|dqwz|position|curpos|"
    r"footer|foot|copyright|share|bdshare\w*|bshare\w*|jiathis\w*|social-share|print|toolbar|tools|"
    r"font-?size|pagination|prev-?next|sxp|related|relate|xgwd|xgyd|xglj|recommend|hot|sidebar|aside|"
    r"comments?|qrcode|ewm|erweima|search|login|banner|logo|links|yqlj|modal|popup|skip|statement|"
    r"disclaimer)(?:$|[\s_\d-])",
)
_NAMES = 4096


def names_text(element: HtmlElement) -> bool:
    """Whether the element calls itself the page's text."""
    name, mark = element.get("class"), element.get("id")
    return bool((name and _says_text(name)) or (mark and _says_text(mark)))


def names_furniture(element: HtmlElement) -> bool:
    """Whether the element calls itself something that a site puts around a text."""
    name, mark = element.get("class"), element.get("id")
    return bool((name and _says_furniture(name)) or (mark and _says_furniture(mark)))


@lru_cache(maxsize=_NAMES)
def _says_text(name: str) -> bool:
    return _NAMED.search(name) is not None


@lru_cache(maxsize=_NAMES)
def _says_furniture(name: str) -> bool:
    return _FURNITURE.search(name) is not None
