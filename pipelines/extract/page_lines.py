"""Single lines of a page: what each shows by its own words.

Here: lines that hold text, and the forms of ordinals, notices, furniture, dates and organs.
Not here: the words that a page's lines open with (`lexicon/page.yml`), which zone of the page a
line belongs to (`extract.layout`).
"""

from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.vocabulary import Openings, load_lexicon
from pipelines.text.patterns import pattern, short_pattern

ORDINAL = short_pattern(
    "extract.page_lines.ordinal",
    r"^(?:[一二三四五六七八九十]{1,3} ?[、.]|[(][一二三四五六七八九十0-9]{1,3}[)]"
    r"|[0-9]{1,3} ?[.、]|第.{1,4}[章节条]|第.{1,2}部分)",
)
BARE_ORDINAL = short_pattern(
    "extract.page_lines.bare_ordinal",
    r"^(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十0-9]{1,3}[)]?|[0-9]{1,3}[.、])$",
)
STARTS_BLOCK = short_pattern(
    "extract.page_lines.starts_block",
    r"^ *(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十0-9-]{1,4}[)]"
    r"|[0-9]{1,3} ?[.、](?:(?![0-9])|(?=20[0-9]{2}年)|(?=1[12][0-9]{1,3}[一-龥]))"
    r"|第[一二三四五六七八九十0-9]{1,4}[章节条部]|[一二三四五六七八九十]{1,2}是|[(\[](?:牵头|责任)"
    r"|(?:牵头|责任|配合|主办|协办)(?:单位|部门)|附件|[①-⑳]|-{2,}"
    r"|[一-龥]{2,16} ?\[20[0-9]{2}\] ?第?[0-9]{1,4} ?号 *$)",
)
"""What opens a block of its own, so that no line above runs on into it."""

PAGE_LINE = short_pattern(
    "extract.page_lines.page_line",
    r"^[|•]|^-{3}|^(?:文号|发文字号|制发机关|发文机关|发布机构|成文日期|发布日期|文件类别|文件状态"
    r"|公开方式) ?\||^[\[【]? ?(?:索 *引 *号|发布机构|成文日期|公开方式|主题分类|发文字号|有效性)"
    r"|^(?:(?:发布|更新|发文|生成|文章|信息)?(?:时间|日期|时期|来源)|作者|浏览|阅读|点击|(?:文章)?字[号体]|文章颜色|视力保护色|分享)[^。;,]{0,2}:"
    r"|^(?:分 *类|标 *题|名 *称|文 *号|主 *题 *词|关 *键 *(?:词|字)|(?:信息|文件)名称"
    r"|发文(?:机关|机构|单位)|制发机关|(?:信息|组配|体裁)分类|(?:生成|公开|发布|发文|生效|废止)日期"
    r"|公开(?:目录|时限|范围|责任部门)|责任部门|文件编号|内容概述) *[:|]"
    # the page's stamp, with the site's name or without a label
    r"|^[^。,;]{0,60}发布(?:时间|日期): *20[0-9]{2}"
    r"|^(?:[^。,;:《》]{2,60} )? *20[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日? *[|,]? *"
    r"(?:[0-9]{1,2}:[0-9:]{2,5}(?: |$)"
    r"|(?:[0-9]{1,2}:[0-9:]{2,5} *)?(?:信息|稿件|文章)?来源:)",
)
OCCASION = short_pattern(
    "extract.page_lines.occasion",
    r"^[(][^()]{4,60}(?:会议|大会|全会|通过|批准|审议)[^()]{0,10}[)]$",
)
"""When and where a text was read or passed, in brackets below its title."""

