"""Titles whose end mark was lost: the item of an outline right before its first sentence.

Here: how far a title reaches that the national outlines give, or that tells what was done;
where a second title may begin right behind a first.
Not here: other titles, and what a document's habit makes of them (`extract.headings`).
"""

from functools import lru_cache

from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.text.normalise import clean, fold
from pipelines.text.patterns import ShortPattern, short_pattern

_LEADS = (
    r"(?:深入|全面|大力|着力|进一步|依法|严格|规范|健全|完善|加强|强化|推进|推行|深化|优化|增强|落实|加大"
    r"|引导|保护|厘清|加快|持续|切实|有效|不断|建立|改进|创新|提升|提高|坚持|统筹|做好|重大|重点)"
)
_ACTS = (
    r"(?:在?到?20[0-9]{2}年|每年|每季度|任期内|各[级部县区市乡镇]|对|严禁|凡|坚持|围绕|按照|通过|依托"
    r"|[省市县区][一-龥]{1,10}(?:负责|牵头|要)|理顺|实现|推动|设立|用好|组建|召开|举办|制定|编制|出台"
    r"|推行|完善|健全|加强|强化|建立|落实|严格(?!规范)|全面|探索|开展|组织|加快|及时|定期|积极|充分)(?![性化])"
)
_TOLD = short_pattern(
    # 一、基本情况2023年,…; (一)规范执法一是…
    "extract.glued_titles.told",
    # 二、2023年工作安排2023年,我区…
    r"^([^,。;:]{2,24}?(?:情况|成效|做法|安排|打算|计划|思路|重点|问题|不足|原因)) ?"
    r"(?:20[0-9]{2} ?年(?:度|以来)?|(?:今年|一年)以?来|下一?步),"
    r"|^((?:创建|工作|总体|主要|基本|具体)目标)(?:通过|到|经过|按照|以)"
    # 一、基本要求及目标《纲要》是…
    r"|^([^,。;:《]{4,40}(?:目标|原则|要求|思想|任务|意义))《[^《》]{2,30}》(?:是|要求|明确|提出|指出)"
    r"|^([^,。;:]{4,30}?)一是[^,。;]{2,40}[。,;]",
)
_PARTED = short_pattern(
    # (三)推行柔性执法 完善免罚清单,…: a blank stands for the title's end mark
    "extract.glued_titles.parted",
    rf"^({_LEADS}[^ ,。;:]{{3,28}}) {{1,4}}(?:{_ACTS}|{_LEADS})",
)
_VERBS = short_pattern(
    "extract.glued_titles.verbs",
    r"加强|强化|推进|完善|健全|规范|畅通|优化|深化|提升|提高|保障|引导|落实|建立|理顺|推动|严格"
    r"|加快",
)
_BECAME = (
    "更",
    "不断",
    "持续",
    "有力",
    "有效",
    "有序",
    "到位",
    "明显",
    "显著",
    "日",
    "取得",
    "见效",
)
"""Behind a verb these tell what became of a thing: 责任落实更加有力 is one title."""

_MIN_OBJECT, _MIN_BODY, _MIN_PARTED, _MIN_FIRST = 4, 10, 6, 4


@lru_cache(maxsize=1)
def _items() -> ShortPattern:
    """Titles of the outlines' items, with any verb in front and a sentence behind."""
    objects = set()
    for name in ("outline_2021", "outline_2015"):
        for item in load_lexicon(name)["items"]:
            for clause in fold(clean(item["item_zh"])).split(","):
                words = _LEAD.search(clause)
                thing = clause[words.end() if words else 0 :]
                if len(thing) >= _MIN_OBJECT:
                    objects.add(thing)
    return short_pattern(
        "extract.glued_titles.items",
        rf"^({_LEADS}{{0,3}}(?:{alternation(objects)})){_ACTS}",
    )


_LEAD = short_pattern("extract.glued_titles.lead", rf"^{_LEADS}{{1,3}}")


def glued_end(view: str, first: int, stop: int) -> int | None:
    """Where a title in view[first:stop] ends without a mark, or None where none does."""
    told = _TOLD.search(view, first, stop + 1)
    if told:
        return first + told.end(told.lastindex or 0)
    hit = _PARTED.search(view, first, stop) if view.find(" ", first, stop) > 0 else None
    if hit and stop - first - hit.end(1) >= _MIN_PARTED:
        return first + hit.end(1)
    hit = _items().search(view, first, stop)
    end = first + hit.end(1) if hit else stop
    return end if stop - end >= _MIN_BODY else None


def verb_cut(view: str, first: int, stop: int) -> int:
    """Where a verb in view[first:stop] may open a second title right behind the first; else -1."""
    hit = _VERBS.search(view, first + _MIN_FIRST, stop)
    if hit is None:
        return -1
    cut, behind = first + _MIN_FIRST + hit.start(), first + _MIN_FIRST + hit.end()
    return -1 if view.startswith(_BECAME, behind) or view[cut - 1] in "、和与及,的" else cut
