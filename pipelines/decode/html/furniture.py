"""What a page puts around and between a document's lines.

Here: elements and lines that belong to the site, and the fields that some of these lines carry.
Not here: furniture of texts that were copied from pages (`extract`).
"""

from lxml.html import HtmlElement

from pipelines.decode.html.blocks import Line
from pipelines.decode.html.fields import LABEL
from pipelines.decode.html.main_part import Weights
from pipelines.decode.html.names import names_furniture
from pipelines.text.patterns import pattern

_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_SHARE_OF_PAGE = 0.03
_MOST_OF_PAGE = 0.5
"""Some sites show their text by script: what is hidden at first and holds the page is the text."""

_SITE_LINE = pattern(
    "decode.html.site_line",
    r"(?i)^[\s【\[（(|]*(?:"
    r"(?:打印(?:本页|文章|此页)?|关闭(?:本页|窗口|此页)?|返回(?:顶部|首页|上一页|列表)?|收藏(?:本页)?|下载|全屏|还原|"
    r"加大|减小|放大|缩小|大|中|小|分享|纠错|评论|首页|阅读全文|展开全文|无障碍阅读?|长者(?:模式|版)|网站地图|联系我们|"
    r"设为首页|加入收藏|登录|注册|繁体|简体|English|TOP)"
    r"(?:[\s】\]）)|/:：]+(?:打印|关闭|收藏|下载|大|中|小|返回\S*|分享\S*)?)*$"
    r"|分享(?:到|至)|扫一扫|上一(?:篇|条|页)|下一(?:篇|条|页)|相关(?:链接|阅读|文章|解读|信息|新闻|文件|稿件|推荐|附件下载)|"
    r"责任编辑|编辑[:：]|审核[:：]|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|网站标识码|技术支持|联系电话[:：]|"
    r"您?(?:现在|当前)(?:所在)?的?位置|您(?:所在)?的位置|浏览(?:次数|量)|阅读(?:次数|量)?[:：]|点击(?:次数|数|率|量)|访问量|"
    r"字[\s\x{3000}]*[号体][:：\s]|微信(?:公众号|扫)|用手机|来源[:：]|作者[:：]|字体[:：]|本文链接|今天是|"
    r"为您?更好|建议使用|政策解读[:：]|解读[:：]|上传时间|更新时间|发稿时间"
    r")",
)
_SITE_MARK = pattern(
    "decode.html.site_mark",
    r"(?i)ICP[备证]|公网安备|Copyright|All Rights Reserved|政府网站标识码|"
    r"^.{0,3}(?:免责|版权|本网站?)声明|如有侵权",
)
_ATTACHMENT = pattern("decode.html.attachment", r"^\s*(?:附件|附表|附图|附[:：])")
_SENTENCE_ENDS = ("。", "；", "！", "？", ";")
_LONG_LINE = 60
_SITE_LINE_LENGTH = 80
_CRUMB = (">", "›", "»", "＞", "→")
_LINKS_IN_A_ROW = 3
_BLANKS = " \t\u3000\xa0|｜"


def prune(main: HtmlElement, weights: Weights) -> int:
    """Takes elements that name themselves furniture out of `main`; how many went."""
    gone = [
        element
        for element in main.iter("*")
        if element is not main
        and element in weights
        and _is_furniture(element, weights, weights[main].marks)
    ]
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()
    return len(gone)


def _is_furniture(element: HtmlElement, weights: Weights, whole: int) -> bool:
    marks = weights[element].marks
    if marks > whole * _MOST_OF_PAGE:
        return False
    if _is_hidden(element):
        return True
    if marks > whole * _SHARE_OF_PAGE:
        return False
    if element.tag in _TAGS:
        return True
    return names_furniture(element)


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style is not None and "display:none" in style.replace(" ", "").lower():
        return True
    return element.get("hidden") is not None


def is_sentence(line: Line) -> bool:
    """Whether a line is running text."""
    if line.is_link or is_site_line(line):
        return False
    text = line.text
    return len(text) >= _LONG_LINE or any(mark in text for mark in _SENTENCE_ENDS)


def is_site_line(line: Line) -> bool:
    """Whether a line is the site's and not the document's."""
    text = line.text
    if len(text) > _SITE_LINE_LENGTH or "。" in text:
        return _SITE_MARK.search(text) is not None and len(text) <= 4 * _SITE_LINE_LENGTH
    if _SITE_LINE.search(text) is not None or _SITE_MARK.search(text) is not None:
        return True
    if not any(map(str.isalnum, text)):
        return True
    return line.linked > 0 and sum(map(text.count, _CRUMB)) > 0


def is_loose_link(line: Line) -> bool:
    """Whether a line leads to another page and is no attachment of this one."""
    return line.is_link and _ATTACHMENT.search(line.text) is None


def keep_document(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """The lines without the site's at either end and without lists of links; fields among them."""
    first = next((at for at, line in enumerate(lines) if is_sentence(line)), None)
    if first is None:
        return lines, {}
    last = next(at for at in range(len(lines) - 1, -1, -1) if is_sentence(lines[at]))
    fields: dict[str, str] = {}
    kept = [
        line
        for line in lines[:first]
        if not (take_field(line, fields) or is_site_line(line) or is_loose_link(line))
    ]
    kept.extend(_without_link_lists(lines[first : last + 1]))
    for line in lines[last + 1 :]:
        if is_site_line(line) or is_loose_link(line):
            break
        kept.append(line)
    while kept and is_site_line(kept[-1]):
        kept.pop()
    return kept, fields


def take_field(line: Line, fields: dict[str, str]) -> bool:
    """Reads a line that is one field or some, such as source and date under the headline."""
    if len(line.text) > _SITE_LINE_LENGTH:
        return False
    marks = list(LABEL.finditer(line.text))
    if not marks or marks[0].start() > 0:
        return False
    ends = [mark.start() for mark in marks[1:]] + [len(line.text)]
    for mark, end in zip(marks, ends, strict=True):
        value = line.text[mark.end() : end].strip(_BLANKS)
        if value:
            fields.setdefault("".join(mark.group(1).split()), value)
    return True


def _without_link_lists(lines: list[Line]) -> list[Line]:
    """A row of links inside the text is a menu or a list of other pages."""
    kept: list[Line] = []
    row: list[Line] = []
    for line in [*lines, Line("")]:
        if line.text and is_loose_link(line):
            row.append(line)
            continue
        if len(row) < _LINKS_IN_A_ROW:
            kept.extend(row)
        row = []
        if line.text:
            kept.append(line)
    return kept
