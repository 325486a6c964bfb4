"""Numbers without a unit that are values all the same.

Here: indices, rates whose percent sign went, counts whose measure word went (CODEBOOK 5).
Not here: which figures with a unit count (`extract.screening`).
"""

from functools import lru_cache

from pipelines.extract.scenes import Scene
from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import load_lexicon
from pipelines.text.patterns import short_pattern

_PEOPLE = short_pattern(
    "extract.unitless.people",
    r"(?:人数|户数|总数|数量|人口|惠及|受益|覆盖|用户|粉丝|(?:点击|阅读|浏览|访问|播放|曝光)量)(?:人?数|量)?(?:均|都|就|即|已经?|现已|累计|共)*"
    r"(?:接?近|约|逾|超过?|[高多]?达到?|突破|[增升][加长]?[至到]|为|有)?$",
)
_MONEY = short_pattern(
    # 追回欠薪8.2亿, 发放补贴1200万: 元 went
    "extract.unitless.money",
    r"(?:[欠讨追]薪|工资|资金|投资|补贴|补助|金额|损失|罚没款?|罚款|税费?|贷款|授信|融资|货款|补偿|赔偿|经费|账款|欠款)"
    r"(?:总额|合计|共计|累计|均|已)*(?:近|约|逾|超过?|达到?|突破|为)?$",
)
_INDEX = short_pattern(
    "extract.unitless.index",
    r"(?:指数|比值|系数|得分)值?已?(?:达到?|为|是|[升降提]至|提高到|提升到|不低于|不高于|不超过)?$",
)
_RATE = short_pattern(
    # 满意率达98.5, 万人比由2.1提升至3.4: the percent sign went, or there is none
    "extract.unitless.rate",
    r"(?:率|万人比|满意度)(?:[由从][0-9.]{1,6}%?)?(?:均?已?达到?|为|是|由|从"
    r"|(?:[升降]|提[高升]|[上下][升降]|降低)[到至]?)?$",
)
_LEAD = 10
_STOPS = (",", "。", ";", "、", ")", "以上")
_AT_END = ("", ",", "。", ";", "、", ")", "和", "提", "上", "下", "升", "降")
"""What stands behind such a rate."""
_TALLIED = short_pattern("extract.unitless.tallied", r"(?:累计|共计)[一-龥]{2,4}$")


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What leads to a number whose unit went, and persons counted without a measure word."""
    lexicon = load_lexicon("quantities")
    return tuple(lexicon["leads"]), tuple(lexicon["people"])


def needs_no_unit(scene: Scene, figure: Figure) -> bool:
    """Whether a bare number is that of an index, or a large one of those who are counted."""
    lead = scene.view[max(scene.start, figure.start - _LEAD) : figure.start]
    if scene.view[figure.start : figure.end].endswith(("万", "亿", "万+", "亿+")):
        return bool(_PEOPLE.search(lead)) or is_money(scene, figure)
    if _INDEX.search(lead):
        return True
    is_rate = scene.view[figure.end : figure.end + 1] in _AT_END
    return is_rate and bool(
        _RATE.search(scene.view[max(scene.start, figure.start - 14) : figure.start])
    )


def is_money(scene: Scene, figure: Figure) -> bool:
    """Whether a large bare number is money whose unit went."""
    if figure.unit or not scene.view.startswith(_STOPS, figure.end):
        return False
    lead = scene.view[max(scene.start, figure.start - _LEAD) : figure.start]
    return bool(_MONEY.search(lead))


def lost_its_unit(scene: Scene, figure: Figure) -> bool:
    """Whether a bare number counts something: a word says so, or the text was cut behind it."""
    lead = scene.view[max(scene.start, figure.start - 8) : figure.start]
    if lead.endswith(_words()[0]) or _TALLIED.search(lead):
        return True
    if scene.view.startswith(_words()[1], figure.end):
        return True
    return figure.end == scene.end == len(scene.view) and "一" <= lead[-1:] <= "龥"
