"""Words of the pages for those who must deliver.

Here: bodies across governments.
Not here: the bodies of one plan (`city`).
"""

DELIVERY: dict[str, tuple[str, str]] = {
    "deadlines.title": ("什么时候该交账", "What falls due when"),
    "deadlines.note": (
        (
            "只数句子里写明的日期，天数从数据发布那天算起。“未见报告提及”指已收到该地规划期内的报告，"
            "其中没有相应句子；没有收到报告的，单独列为“无报告可查”。"
        ),
        (
            "Only dates that sentences state, counted from the day of the build. No evidence: "
            "reports of the place for these years are held, and no sentence of them answers it; "
            "where none is held, that is said instead."
        ),
    ),
    "deadlines.n_quarter": ("本季度到期", "Due this quarter"),
    "deadlines.n_next": ("下季度到期", "Due next quarter"),
    "deadlines.n_overdue": ("已过期限", "Past due"),
    "deadlines.n_unseen": ("过期且未见报告提及", "Past due, no evidence"),
    "deadlines.n_unheld": ("过期且无报告可查", "Past due, no report held"),
    "deadlines.with_ends": ("也数只有规划期末的", "Count ends of plans too"),
    "deadlines.span": ("时段", "Span"),
    "deadlines.none": (
        "这个范围和时段里没有期限。换一个时段试试。",
        "Nothing falls due in this choice. Try another span.",
    ),
    "deadlines.calendar": ("日历", "Calendar"),
    "deadlines.calendar_note": (
        "数字为该月到期的承诺数。点一格，只看那个月；再点一次恢复。",
        "Figures are commitments due in the month. Press a cell for that month alone.",
    ),
    "deadlines.year": ("年", "Year"),
    "deadlines.month": ("{n}月", "{n}"),
    "deadlines.group": ("排列", "Grouping"),
    "group_by.list": ("逐条", "One by one"),
    "group_by.place": ("按地方", "By place"),
    "group_by.body": ("按单位", "By body"),
    "deadlines.pick": (
        "选中一行，看原句和谁负责。",
        "Select a row to read the sentence and who answers.",
    ),
    "deadlines.days_left": ("还剩天数", "Days left"),
    "deadlines.evidence": ("报告提及", "Evidence"),
    "deadlines.strong": ("{n} 句明确提及", "{n} clear"),
    "deadlines.weak": ("{n} 句可能相关", "{n} weak"),
    "deadlines.unseen": ("未见", "none seen"),
    "deadlines.unheld": ("无报告可查", "no report held"),
    "deadlines.by_place": ("各地期限表", "Deadlines by place"),
    "deadlines.by_body": ("各单位期限表", "Deadlines by body"),
    "deadlines.n_dues": ("期限", "Deadlines"),
    "deadlines.first_on": ("最早", "First"),
    "deadlines.last_on": ("最晚", "Last"),
    "delivery.title": ("报告说兑现了多少", "What reports say was delivered"),
    "delivery.self": (
        "以下全部是政府报告的自述，未经核实，也不计入指数。",
        "All of this is governments' own word: unverified, and no part of the index.",
    ),
    "delivery.none": (
        "这个范围里没有能与目标并列的报告数值。",
        "No reported value of this choice stands beside a target.",
    ),
    "delivery.outcome": ("结果", "Outcome"),
    "delivery.pairs": ("目标与报告数值并列", "Targets beside reported values"),
    "delivery.year": ("{year} 年报告", "Report of {year}"),
    "delivery.similarity": ("措辞相近 {share}", "likeness of wording {share}"),
    "delivery.open": ("打开原文", "Open the text"),
    "side.target": ("承诺", "Promised"),
    "side.achieved": ("报告自述", "Self-reported"),
    "side.parent": ("上级", "Above"),
    "side.child": ("本级", "Here"),
    "delivery.unseen": ("没有任何报告提及的措施", "Measures that no report speaks of"),
    "delivery.unseen_note": (
        "只数规划期内有报告在库的地方；没有收到报告的地方不算“未提及”。",
        "Only of governments whose reports of these years are held.",
    ),
    "delivery.unseen_none": ("没有。", "There are none."),
    "delivery.unseen_count": ("共 {n} 条", "Measures: {n}"),
    "delivery.all": (
        "→ 看全部，以及没有报告提及的措施",
        "→ All of them, and measures without evidence",
    ),
    "descent.title": ("一个主题，从中央到区县", "One topic, from the centre down"),
    "descent.note": (
        "上一级规划的数值到了下一级，是保持、收紧还是放松。",
        "What became of the values of the level above: kept, sharpened or weakened.",
    ),
    "descent.none": (
        "还没有可以上下对照的文件。",
        "No document stands above another yet.",
    ),
    "descent.family": ("省份", "Province"),
    "descent.nation": ("全国", "The nation"),
    "descent.counts": (
        "{measures} 条措施（硬承诺 {firm}） · {values} 个数值",
        "measures: {measures} (firm: {firm}) · values: {values}",
    ),
    "descent.changes": (
        "保持 {kept} · 收紧 {sharpened} · 放松 {weakened}",
        "kept {kept} · sharpened {sharpened} · weakened {weakened}",
    ),
    "descent.no_parent": ("库中没有它的上级文件", "No document above it is held"),
    "descent.silent": ("没有写这个主题", "Says nothing on this topic"),
    "descent.pairs": ("逐个数值", "Value by value"),
    "descent.pairs_note": (
        "最多列出 {n} 对，放松的在前。",
        "At most {n} pairs, weakened ones first.",
    ),
    "descent.no_pairs": (
        "这个主题下没有可以上下对照的数值。",
        "No value of this topic stands beside one of the level above.",
    ),
    "bodies.title": ("谁负责什么", "Who answers for what"),
    "bodies.nobody": (
        "这个范围内没有印出责任单位的规划。",
        "No plan of this choice prints a responsible body.",
    ),
    "bodies.matrix": ("单位与主题", "Bodies and topics"),
    "bodies.matrix_note": (
        (
            "任务最多的 {n} 个单位；数字为任务数。各地同一职能的单位合为一行，用最常见的名称。"
            "列为纲要条目的编号，指着编号可看名称；点一格，看是哪些任务。"
        ),
        (
            "The {n} bodies with most tasks; figures are tasks. Bodies of one function share a "
            "row in all places, under the name used most. Press a cell to read its tasks."
        ),
    ),
    "bodies.one": ("一个单位，各地如何", "One body, place by place"),
    "bodies.choose": ("单位", "Body"),
    "bodies.no_task": (
        "这个单位在这个主题下没有任务。",
        "This body has no task of this topic.",
    ),
    "bodies.places_alt": ("各地任务表", "Its tasks by place"),
    "bodies.called": ("当地名称", "Called there"),
    "bodies.n_places": ("地方", "Places"),
    "bodies.n_tasks": ("任务", "Tasks"),
    "bodies.n_measures": ("措施", "Measures"),
    "bodies.n_dated": ("写明期限", "Dated"),
    "bodies.n_firm": ("硬承诺", "Firm"),
    "bodies.pick": ("选中一行，打开原文。", "Select a row to open the text."),
    "bodies.tasks_alt": ("任务表", "Its tasks as a table"),
    "bodies.duty": ("角色", "Role"),
    "bodies.task": ("任务", "Task"),
    "bodies.all": ("全部单位", "All bodies"),
    "bodies.successors": ("已撤销的单位由谁接替", "Who took over from abolished bodies"),
    "bodies.successors_note": (
        "2015 年的规划保留当时的名称；右边是现在的单位。",
        "Plans keep the names of their time; beside them stands today's body.",
    ),
    "bodies.successors_none": (
        "没有已撤销的单位。",
        "No abolished body is named.",
    ),
    "bodies.successors_alt": ("接替表", "Abolished bodies as a table"),
    "bodies.abolished": ("已撤销", "Abolished"),
}
