"""Words of the pages for those who doubt: method and data health.

Here: how the index is made, how sure it is, how the data are doing.
Not here: the ranking's own words (`ranking`).
"""

TRUST: dict[str, tuple[str, str]] = {
    "method.title": ("指数怎样得出，有多可靠", "How the index is made, and how sure it is"),
    "method.what": (
        (
            "一份规划许下许多事。指数只问写得有多完整：谁来做、何时完成、做到多少、怎样检查，"
            "并且要覆盖它所落实的国家纲要的各项内容。0 和 1 对每份规划含义相同，"
            "增加一个地方不会改变别处的指数。许得少而写得清楚，会高于样样都许却样样不写明：先读句子，再看名次。"
        ),
        (
            "A plan promises things. The index asks how completely it states who does them, by "
            "when, how much and how it is checked, over all items of the national outline that "
            "it carries out. 0 and 1 mean the same for every plan, and a new place moves nobody "
            "else's index. Few promises said exactly rank above many left open: read the "
            "sentences before the rank."
        ),
    ),
    "method.example": ("用一份已发布的规划算一遍", "One published plan, step by step"),
    "method.step_measures": (
        "一、主题“{topic}”下的措施逐句打分",
        "1. The measures of one topic, sentence by sentence: {topic}",
    ),
    "method.measures_note": (
        "每个要素 0—1 分；– 表示不适用或看不到，不计入平均。完整度是其余要素的平均。",
        "Each element from 0 to 1; – is not asked, or cannot be seen, and is left out of the mean.",
    ),
    "step.topic": ("二、主题得分", "2. The topic"),
    "step.specification": ("三、S 具体程度", "3. S, specification"),
    "step.coverage": ("四、C 覆盖范围", "4. C, coverage"),
    "step.accountability": ("五、G 落实保障", "5. G, accountability"),
    "step.index": ("六、指数", "6. The index"),
    "reckoned.topic": (
        "写得最好的 {n} 条（不足则全部）取平均 = {topic}",
        "The mean of the best {n} (of all, where there are fewer) = {topic}",
    ),
    "reckoned.specification": (
        "{n_scored} 个有措施的主题，得分取平均：S = {specification}",
        "The mean over {n_scored} topics that have measures: S = {specification}",
    ),
    "reckoned.coverage": (
        (
            "应写 {n_applicable} 个主题，{n_covered} 个有措施，{n_firm} 个有硬承诺："
            "C = {covered} × {n_covered}/{n_applicable} + {firm} × {n_firm}/{n_applicable} "
            "= {coverage}"
        ),
        (
            "{n_applicable} topics asked for, {n_covered} with a measure, {n_firm} with a firm "
            "one: C = {covered} × {n_covered}/{n_applicable} + {firm} × {n_firm}/{n_applicable} "
            "= {coverage}"
        ),
    ),
    "reckoned.accountability": (
        (
            "{n_items} 项机制，{n_yes} 项有，{n_partly} 项部分有："
            "G = ({n_yes} + {partly} × {n_partly}) / {n_items} = {accountability}"
        ),
        (
            "Of {n_items} items {n_yes} yes, {n_partly} partly: "
            "G = ({n_yes} + {partly} × {n_partly}) / {n_items} = {accountability}"
        ),
    ),
    "reckoned.index": (
        (
            "({floor} + {span} × {specification})^{s} × ({floor} + {span} × {coverage})^{c} × "
            "({floor} + {span} × {accountability})^{g} = {index}。短板不能靠长板补回来。"
        ),
        (
            "({floor} + {span} × {specification})^{s} × ({floor} + {span} × {coverage})^{c} × "
            "({floor} + {span} × {accountability})^{g} = {index}. No pillar can buy off another."
        ),
    ),
    "method.sensitivity": ("换一种做法，名次会变多少", "What other choices would change"),
    "method.sensitivity_note": (
        "每次只改一处，其余不动；数字为各规划名次平均变动的位数。“全部同时抽取”是一起变。",
        (
            "One choice at a time, all others as published; figures are places moved, on "
            "average over the plans. “All at once” changes everything together."
        ),
    ),
    "method.no_sensitivity": (
        "这个排名里的规划太少，没有可比的变动。",
        "Too few plans are ranked here to show what choices change.",
    ),
    "method.sensitivity_alt": (
        "条形图：每种做法使名次平均变动多少位。",
        "Bars: by how many places each choice moves a plan, on average.",
    ),
    "method.mean_change": ("平均变动名次", "Places moved, mean"),
    "method.max_change": ("最多变动名次", "Places moved, most"),
    "method.n_draws": ("抽取次数", "Draws"),
    "method.errors": ("读错的有多少", "How often the reading errs"),
    "method.errors_note": (
        (
            "与人工编码的文件逐条比对。写规则时这些文件就在手边，所以这些数字说明规则与它们有多合，"
            "不等于在其他文件上的表现。"
        ),
        (
            "Compared item by item with documents that people coded by hand. They were at hand "
            "while the rules were written: the figures say how well the rules fit them, not how "
            "they do elsewhere."
        ),
    ),
    "method.errors_alt": ("误差表", "The error card as a table"),
    "method.element": ("读的是什么", "What is read"),
    "method.error_rate": ("错误率", "Error rate"),
    "method.n_items": ("比对条数", "Items compared"),
    "method.unmeasured": ("没有衡量什么", "What is not measured"),
    "method.unmeasured_list": (
        (
            "规划是否合法、是否合理，指数不问。\n"
            "政府工作做得好不好、承诺有没有兑现，不在指数里；报告自述的结果另列，并注明是自述。\n"
            "附件里的责任分工表若未收录，责任单位按“看不到”处理，并给出上下限。\n"
            "十项落实机制的判读还没有误差率，抽取时按原值使用。\n"
            "没有读懂的、读不了的文件不打分，也不算零分，名单在排名页和数据状况页。"
        ),
        (
            "Whether a plan is lawful or wise.\n"
            "How well a place is governed, and whether promises were kept: what reports say of "
            "that stands apart, labelled as their own word.\n"
            "Owners in a table that is not attached: they count as not seen, and bounds are "
            "given.\n"
            "How often the ten accountability answers are wrong: no rate exists yet, so draws "
            "use them as they are.\n"
            "Documents that could not be read or understood: they get no score, not a zero, and "
            "are listed on the ranking and data health pages."
        ),
    ),
    "method.parameters": ("全部权重和门槛，及其理由", "All weights and cut-offs, with reasons"),
    "method.parameter": ("参数", "Parameter"),
    "method.reason": ("理由（英文）", "Reason"),
    "method.source": ("依据（英文）", "Rests on"),
    "health.title": ("数据是否完好、是否新鲜", "Whether the data are whole and fresh"),
    "health.read_whole": (
        "这版数据于 {when} 建成，每个文件都读到了。",
        "These data were made at {when}, Beijing time, and every input was read.",
    ),
    "health.read_partly": (
        "这版数据于 {when} 建成；有 {n} 个文件无法读取，下面写有怎么办。",
        "These data were made at {when}, Beijing time; inputs that could not be read: {n}.",
    ),
    "health.n_sources": ("来源", "Sources"),
    "health.n_failed": ("失败的运行", "Failed runs"),
    "health.seen": (
        "仍在的来源都在 {oldest}（北京时间）之后见过。",
        "Every source that is still there was seen at or after {oldest}, Beijing time.",
    ),
    "health.runs": ("每一次运行", "Every run"),
    "health.no_runs": ("没有运行记录。", "No run is recorded."),
    "health.quarantine": (
        "无法读取的文件，以及怎么办",
        "Inputs that could not be read, and what to do",
    ),
    "health.no_quarantine": ("没有：每个文件都读到了。", "None: every input was read."),
    "health.problems": ("看到了但没有读懂的", "Seen and not understood"),
    "health.no_problems": ("没有。", "Nothing."),
    "health.kinds": ("收有哪些文件", "Documents held"),
    "health.no_kinds": ("没有文件。", "No documents."),
    "health.gone": ("已消失的来源（文件保留）", "Sources that are gone (their documents stay)"),
    "health.no_gone": ("没有。", "None."),
    "health.n_documents": ("文件", "Documents"),
    "health.n_gone": ("来源已消失", "Source gone"),
    "health.n_flagged": ("有提示", "Flagged"),
    "health.n_problems": ("处数", "Places in texts"),
    "health.stage": ("环节", "Stage"),
    "health.detail": ("细节", "Detail"),
    "health.tries": ("尝试", "Tries"),
    "health.status": ("结果", "Outcome"),
    "health.generation": ("第几版", "Generation"),
    "health.started_at": ("开始", "Started"),
    "health.ended_at": ("结束", "Ended"),
    "health.n_seen": ("见到", "Seen"),
    "health.n_accepted": ("收下", "Accepted"),
    "health.n_quarantined": ("搁置", "Put aside"),
    "health.n_ignored": ("忽略", "Ignored"),
    "health.n_new": ("新增", "New"),
    "health.n_changed": ("有变化", "Changed"),
    "health.error": ("失败原因", "Why it failed"),
    "health.code_version": ("程序版本", "Version of the code"),
}
