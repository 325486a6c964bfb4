"""What kind of document a text is.

Here: plan, workplan, report, outline or other, each with what decided it (CODEBOOK 1).
Not here: the title itself (`extract.layout`), the years it tells of (`extract.told_years`).
"""

from pipelines.model.document import Kind
from pipelines.text.patterns import Match, pattern, short_pattern

_OTHER = pattern(
    "extract.genre.other",
    r"政府工作报告|国民经济和社会发展|五年规划(?:和|纲要)|解读|一图读懂|问答|范文$|范文模板|模板|心得体会"
    r"|讲话|发言|听取|论文|浅析|浅谈|思考$|评析|调研报告|新闻|名单|公报"
    r"|条例$|办法$|规定$|细则$|预算|决算|述职",
)
_NEWS = pattern(
    "extract.genre.news",
    r"本报讯|本网讯|本台讯|[(]记者|日前,?记者|记者从.{2,60}(?:获悉|了解到)|据悉|据介绍"
    r"|(?:现|特)[就将对].{0,40}解读如下|(?m:^ *[一-龥]{2,6}(?:消息|讯)[:,])"
    r"|据新华社|新华社[^。\n]{2,12}日电"
    r"|(?m:^ *(?:[一二三]、|[(][一二三][)])? *(?:起草|制定|出台|编制)背景)",
)
_REPORT = pattern(
    "extract.genre.report",
    r"报告$|情况$|总结$|汇报$|(?:报告|情况|总结) ?[(\[].{1,10}[)\]]$|年度报告|年报$",
)
_REPORT_FIRST = short_pattern(
    "extract.genre.report_first",
    r"(?:总结|情况|报告|汇报)(?:暨|及|和|与|以及)[^,]{0,16}(?:计划|打算|方案|安排|思路|要点)$",
)
_WORKPLAN = pattern(
    "extract.genre.workplan",
    r"(?:工作要点|工作计划|年度计划|重点工作安排|工作安排|任务清单|任务分解|工作任务)",
)
_OUTLINE = pattern("extract.genre.outline", r"纲要(?: ?[(\[].{1,14}[)\]])?$")
_CARRIES_OUT = pattern("extract.genre.carries_out", r"(?:贯彻|落实)[^,。]{0,40}纲要")
_PLAN = pattern(
    "extract.genre.plan", r"规划|实施方案|工作方案|行动方案|行动计划|实施意见|意见|方案|计划|创建"
)
REPORTS = pattern(
    "extract.genre.reports",
    r"现将[^。\n]{0,80}(?:报告|汇报|总结|通报)如下|现(?:报告|汇报)如下"
    # or what the first heading tells of
    r"|(?m:^ *一 ?[、.][^。\n]{0,100}(?:情况|成效|做法|工作回顾|工作总结)[。:]? *$)",
)
_YEAR_PAST = pattern(
    "extract.genre.year_past",
    r"(?m:^ *20[0-9]{2} ?年(?:度|以来)?,[^。\n]{0,160}(?:领导下|指导下|坚持以"
    r"|深入(?:学习|宣传)*贯彻|全面贯彻|认真贯彻|扎实推进|全面落实|严格落实))",
)
_TO_COME = short_pattern(
    "extract.genre.to_come", r"总体要求|工作要(?:点|坚持|以)|要坚持|目标任务是|制定本|将坚持|打算"
)

_PLANS = pattern(
    "extract.genre.plans",
    r"(?:制定|提出|形成|特制定)(?:如下|以下|本|此)(?:实施|工作)?(?:方案|计划|规划|意见|要点|安排)"
    r"|现[就将][^。\n]{0,40}(?:要点|安排)如下",
)
_OF_A_YEAR = ("要点", "安排")
_ASSIGNED = pattern(
    "extract.genre.assigned",
    r"[(\[][^()\[\]。\n]{2,80}(?:牵头|负责|办理|配合|各负其责|局|委|办|厅|部门|政府)[)\]]"
    r" *(?:\n|$)|(?:^|\n) *(?:牵头|责任|实施|落实|承办)(?:单位|部门):",
)
_MIN_ASSIGNED = 2
"""Items of a text that end with a list of bodies, from which it is the middle of a plan."""

