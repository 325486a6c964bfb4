"""The publisher's table of fields above a document (索引号, 文号, 发布日期).

Here: how its labels and values are told apart in any layout, and that it leaves the page's body.
Not here: what a field means for the document (`extract.metadata`).
"""

from lxml.html import HtmlElement

from pipelines.decode.html.blocks import lines_of
from pipelines.decode.html.main_part import Weights
from pipelines.text.patterns import pattern

_STRONG = (
    "索引号|文号|发文字号|发布文号|文件编号|统一编号|登记号|发布日期|发布时间|公开日期|公布日期|"
    "发文日期|印发日期|生成日期|生成时间|成文日期|成文时间|制发日期|生效日期|废止日期|失效日期|"
    "实施日期|索引號|文號|發文字號|發佈日期|發布日期|發佈機構|發布機構|發文機關|生效日期|實施日期|"
    "发布机构|发布单位|发文机关|发文机构|发文单位|制发机关|制发机构|公开主体|公开机构|"
    "公开责任部门|责任部门|更新时间|录入时间|上传时间|发稿时间"
)
"""Labels that only a publisher's table has."""
_WEAK = (
    "名称|标题|文件名称|信息名称|主题分类|主题词|关键词|关键字|体裁分类|体裁|公文种类|组配分类|"
    "信息分类|所属主题|服务对象|公开形式|公开方式|公开范围|公开时限|公开程序|有效性|是否有效|"
    "时效性|时效|效力状态|文件状态|内容概述|信息来源|文章来源|来源|稿源|责任编辑|作者|编辑|审核|"
    "名稱|標題|主題分類|主題詞|來源|浏览次数|浏览量|浏览|信息来源|阅读次数|点击数|点击次数|访问量|访问次数|语种|日期|时间|字号|字体|分类"
)
"""Labels that other lines of a page have too."""


def _spaced(label: str) -> str:
    """A label whose characters a page may set apart."""
    return r"[ \x{3000}\xa0]*".join(label)


LABEL = pattern(
    "decode.html.label",
    r"[\[【〔]?[ \x{3000}\xa0]*("
    + "|".join(map(_spaced, sorted(f"{_STRONG}|{_WEAK}".split("|"), key=len, reverse=True)))
    + r")[ \x{3000}\xa0]*(?:[:：][\]】〕]?|[\]】〕][:：]?|\t|$)",
)
_HINT = pattern("decode.html.label_hint", "|".join(map(_spaced, _STRONG.split("|"))))
_STRONG_SET = frozenset(_STRONG.split("|"))
_LONG_VALUES = frozenset({"名称", "标题", "文件名称", "信息名称", "主题词", "关键词", "内容概述"})
_MAX_BLOCK = 1500
_MAX_VALUE = 120
_MAX_LONG_VALUE = 600
_MIN_LABELS = 2
_MAX_CAPTION = 20
_BLANKS = " \t\u3000\xa0|｜,，;；"
_HEADINGS = ("h1", "h2", "h3")
_PARTS = frozenset({"body", "td", "th"})
"""Elements that cannot leave the tree without harm."""


def _bare(text: str) -> str:
    return "".join(text.split())


def read_fields(lines: list[str]) -> dict[str, str] | None:
    """Labels and values of a block; None where it is no such block.

    A value is on its label's line, in the next cell, or on the line below.
    """
    found: dict[str, str] = {}
    label: str | None = None
    for line in lines:
        marks = list(LABEL.finditer(line))
        head = line[: marks[0].start()] if marks else line
        if not _take_rest(found, label, head.strip(_BLANKS)):
            return None
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            label = _bare(mark.group(1))
            end = following.start() if following is not None else len(line)
            value = line[mark.end() : end].strip(_BLANKS)
            found[label] = found.get(label) or value
    return found if _is_block_of_fields(found) else None


def _take_rest(found: dict[str, str], label: str | None, rest: str) -> bool:
    """Gives what stands before a line's first label to the label above; False if it is none's."""
    if not rest:
        return True
    if label is None:
        return len(rest) <= _MAX_CAPTION
    if found[label] and label not in _LONG_VALUES:
        return False
    found[label] += rest
    return True


def _is_block_of_fields(found: dict[str, str]) -> bool:
    if len(found) < _MIN_LABELS or _STRONG_SET.isdisjoint(found):
        return False
    return all(
        len(value) <= (_MAX_LONG_VALUE if label in _LONG_VALUES else _MAX_VALUE)
        for label, value in found.items()
    )


def take_fields(body: HtmlElement, weights: Weights) -> dict[str, str]:
    """The fields of the page's blocks of fields, which leave the tree; the first value stays."""
    fields: dict[str, str] = {}
    for element, found in _blocks(body, weights):
        for label, value in found.items():
            if value:
                fields.setdefault(label, value)
        _remove(element, weights)
    return fields


def _blocks(body: HtmlElement, weights: Weights) -> list[tuple[HtmlElement, dict[str, str]]]:
    """Outermost elements that are short enough and read as fields, with what they say."""
    blocks: list[tuple[HtmlElement, dict[str, str]]] = []
    pending = [body]
    while pending:
        element = pending.pop()
        weight = weights.get(element)
        if weight is None or _HINT.search(element.text_content()) is None:
            continue
        found = _fields_of(element) if weight.text + weight.linked <= _MAX_BLOCK else None
        if found is None:
            pending.extend(reversed(element))
        else:
            blocks.append((element, found))
    return blocks


def _fields_of(element: HtmlElement) -> dict[str, str] | None:
    """The element's fields where all that it says is fields; no heading is."""
    if element.tag in _PARTS or next(element.iter(*_HEADINGS), None) is not None:
        return None
    lines, _ = lines_of(element)
    return read_fields([line.text for line in lines])


def _remove(element: HtmlElement, weights: Weights) -> None:
    """Takes the element out of the tree and its weight out of what stands above it."""
    weight = weights[element]
    for ancestor in element.iterancestors():
        above = weights.get(ancestor)
        if above is not None:
            above.marks -= weight.marks
            above.text -= weight.text
            above.linked -= weight.linked
    element.drop_tree()
