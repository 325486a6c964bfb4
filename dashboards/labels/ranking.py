"""Words of the ranking page.

Here: its title, controls, charts, tables.
Not here: codes (`codes`), what every page says (`shared`).
"""

RANKING: dict[str, tuple[str, str]] = {
    "ranking.title": ("谁把承诺写得最完整", "Who states commitments most completely"),
    "ranking.framework": ("对照的纲要", "Held to"),
    "ranking.level": ("层级", "Level"),
    "ranking.province": ("省份", "Province"),
    "ranking.everywhere": ("全部省份", "All provinces"),
    "ranking.page": ("名次范围", "Places shown"),
    "ranking.none": (
        "这个纲要和层级下还没有可排名的规划。",
        "No plan of this outline and level is ranked yet.",
    ),
    "ranking.n_ranked": ("参加排名", "Ranked"),
    "ranking.n_measures": ("其中的措施", "Measures in them"),
    "ranking.n_not_ranked": ("未参加排名", "Not ranked"),
    "ranking.n_quarantined": ("无法读取的文件", "Inputs that could not be read"),
    "ranking.index_chart": ("完整度指数", "Completeness index"),
    "ranking.index_alt": (
        "条形图：各地规划的完整度指数，由高到低。下方表格列有相同数字。",
        (
            "Bars: the completeness index of each place, highest first. "
            "The table below holds the same figures."
        ),
    ),
    "ranking.pillars": ("指数由三部分组成（0—1）", "The three pillars of the index (0–1)"),
    "ranking.pillar_alt": (
        "条形图：各地规划在这一部分的得分，顺序与排名相同。下方表格列有相同数字。",
        (
            "Bars: each place's score in this pillar, in the order of the ranking. "
            "The table below holds the same figures."
        ),
    ),
    "ranking.specification_note": (
        "各主题最好的三条措施写明了多少",
        "What a topic's three best measures state",
    ),
    "ranking.coverage_note": (
        "有措施、有硬承诺的主题比例",
        "Topics with a measure, and with a firm one",
    ),
    "ranking.accountability_note": (
        "督察、年报、考核等十项机制",
        "Inspection, yearly report and eight more",
    ),
    "ranking.open": ("点击一条或一行，打开那个地方。", "Click a bar or a row to open the place."),
    "ranking.table": ("全部数字", "All figures"),
    "ranking.table_alt": ("排名表", "The ranking as a table"),
    "ranking.rank": ("名次", "Rank"),
    "ranking.place": ("地方", "Place"),
    "ranking.index": ("指数", "Index"),
    "ranking.measures": ("措施", "Measures"),
    "ranking.tasks": ("任务", "Tasks"),
    "ranking.flags": ("提示", "Flags"),
    "ranking.document": ("规划", "Plan"),
    "ranking.bounds": (
        "显示责任分工表未附时的上下限",
        "Show the bounds of plans whose owners stand in a table not attached",
    ),
    "ranking.low": ("若都没有责任单位", "If no measure has an owner"),
    "ranking.high": ("若都有责任单位", "If every measure has one"),
    "ranking.intervals": ("名次有多确定", "How sure the ranks are"),
    "ranking.intervals_note": (
        "横条为 1000 次重算中 5%—95% 的名次，圆点为中位名次；同一档内的地方分不出先后。",
        (
            "Bars: ranks from the 5th to the 95th of 100 parts of 1,000 draws; dots: the median "
            "rank. Places of one tier cannot be told apart."
        ),
    ),
    "ranking.intervals_alt": (
        "区间图：各地名次的 5%—95% 区间、中位名次和所在档。",
        "Ranges: each place's 5–95 % rank interval, its median rank and its tier.",
    ),
    "ranking.interval": ("名次区间", "Rank interval"),
    "ranking.median_rank": ("中位名次", "Median rank"),
    "ranking.tier_name": ("第 {n} 档", "Tier {n}"),
    "ranking.tier": ("档", "Tier"),
    "ranking.above_next": ("高于下一名的机会", "Chance above the next"),
    "ranking.absent": ("未参加排名的文件，以及原因", "Documents that are not ranked, and why"),
    "ranking.absent_note": (
        "缺了就是缺了：没有任何分数是推算补上的。",
        "What is missing stays missing: no score is filled in.",
    ),
    "ranking.absent_none": ("没有。", "There are none."),
    "ranking.reason": ("原因", "Reason"),
    "ranking.kind": ("类别", "Kind"),
    "ranking.source": ("来源", "Source"),
    "ranking.of_level": ("层级", "Level"),
    "ranking.of_framework": ("纲要", "Outline"),
    "ranking.how": ("指数怎么算", "How the index is made"),
    "ranking.how_body": (
        (
            "三部分各自放大到 1—100 后，取加权几何平均：S 占 {s}，C 占 {c}，G 占 {g}。"
            "某一部分的短板因此不能靠另一部分补回来。"
            "各地只与同一纲要、同一层级的规划比较；增加一个地方不会改变别处的分数。"
        ),
        (
            "Each pillar is scaled to 1–100; the index is their weighted geometric mean: "
            "S {s}, C {c}, G {g}. So one pillar cannot buy off another. "
            "A plan stands beside plans of the same outline and level only, "
            "and a new place changes nobody else's score."
        ),
    ),
    "weights.title": ("换成自己的权重", "Choose your own weights"),
    "weights.note": (
        "三部分的权重。按比例使用，不必合计 100；发布的排名不变，地址会记住你的权重。",
        (
            "The three pillars. Weights count in proportion and need not add up to 100; the "
            "published ranking stays, and the address keeps yours."
        ),
    ),
    "weights.elements_note": (
        "一条措施里四个要素的权重。",
        "The four elements of a measure.",
    ),
    "weights.changed": (
        "这是你的权重下的名次，不是发布的排名：{all} 个地方里有 {n} 个名次变了。",
        "Ranks under your weights, not the published ones: {n} of {all} places moved.",
    ),
    "weights.own_rank": ("你的名次", "Your rank"),
    "weights.own_index": ("你的指数", "Your index"),
    "weights.interval_low": ("名次下限 5%", "Rank, 5 %"),
    "weights.interval_high": ("名次上限 95%", "Rank, 95 %"),
    "weights.gained": ("升降", "Moved"),
    "weights.rank": ("发布的名次", "Published rank"),
    "weights.index": ("发布的指数", "Published index"),
}