_FIRST_LINES = 600
"""Characters within which a speech or a collection of models says that it is one."""

OPENING = 2500
"""Characters within which a text without a title says what it is."""

_ASKED = pattern("extract.genre.asked", r"(?m:^ *(?:问|答|Q|A)[0-9]{0,2}:)")
_RETOLD = pattern(
    "extract.genre.retold",
    r"(?:^|[。;\n]) *《(?:规划|纲要|方案|意见|计划|通知|实施方案|实施意见|决定)》"
    r"(?:指出|提出|要求|明确|强调|分为|分成|部署|共分)",
)
_MIN_RETOLD = 3
"""Questions, answers or sentences on what a document says, from which the text is about it."""

_COLLECTED = pattern(
    "extract.genre.collected",
    r"[(【\[](?:通用|精选|优质|精品|合集|推荐|共|热门)?[0-9一二三四五六七八九十]{1,2}篇[)】\]]"
    r"|(?m:^ *(?:第1篇|篇一)[: ]?)|第一篇:|您整理的[^。\n]{0,30}(?:范文|供)",
)
"""What collections of models for writers open with."""

_FULL_TEXT = pattern("extract.genre.full_text", r"全文如下|(?:主要)?内容如下|全文:")
_SPEECH = pattern(
    "extract.genre.speech",
    r"各位代表[^。]{0,80}报告(?:本届)?(?:政府)?(?:的)?工作|向(?:大会|各位代表)作?政府工作报告|代表[^。\n]{2,20}政府,?"
    r"向[^。\n]{0,20}(?:报告|汇报)[^。\n]{0,10}工作",
)
_GOVERNMENT_REPORT = "政府工作报告"
_TELLS = pattern(
    "extract.genre.tells",
    r"(?m:^ *(?:[一二三四五] ?[、.]|[(][一二三四五六][)])[^。\n]{2,40}(?:情况|成效|做法)[。:]? *$)",
)
_MIN_TELLS = 3
_MIN_MENTIONS, _FEWEST, _PER_MENTION = 8, 4, 150
"""Mentions of the subject that a text has; a short one needs one in so many characters."""

_LAW = pattern(
    "extract.genre.law",
    r"法[治冶]|依法行政|依法治|行政执法|行政复议|行政应诉|合法性|依法决策|普法|执法"
    # The items of the reference outline that are plans of their own.
    r"|放管服|行政诉讼|行政审判|行政案件|简政放权|营商环境|行政审批|权责清单|政务公开|政务服务|政务诚信|规范性文件",
)


def is_about_law(title: str) -> bool:
    """Whether a folded title names law-based government, or an item of the outline."""
    return _LAW.search(title) is not None


def read_kind(
    title: str | None, view: str, years: tuple[int | None, int | None]
) -> tuple[Kind, str]:
    """The kind and what decided it; `title` and `view` folded."""
    if not title:
        return _untitled(view)
    told = _told_by_title(title, view)
    if told:
        return Kind.OTHER, told
    if not is_about_law(title) and len(_LAW.findall(view[:6000])) < _MIN_MENTIONS:
        return Kind.OTHER, "neither title nor text is about law-based government"
    return _by_title(title, years)


def _told_by_title(title: str, view: str) -> str | None:
    """The genre that title and opening tell, where the text is neither plan nor report."""
    other = _OTHER.search(title)
    if other:
        return f"the title says {other.group()}"
    if len(_ASKED.findall(view)) >= _MIN_RETOLD or len(_RETOLD.findall(view)) >= _MIN_RETOLD:
        return "the text answers questions on a document or retells it"
    collected = _COLLECTED.search(title) or _COLLECTED.search(view, 0, _FIRST_LINES)
    if collected:
        return f"the text is a collection of models: {collected.group()}"
    news = _news(view)
    return f"the text opens as news or an interpretation: {news.group().strip()}" if news else None