NOTICE = pattern(
    "extract.page_lines.notice", r"印发|转发|关于.{0,40}的通知$|通知$|^《.*$|由会员分享"
)
_IN_MARKS = pattern(
    "extract.page_lines.in_marks", r"《([^《》]*(?:《[^《》]*》|〈[^〈〉]*〉)?[^《》]*)(?:》|$)"
)
_FURNITURE = pattern(
    # what opens with anything: a host's licence, who printed it, which page of how many
    "extract.page_lines.furniture",
    r"^(?:.{0,12}(?:ICP备|公网安备|网站标识码)|.{0,20}微信公众号|.{0,3}浏览|.{0,8}版权所有|附件[0-9]:"
    r"|[^。;]{0,40}(?:https?:|www[.])[^。;]{0,60}$|[^。;]{0,30}(?:电话|传真|邮编|邮政编码|邮箱):[^。]{0,60}$"
    r"|.{0,12}(?:办公室|办公厅|秘书处) *20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发"
    r"|第[0-9]+页|[0-9]+/[0-9]+$|(?:推荐|建议)使用[^。]{0,40}(?:浏览器|分辨率)"
    r"|已阅读[0-9]|还?剩余?[0-9]+页)",
)
OWN_FOOT = pattern(
    # what a document prints below its text itself
    "extract.page_lines.own_foot",
    r"^(?:附件[0-9]?:|抄送|主题词|来源:|\(此件|\(?联系(?:人|方式|电话)"
    r"|.{0,12}(?:办公室|办公厅|秘书处) *20[0-9]{2}年)",
)
LINKS = short_pattern(
    # what the page lists below the document: its other pages
    "extract.page_lines.links",
    r"^[【\[]?(?:相关(?:链接|附件|文件|信息|稿件|新闻|阅读|解读|报道|文章|政策|推荐|文档)|(?:附件|文件)下载"
    r"|延伸阅读|推荐阅读|热门(?:文章|推荐)|猜你喜欢)[】\]]?:?$",
)
ATTACHED = short_pattern("extract.page_lines.attached", r"^附件[0-9]?:")
BODY_LABEL = pattern(
    "extract.page_lines.body_label",
    r"^[\[(【](?:牵头|责任|配合|主办)|^(?:牵头|责任|配合)(?:单位|部门|科室|股室) ?:"
    r"|^(?:完成|办理)?(?:时限|期限) ?:|^完成时间 ?:",
)
DATE_LINE = pattern(
    "extract.page_lines.date_line",
    r"^ *(?:20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日曰]"
    r"|20[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|二[〇○零0Oo一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日曰]"
    r"|20[0-9]{3,6}日?) *$",
)
OWN_LINE = pattern(
    "extract.page_lines.own_line",
    r"^(?:中共)?[^。,;:!?《》()0-9|>]{2,30}(?:人民政府|行政公署|委员会|政府办公(?:室|厅)"
    r"|[省市县区州旗盟]委|管委会|局|厅)(?:办公[室厅])?(?:文件)?$"
    r"|^[★☆]{1,3}$|^签发人?:[一-龥]{2,4}$"
    r"|^[^。;|>]{4,120}:$"  # those who are told
    r"|^[^。,;:|>0-9]{2,14}[\[(]?20[0-9]{2}[\])]?第?[0-9]{1,4}号?(?:签发人?:[一-龥]{2,4})?$",
)
ORGAN_LINE = pattern(
    "extract.page_lines.organ_line",
    r"^(?:中共)?[^。,;:!?《》()0-9]{2,30}(?:人民政府|行政公署|委员会|政府办公(?:室|厅)|办公(?:室|厅)"
    r"|司法局|司法厅|领导小组|指挥部|党组|委办|委|局|厅|办事处|管委会|工委|党委|支队|总队)$",
)

SIGNED_INLINE = pattern(
    # …请认真贯彻执行。 湖东区人民政府 2021年3月5日: the line ends were lost
    "extract.page_lines.signed_inline",
    r"[。;] *((?:中共)?[一-龥]{2,24}(?:人民政府|委员会|办公室|办公厅|局|厅|党组)) +"
    r"(20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    r"|二[〇○零0Oo一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"(?: |$|\n)",
)
SIGNED_LINE = pattern(
    # 青岚市人民政府 2022年1月12日: who and when on one line at the end
    "extract.page_lines.signed_line",
    r"^((?:中共)?[^ 。,;:!?《》()0-9]{2,30}"
    r"(?:人民政府|公署|委员会|办公室|办公厅|局|厅|办事处|管委会|领导小组)) +"
    r"(20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    r"|二[〇○零0Oo一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$",
)
_PADDING = " ?□"
_FEW = 6
"""Characters behind which a colon ends no label."""

_SENTENCE_ENDS = ("。", ";")


class _PageWords(NamedTuple):
    openings: Openings
    of_sentences: Openings
    below: tuple[str, ...]


@lru_cache(maxsize=1)
def _page_words() -> _PageWords:
    lexicon = load_lexicon("page")
    return _PageWords(
        Openings(lexicon["openings"]),
        Openings(lexicon["openings_of_sentences"]),
        tuple(lexicon["below"]),
    )


class Line(NamedTuple):
    """One line that holds text: its span without blanks."""

    start: int
    end: int


def is_furniture(text: str) -> bool:
    """Whether a line is the page's own, and no sentence that opens with such a word."""
    words = _page_words()
    if not words.openings.stand_at(text, 0) and not _FURNITURE.search(text):
        return False
    opened = words.of_sentences.length_at(text, 0)
    said = text[opened:]
    is_sentence = opened and len(said) > _FEW and ":" not in said[:_FEW]
    return not (is_sentence and text.endswith(_SENTENCE_ENDS))


def is_below(text: str) -> bool:
    """Whether a line below a document's end is the page's, and not the document's own foot."""
    if OWN_FOOT.search(text):
        return False
    return is_furniture(text) or any(word in text for word in _page_words().below)


def together(text: str) -> str:
    """A line without the blanks between its letters, where they are set apart: 报 告."""
    return text if text[1::2].strip(" ") else text.replace(" ", "")


def lines_of(view: str) -> list[Line]:
    """The lines of a folded text that hold any."""
    found = []
    at, size = 0, len(view)
    while at < size:
        stop = view.find("\n", at)
        stop = size if stop < 0 else stop
        # What a site could not print it pads lines with: ????市人民政府.
        text = view[at:stop].lstrip(_PADDING)
        if text and (stripped := text.rstrip(" ")):
            first = stop - len(text)
            # A table's row of one cell prints its other cells' borders.
            found.append(Line(first, first + len(stripped.rstrip("| ") or stripped)))
        at = stop + 1
    return found
