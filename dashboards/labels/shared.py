"""Words that every page uses.

Here: header, banners, age of the data, notes, empty and error states.
Not here: what one page alone says (`ranking`, `city`).
"""

SHARED: dict[str, tuple[str, str]] = {
    "app.name": ("**承诺台账**", "**Planledger**"),
    "app.title": ("承诺台账 planledger", "Planledger"),
    "nav.ranking": ("排名", "Ranking"),
    "nav.city": ("单个地方", "One place"),
    "nav.compare": ("比较", "Compare"),
    "nav.measures": ("措施", "Measures"),
    "nav.metrics": ("指标", "Metrics"),
    "nav.document": ("文件全文", "Document"),
    "group.plans": ("谁承诺得完整", "How complete"),
    "nav.deadlines": ("期限", "Deadlines"),
    "nav.delivery": ("兑现", "Delivery"),
    "nav.descent": ("从中央到地方", "From the centre down"),
    "nav.bodies": ("责任单位", "Bodies"),
    "nav.method": ("方法", "Method"),
    "nav.health": ("数据状况", "Data health"),
    "group.deliver": ("谁来兑现", "Who delivers"),
    "group.trust": ("凭什么相信", "Why believe it"),
    "group.words": ("原文与数字", "Words and numbers"),
    "nav.language": ("语言", "Language"),
    "lang.zh": ("中文", "中文"),
    "lang.en": ("English", "English"),
    "banner.samples": (
        "这里显示的是演示样例：地方、文件和数字都是虚构的。",
        "These are samples made for demonstration: places, documents and figures are invented.",
    ),
    "banner.stale": (
        "数据已有 {days} 天没有更新。请运行 planledger run，或检查定时任务。",
        "The data are {days} days old. Run planledger run, or check the schedule.",
    ),
    "banner.fallback": (
        "最新一版数据无法打开，现在显示的是较早的一版。请运行 planledger status 查看原因。",
        (
            "The newest data cannot be opened; an earlier generation is shown. "
            "Run planledger status to see why."
        ),
    ),
    "meta.line": (
        "数据第 {generation} 版 · {date} 发布（{age}）· {documents} 份文件",
        "Generation {generation} · published {date} ({age}) · {documents} documents",
    ),
    "meta.unknown": ("发布时间不详 · {documents} 份文件", "Date unknown · {documents} documents"),
    "age.minutes": ("{n} 分钟前", "{n} min ago"),
    "age.hours": ("{n} 小时前", "{n} h ago"),
    "age.days": ("{n} 天前", "{n} days ago"),
    "address.ignored": (
        "地址中有无法识别的内容，已忽略：{names}。",
        "Parts of the address mean nothing here and were ignored: {names}.",
    ),
    "address.framework": ("纲要", "outline"),
    "address.level": ("层级", "level"),
    "address.province": ("省份", "province"),
    "address.page": ("页码", "page"),
    "address.city": ("地方", "place"),
    "address.document": ("文件", "document"),
    "address.place": ("地方", "place"),
    "address.span": ("时段", "span"),
    "address.month": ("月份", "month"),
    "address.group": ("排列", "grouping"),
    "address.ends": ("规划期末", "ends of plans"),
    "address.relation": ("结果", "outcome"),
    "address.duty": ("角色", "role"),
    "address.body": ("单位", "body"),
    "address.sentence": ("句子", "sentence"),
    "address.part": ("栏目", "part"),
    "address.topic": ("主题", "topic"),
    "address.places": ("比较的地方", "places compared"),
    "address.q": ("查找的词", "words looked for"),
    "address.type": ("措施类型", "type"),
    "address.owner": ("责任", "owner"),
    "address.firm": ("硬或软", "firm or soft"),
    "address.kind": ("数值类型", "kind"),
    "address.role": ("性质", "role"),
    "address.comparator": ("方向", "direction"),
    "address.sort": ("排序", "order"),
    "address.bounds": ("上下限", "bounds"),
    "address.own": ("自己的权重", "own weights"),
    "address.weights": ("权重", "weights"),
    "address.elements": ("要素权重", "element weights"),
    "address.lang": ("语言", "language"),
    "empty.title": ("还没有数据", "There are no data yet"),
    "empty.body": (
        "在项目目录里运行下面的命令，它读取规划文本并发布数据。完成后刷新本页。",
        (
            "Run this in the project's folder: it reads the plans and publishes the data. "
            "Then load this page again."
        ),
    ),
    "state.loading": ("正在读取数据……", "Reading the data …"),
    "error.page": (
        "这一页出了错，其余页面不受影响。请在运行仪表板的终端日志里查找编号 {id}。",
        (
            "This page failed; the others still work. "
            "Look for {id} in the log of the terminal that runs the dashboard."
        ),
    ),
    "error.shape": (
        "已发布的数据与这一版仪表板不相配。请用同一版本重新运行 planledger run（编号 {id}）。",
        (
            "The published data do not fit this version of the dashboard. "
            "Run planledger run with the same version ({id})."
        ),
    ),
    "pillar.index": ("完整度指数", "Completeness index"),
    "pillar.specification": ("S 具体程度", "S Specification"),
    "pillar.coverage": ("C 覆盖范围", "C Coverage"),
    "pillar.accountability": ("G 落实保障", "G Accountability"),
    "about.index": (
        (
            "指数（1—100）只说明规划写明了多少：谁来做、何时完成、做到多少、怎样检查。"
            "它不评价合法性、政府工作质量或实际成效。"
        ),
        (
            "The index (1–100) tells how much a plan states: who, by when, how much, and how it is "
            "checked. It says nothing of legality, of the quality of government or of results."
        ),
    ),
}
