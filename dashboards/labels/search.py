"""Words of the search pages and the comparison.

Here: their titles, facets, tables, downloads.
Not here: codes (`codes`), what every page says (`shared`).
"""

SEARCH: dict[str, tuple[str, str]] = {
    "measures.page": ("在所有规划里找措施", "Find measures in all plans"),
    "metrics.page": ("在所有文件里找指标", "Find quantified values in all documents"),
    "search.words": (
        "包含的词（可用空格隔开几个）",
        "Words that must occur (several, with blanks)",
    ),
    "search.measures_hint": ("例如：行政复议 公开", "in Chinese, as the plans are written"),
    "search.metrics_hint": ("例如：出庭应诉率", "in Chinese, as the plans are written"),
    "search.all": ("全部", "All"),
    "search.framework": ("纲要", "Outline"),
    "search.level": ("层级", "Level"),
    "search.province": ("省份", "Province"),
    "search.topic": ("主题", "Topic"),
    "search.type": ("措施类型", "Type"),
    "search.owner": ("责任", "Owner"),
    "search.firm": ("硬或软", "Firm or soft"),
    "search.kind": ("数值类型", "Kind"),
    "search.role": ("性质", "Role"),
    "search.comparator": ("方向", "Direction"),
    "search.place": ("地方", "Place"),
    "search.body": ("单位", "Body"),
    "search.duty": ("角色", "Role"),
    "search.sort": ("排序", "Order"),
    "sort.place": ("按地方", "By place"),
    "sort.complete": ("写得最完整的在前", "Most complete first"),
    "sort.due": ("最早到期的在前", "Soonest due first"),
    "sort.high": ("数值最大的在前", "Highest value first"),
    "sort.low": ("数值最小的在前", "Lowest value first"),
    "search.found": ("找到 {n} 条", "{n} found"),
    "search.none": ("没有符合条件的结果。放宽一个条件试试。", "Nothing fits. Try one facet less."),
    "search.pick": (
        "选中一行，看它在原文里的样子；选中几行，只下载这几行。",
        "Select a row to read it in its document; select several to download these alone.",
    ),
    "search.table_alt": ("结果表", "The results as a table"),
    "search.shown": ("选中的句子", "The sentence selected"),
    "search.open": ("→ 打开这个地方", "→ Open the place"),
    "search.document": ("文件", "Document"),
    "search.sentence": ("句子", "Sentence"),
    "search.completeness": ("完整度", "Completeness"),
    "search.due": ("期限", "Due"),
    "search.n_metrics": ("数值", "Values"),
    "search.checked": ("检查", "Check"),
    "export.csv": ("下载 CSV", "Download CSV"),
    "export.xlsx": ("下载 Excel", "Download Excel"),
    "export.ics": ("下载日历 ICS", "Download calendar (ICS)"),
    "export.more": (
        "这里列出前 {n} 行，下载有 {all} 行。",
        "The first {n} rows are listed here; downloads hold {all}.",
    ),
    "export.limit": (
        "一次最多下载 {n} 行。",
        "At most {n} rows leave at once.",
    ),
    "compare.title": ("几个地方，并排来看", "A few places side by side"),
    "compare.places": ("比较哪些地方（2—5 个）", "Places to compare (2 to 5)"),
    "compare.few": ("至少选两个地方。", "Choose at least two places."),
    "compare.none": (
        "这个纲要下还没有可比较的规划。",
        "No plan of this outline can be compared yet.",
    ),
    "compare.topics": ("每个主题写得多具体", "How specific each topic is"),
    "compare.topics_note": (
        "数字为具体程度（0—1），– 为没有措施，空格为不适用。",
        "Figures are specification (0–1); – no measure; blank does not apply.",
    ),
    "compare.topics_alt": (
        "热力图：各地每个主题的具体程度。",
        "Heat map: how specific each place is on each topic.",
    ),
    "compare.common": ("同一个指标，各定多少", "The same indicator, each place's value"),
    "compare.common_note": (
        "单位相同、措辞相近的指标排在一起；括号里是各自的原词。",
        "Indicators of one unit and like wording stand together, each in its own words.",
    ),
    "compare.common_none": (
        "这些规划没有共同的指标。",
        "These plans set no value for a common indicator.",
    ),
    "compare.common_alt": ("共同指标表", "Common indicators as a table"),
    "compare.indicator": ("指标", "Indicator"),
}
