"""What a section is for.

Here: the role of a heading by its own words (CODEBOOK 2).
Not here: inheritance down the tree (`extract.outline`).
"""

from pipelines.model.document import Kind
from pipelines.model.section import Role
from pipelines.text.patterns import short_pattern

_WORDS = short_pattern(
    "extract.roles.words",
    r"(?P<guiding>指导思想|(?:基本|主要|工作|总体)原则|总体要求|(?:总体|工作|基本)思路|总体考虑|重[要大]意义|^规划背景$"
    r"|^(?:工作)?基本要求$|^(?:充分|深刻|切实|全面|准确|进一步)*(?:认识|领会|理解|提高对)[^。]{0,60}"
    r"(?:意义|必要性|重要性|紧迫性)"
    r"|^总 *则$|^(?:发展|工作|基本|面临的?)?(?:现状|形势|背景|基础|环境)"
    r"(?:[和与及、](?:面临的?)?(?:形势|背景|基础|现状|环境))?$"
    r"|^(?:“?十[一二三四]五”?(?:时期|期间)?|过去五年)[^,]{0,12}(?:成就|成效|成绩|成果|回顾)$"
    r"|^(?:取得的?|主要)(?:成就|成绩)$)"
    r"|(?P<goal>(?:目标|主要|具体|任务)指标$|(?:总体|工作|主要|实现|发展|建设|基本|任务|阶段性?|年度|具体)?目标)"
    r"|(?P<safeguard>保障措施|组织领导|组织保障|工作保障|实施保障"
    r"|(?:^|组织|工作|实施|落实|领导|[和与及、])保障机制|组织实施"
    r"|(?:实施|工作|创建|推进|行动|方法)步骤|步骤(?:[和与及]时间)?安排"
    r"|工作要求|有关要求|相关要求|实施要求|时间安排|进度安排|实施阶段|(?<![点要度年体])工作安排"
    r"|^(?:时间(?:步骤|进度)|阶段安排|工作(?:阶段|进度|机构|纪律)|(?:落实|强化)保障|组织落实"
    r"|(?:具体|行动|活动|创建|纪律)要求|考核奖惩|监督考核)$"
    r"|^几点要求$|^落实要求$|^(?:抓好)?贯彻落实$|^(?:[^,]{2,6},)?(?:抓好|狠抓|强化)(?:贯彻)?落实$"
    r"|^(?:强化|加强|狠抓|抓好)?(?:督促|督导|督查)落实$|^组织推动$|^(?:组织|领导)机构(?:及职责)?$"
    r"|^(?:成立)?领导小组$|^(?:强化|严格|加强)?(?:督查|督导)?考核(?:问责|验收)?$|^(?:强化)?(?:措施保障|保障落实)$"
    r"|推进措施|^(?:切实)?(?:加强|强化)[^党,]{2,24}工作的(?:组织)?领导$)"
    r"|(?P<none>(?:存在|面临|主要)的?(?:主要|突出|一些)?(?:问题|不足|困难|短板|差距)"
    r"|问题(?:和|与|及)?(?:不足|短板|差距|困难|原因)|不足之处|短板(?:和|与)?不足|薄弱环节"
    r"|下一?(?:步|阶段|年度?)|今后|明年|来年|未来[三五]年"
    r"|(?:20[0-9]{2}年(?:度)?|今年)(?:的|法治政府建设|政府|经济社会发展)*(?:主要|重点|总体)?"
    r"(?:预期)?(?:工作)?的?(?:打算|安排|计划|思路|重点|谋划|举措|任务|展望|建议|要求|目标))",
)
"""What titles of plans name; `none` is what a report would say, and no role of a plan."""