def _news(view: str) -> Match | None:
    """What shows that a text is news or an interpretation, and not the plan that it brings."""
    found = _NEWS.search(view, 0, min(len(view), 800))
    if found and _FULL_TEXT.search(view, found.start(), found.start() + 800):
        return None
    return found


def _untitled(view: str) -> tuple[Kind, str]:
    """What a text that lost its title says of itself in its opening."""
    told = _told_by_opening(view)
    if told:
        return Kind.OTHER, told
    needed = min(_MIN_MENTIONS, max(_FEWEST, len(view) // _PER_MENTION))
    if len(_LAW.findall(view[:6000])) >= needed:
        found = _lawful(view)
        if found:
            return found
    if len(_TELLS.findall(view)) >= _MIN_TELLS:
        return Kind.REPORT, "no title was recognised; its headings tell of what was done"
    return Kind.OTHER, "no title was recognised"


def _told_by_opening(view: str) -> str | None:
    """The genre that the first lines of an untitled text tell, if it is neither plan nor report."""
    if _SPEECH.search(view, 0, _FIRST_LINES):
        return "the text is a government's speech to its congress"
    if _COLLECTED.search(view, 0, _FIRST_LINES):
        return "the text is a collection of models"
    news = _news(view)
    return f"the text opens as news or an interpretation: {news.group().strip()}" if news else None


def _lawful(view: str) -> tuple[Kind, str] | None:
    """The kind of an untitled text on law-based government, by its opening."""
    reports = REPORTS.search(view, 0, OPENING)
    if reports:
        return Kind.REPORT, f"no title was recognised; the text says {reports.group()[-6:]}"
    plans = _PLANS.search(view, 0, OPENING)
    if plans:
        said = plans.group()
        kind = Kind.WORKPLAN if any(word in said for word in _OF_A_YEAR) else Kind.PLAN
        return kind, f"no title was recognised; the text says {said}"
    past = _YEAR_PAST.search(view, 0, OPENING)
    if past and not _TO_COME.search(view, past.start(), past.start() + 200):
        return Kind.REPORT, f"no title was recognised; the text opens with {past.group()[:5]}"
    if len(_ASSIGNED.findall(view[:6000])) >= _MIN_ASSIGNED:
        return Kind.PLAN, "no title was recognised; its items name who answers for them"
    return None


def read_manner(kind: Kind, title: str | None, view: str) -> Kind:
    """How a text is read: one that tells of work done as a report, whatever is its subject."""
    if kind is not Kind.OTHER:
        return kind
    if is_speech(title, view) or (title and _REPORT.search(title) and not _news(view)):
        return Kind.REPORT
    return kind


def is_speech(title: str | None, view: str) -> bool:
    """Whether a text is a government's speech on its work to its congress."""
    named = title is not None and _GOVERNMENT_REPORT in title
    return named or _SPEECH.search(view, 0, _FIRST_LINES) is not None


def _by_title(title: str, years: tuple[int | None, int | None]) -> tuple[Kind, str]:
    plan, report = _PLAN.search(title), _REPORT.search(title)
    if _REPORT_FIRST.search(title):
        return Kind.REPORT, "the title says what was done before what is planned"
    if report and not title.endswith(("方案", "计划", "规划")):
        return Kind.REPORT, f"the title says {report.group()}"
    workplan = _WORKPLAN.search(title)
    spans = years[0] is not None and years[1] is not None and years[1] > years[0]
    if workplan and not spans:
        return Kind.WORKPLAN, f"the title says {workplan.group()} of a single year"
    outline = _OUTLINE.search(title)
    if outline:
        kind = Kind.PLAN if _CARRIES_OUT.search(title) else Kind.OUTLINE
        return kind, f"the title says {outline.group()}"
    named = plan or workplan
    if named is not None:
        return Kind.PLAN, f"the title says {named.group()}"
    return Kind.OTHER, "the title names no plan and no report"
