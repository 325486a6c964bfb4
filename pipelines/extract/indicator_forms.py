"""What a figure measures: the forms in which a clause names it.

Here: the indicator, by the form of the clause around the figure (CODEBOOK 5).
Not here: which words are the figure's own, and its subject (`extract.indicators`), what the clauses
before say (`extract.indicator_context`), words of coverage (`extract.indicator_coverage`).
"""

from pipelines.extract.indicator_context import (
    Figure,
    beside_off,
    deed_of,
    first_thing,
    is_change,
    kept_verb,
    last_listed,
    next_deed,
    sharer_of,
    thing_of,
    to_figure,
)
from pipelines.extract.indicator_coverage import coverage_of, without_le
from pipelines.extract.indicator_words import (
    AREAS,
    BODIES,
    BOUNDS,
    EMPTY_VERBS,
    INTRANSITIVE,
    SAYS_NOTHING,
    SHORTEST_THING,
    SPENT_VERBS,
    STATES,
    VERBS,
    act_of,
    after_body,
    is_bare,
    is_measure,
    strip_head,
    strip_tail,
    without_verb,
)
from pipelines.text.patterns import short_pattern

_LONG_DEED = 6
"""Characters from which a deed within a time limit names its object itself."""

_LONGEST_DEED = 20
"""Characters of what a counted thing does, beyond which its name does without."""

_SINCE = short_pattern(
    "extract.indicator_forms.since",
    r"(?:自|从|在|于|收到)[^,]{0,30}?(?:之日起?|日起|起|后|时|前)?$",
)
_RECEIVED = short_pattern(
    "extract.indicator_forms.received", r"^收到([^,]{2,12}?)(?:之日起?|后|时)+$"
)
_FOR_BODY = short_pattern(
    "extract.indicator_forms.for_body",
    r"^[为向][^,]{2,16}?各?(?=配备|发放|提供|移送|下放)",
)
_SHORTENED = short_pattern(
    # 业务由5日压缩至1日: what is behind an old limit is the new one
    "extract.indicator_forms.shortened",
    r"^(?:再|进一步|整体|全部|统一)?(?:压[缩减降]|缩[短减]|减[少至为到]|降[至为到低]|精简|提速)",
)
_DIFFERS = short_pattern(
    # 比2022年的62件减少17件
    "extract.indicator_forms.differs",
    r"^(?:相比|相较|增[加长]|减少|下降|上升|回落|持平)",
)
_SIZE = short_pattern(
    # 1个50平方米以上的阅览室
    "extract.indicator_forms.size",
    r"^[0-9.]{1,8}[万亿]?[^,;。、0-9]{1,6}以[上下内]的?",
)
_AT_RATIO = "的比例"
_BY = short_pattern("extract.indicator_forms.by", r"^(.*?)(?:按照?|以)(.*)$")
_CHANGED = tuple("减降提压缩增升扩")
_PERIODS = ("日", "天", "小时", "分钟", "月", "周", "时", "年")
_TOWARD_ONLY = ("向", "对", "在", "为", "与", "由", "")
_LINKS = ("和", "及", "与", "、")


def name_of(figure: Figure) -> str:
    """The indicator of a figure; nothing where the clauses name none."""
    lead = strip_head(figure.lead)
    if not lead and (bodies := figure.value.lstrip("0123456789余多个")) in BODIES.all:
        return bodies
    if "分别" in lead and not is_change(lead):
        return _distributed(lead, figure.before)
    lead = strip_tail(lead)
    if "等" in lead:
        lead = last_listed(lead, has_thing=bool(first_thing(figure.trail)[0]))
    lead = sharer_of(lead) if "占" in lead else lead
    if share := _share_of(figure, lead):
        return share
    if figure.value.startswith("应") or "全" in figure.value:
        return coverage_of(figure, lead)
    if is_measure(lead):
        return _whole_measure(lead, figure.before)
    name = _happening(figure, lead)
    return name if name and name not in SAYS_NOTHING.all else deed_of(figure.before) or name


def _share_of(figure: Figure, lead: str) -> str:
    """What has or is to have a share of something: `按照总数5%的比例配备人员`; else nothing."""
    trail = beside_off(figure.trail)
    by = _BY.search(lead) if trail.startswith(_AT_RATIO) else None
    if by:
        thing, base = strip_head(by.group(1)), figure.base or strip_head(by.group(2))
        deed = strip_head(trail.removeprefix(_AT_RATIO))
        verb = VERBS.at_start(deed)
        thing = thing or (first_thing(deed[len(verb) :])[0] if verb else "")
        if thing and base:
            return f"{thing}占{base}"
    if not figure.base:
        return ""
    share = "的比例" if lead.endswith("比例") else ""
    return sharer_of(f"{lead.removesuffix('比例')}占{figure.base}{share}")