_TOLD = short_pattern(
    "extract.roles.told",
    r"(?P<problem>(?:存在|面临|主要)的?(?:主要|突出|一些)?(?:问题|不足|困难|短板|差距)"
    r"|问题(?:和|与|及)?(?:不足|短板|差距|困难|原因)|不足之处|不足[和与及](?:主要)?(?:问题|短板|差距|困难|原因)|短板(?:和|与)?不足|薄弱环节"
    r"|^(?:工作|当前|目前|突出)*(?:困难|问题|不足|短板|差距)[和与及、]?"
    r"(?:问题|不足|短板|差距|困难|原因|挑战|弱项)$|^工作(?:问题|不足|短板)$)"
    r"|(?P<next>下一?(?:步|阶段|年度?)|今后|明年|来年|接下来|新的?一年|未来(?:[一三五]年|工作)"
    r"|对策|后[续期](?:工作|安排|打算|计划)|^(?:努力|改进|整改)(?:方向|措施)|^工作(?:打算|展望|计划)$"
    r"|(?:20[0-9]{2}年(?:度)?|今年)(?:的|法治(?:政府)?(?:建设)?|依法(?:行政|治[省市州县区镇])|全面|深入"
    r"|持续|推进|推动|加强|政府|经济社会发展|工作)*(?:主要|重点|总体)?(?:预期)?(?:工作)?的?"
    r"(?:打算|安排|计划|思路|重点|谋划|举措|任务|展望|设想|建议|要求|目标|要点|努力方向)"
    r"|20[0-9]{2}年(?:度)?(?:主要)工作$)",
)
"""What titles of reports name."""

_ACTS = short_pattern(
    # 补齐短板不足: what was done about them
    "extract.roles.acts",
    r"^(?:聚焦|紧盯|针对|围绕|正视|补齐|补强|补足|攻坚|解决|着力|破解|突破|化解|整改|整治|狠抓|强化|加强)"
    r"|(?:整改|改进|解决|落实|完成)(?:落实|完成)?情况$",
)
_GOAL_ONLY = short_pattern("extract.roles.goal_only", r"目标(?:责任|考核|管理|绩效|任务分解)")
_NEXT_TEXT = short_pattern(
    "extract.roles.next_text",
    # 针对以上问题,下一步将…
    r"^ *(?:(?:针对|对于|对照)[^。,]{2,16},(?:我们将)?)?(?:在|面向|展望)?"
    r"(?:下一?(?:步|阶段|年度?)|今后|接下来|新的?一年|明年|来年|(20[0-9]{2})年度?,?)"
    r"[^。]{0,40}?(?:我(?:们|[市区县州省])|将|要|重点|继续|坚持|工作中|思路|打算|安排)",
)


_DONE = short_pattern("extract.roles.done", r"成效|成果|情况|进展|回顾|总结")


def role_of_title(title: str, kind: Kind, period_end: int | None = None) -> Role | None:
    """The role that a title names, or None where it names none and inherits.

    Where a title names several, the first named counts. `problem` and `next` are roles of reports
    only; `guiding`, `goal` and `safeguard` of plans only. What a report says of its own year is no
    plan for the next, whatever words it takes.
    """
    if kind is Kind.REPORT:
        return _told(title, period_end)
    hit = _WORDS.search(title)
    if hit is None or hit.lastgroup == "none":
        return None
    role = Role(hit.lastgroup)
    return None if role is Role.GOAL and not _is_goal(title) else role


def names_next(title: str) -> bool:
    """Whether a report's title names, after its shortcomings, what is to come."""
    problem = _TOLD.search(title)
    behind = _TOLD.search(title, problem.end()) if problem else None
    return behind is not None and behind.lastgroup == Role.NEXT


def _told(title: str, period_end: int | None) -> Role | None:
    """What a report's title names: problems, or what is to come."""
    hit = _TOLD.search(title)
    if hit is not None and hit.lastgroup == Role.PROBLEM and _ACTS.search(title):
        hit = _TOLD.search(title, hit.end())
    if hit is None or _DONE.search(title, 0, hit.start()):
        return None
    named = hit.group()
    if named.startswith(("20", "今年")) and not _is_coming(title, named, period_end):
        return None
    return Role(hit.lastgroup)


def _is_goal(title: str) -> bool:
    """Whether a title that names goals heads them, and not the work on them."""
    if _GOAL_ONLY.search(title):
        return False
    return title.rstrip("。: ").endswith(("目标", "目标任务", "目标要求", "指标"))


def _is_coming(title: str, named: str, period_end: int | None) -> bool:
    """Whether a title that names a year and what is planned speaks of the year to come."""
    if period_end is not None and named[0] == "2":
        return int(named[:4]) > period_end
    return not named.endswith("主要工作") and not _DONE.search(title.replace(named[:4], "", 1))


def opens_next(paragraph: str, period_end: int | None) -> bool:
    """Whether a paragraph of a report turns to the coming year."""
    hit = _NEXT_TEXT.search(paragraph)
    if hit is None:
        return False
    year = hit.group(1)
    if year is None:
        return True
    is_month = paragraph[hit.end(1) + 1 : hit.end(1) + 2].isdigit()
    return period_end is not None and int(year) == period_end + 1 and not is_month