def _happening(figure: Figure, lead: str) -> str:
    """What is due in a time, was counted, or changed."""
    if lead == "占":
        return deed_of(figure.before) + lead
    if is_change(lead):
        change = to_figure(lead).replace("分别", "") if "分别" in lead else lead
        return deed_of(figure.before) + change
    if figure.value.endswith(_PERIODS):
        return _limited(figure, lead)
    return _act(figure) or _counted(figure, lead)


def _act(figure: Figure) -> str:
    """What somebody did so many times: 旁听庭审 of 1次负责人旁听庭审."""
    if not figure.value.endswith("次"):
        return ""
    return to_figure(act_of(beside_off(figure.trail).partition(",")[0]))


def _distributed(lead: str, before: tuple[str, ...]) -> str:
    """The item of `A、B和C分别为1、2和3` that this value belongs to."""
    items, _, values = lead.partition("分别")
    verb = VERBS.at_start(items)
    names = items[len(verb) :]
    verb, names = ("", items) if names[:1] in ("量", "数", "率") else (verb, names)  # 受理量
    for link in ("以及", "和", "及"):
        names, values = names.replace(link, "、"), values.replace(link, "、")
    listed = names.split("、")
    name = listed[min(values.count("、"), len(listed) - 1)]
    return _whole_measure(name, before) if is_measure(name) else kept_verb(verb) + name


def _whole_measure(lead: str, before: tuple[str, ...]) -> str:
    """A measure with what it measures, be it said in the clause before: 采纳率 of 修改意见."""
    if lead[0] == "占" and lead != "占比":
        return deed_of(before) + lead
    lead = without_verb(lead).removeprefix("所占").removeprefix("其")
    if before and is_bare(lead):
        thing = thing_of(before)
        return lead if lead.startswith(thing) else thing + lead
    return lead


def _limited(figure: Figure, lead: str) -> str:
    """What is due within a time: `自…之日起15日内报送备案`."""
    deed = strip_head(beside_off(figure.trail).split("、")[0])
    received = _RECEIVED.search(lead)
    if received:
        return received.group(1) + deed
    since = _SINCE.search(lead)
    thing = (lead[: since.start()] if since else lead).rstrip("应当须在自于")
    if not deed and lead.endswith("之日起"):
        return next_deed(figure.view, figure.clauses, figure.nth)
    if not deed or (thing and _SHORTENED.search(deed)):
        return thing
    if figure.has_subject or len(deed) >= _LONG_DEED:
        return deed
    return thing if thing and deed in ("完成", "办理完毕") else thing + deed


def _counted(figure: Figure, lead: str) -> str:
    """What was counted: the thing behind the figure or before it, with a verb that tells more."""
    trail = beside_off(figure.trail)
    size = _SIZE.search(trail) if trail[:1].isdigit() else None
    trail = trail[size.end() :] if size else trail
    thing, at = ("", 0) if _DIFFERS.search(trail) else first_thing(trail)
    thing = thing[: len(thing) - len(BOUNDS.at_end(thing))]  # 41条短视频播放量超2300万
    if figure.lead.endswith("由") and lead:
        return lead if thing.startswith(_CHANGED) else lead + thing
    if (lead[:1] == "在" and not STATES.at_start(lead)) or figure.lead.endswith(_LINKS):
        lead = ""
    is_towards = lead.startswith("对") and bool(thing)
    lead = without_le(strip_head(lead.removeprefix("对")).partition("按每")[0])
    lead = lead[: -len(AREAS.at_end(lead)) or None] if thing else lead
    if lead in _TOWARD_ONLY:
        body = after_body(thing) if lead else 0
        thing, deed = (thing[:body], thing[body:]) if body else (thing, "")
        return _doing(thing, deed + trail[at:]) if thing else ""
    for_body = _FOR_BODY.search(lead) if lead[0] in "为向" else None
    lead = lead[for_body.end() :] if for_body else lead
    verb = VERBS.at_start(lead)
    if thing and (VERBS.at_end(lead) or (verb and "、" in lead)):
        return kept_verb(verb if "、" in lead else VERBS.at_end(lead)) + thing
    if thing and verb and BODIES.at_end(lead):
        return thing
    if verb == lead and lead and verb not in EMPTY_VERBS.all | INTRANSITIVE.all:
        thing = thing_of(figure.before)
        return thing if verb in thing else lead + thing
    return thing if is_towards else without_verb(lead)


def _doing(thing: str, text: str) -> str:
    """A thing with what it does or what is done to it: `8个镇街设立联系点`."""
    if text.startswith(_LINKS):
        listed = thing + text.partition(",")[0]
        is_whole = to_figure(listed) == listed and len(listed) <= _LONGEST_DEED
        return listed if is_whole else thing
    deed = to_figure(strip_head(text.partition(",")[0]))
    verb = VERBS.at_start(deed)
    after = deed[len(verb) :].removeprefix("了")
    deed = after if verb in SPENT_VERBS.all and verb != "达到" else verb + after
    if SHORTEST_THING <= len(deed) <= _LONGEST_DEED and deed[0] not in "的、和(":
        return f"{deed}的{thing}"
    return thing
