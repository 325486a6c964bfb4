"""The rows of a working ledger: one government's measures, and all that hangs on each.

Here: what each cell says, in Chinese.
Not here: how the sheet looks (`.ledger`), which evidence there is (`.ledger_reports`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from pipelines.export.jurisdictions import Jurisdiction
from pipelines.export.ledger_reports import reports_by_measure
from pipelines.export.published import Published

Row = Mapping[str, object]
Cells = dict[str, object]

_MEASURES = """
    select
        measures.measure_id,
        measures.document_id,
        measures.text,
        measures.measure_type,
        measures.strength,
        measures.owner,
        measures.owner_raw,
        measures.has_verification,
        measures.due_on,
        measures.due_text,
        measures.due_precision,
        measures.deadline_source,
        measures.frequency,
        measures.char_start,
        measures.char_end,
        deadlines.days_left,
        coalesce(deadlines.lead_units, []) as lead_units,
        coalesce(deadlines.responsible_units, []) as responsible_units,
        coalesce(deadlines.support_units, []) as support_units,
        sections.ordinal,
        sections.title as section_title,
        parents.title as parent_title,
        topics.topic_code,
        topics.item_zh,
        documents.kind,
        documents.title,
        documents.doc_number,
        documents.source
    from main.fct_measures as measures
    inner join main.dim_document as documents on measures.document_id = documents.document_id
    inner join main.dim_section as sections on measures.section_id = sections.section_id
    inner join main.dim_topic as topics on measures.topic_code = topics.topic_code
    left join main.dim_section as parents on sections.parent_section_id = parents.section_id
    left join main.mart_deadlines as deadlines on measures.measure_id = deadlines.commitment_id
    where measures.jurisdiction_code = $code
    order by
        documents.kind = 'report', documents.period_start desc nulls last,
        documents.document_id, measures.position
"""

_METRICS = """
    select metrics.* from main.fct_metrics as metrics
    inner join main.fct_measures as measures on metrics.measure_id = measures.measure_id
    where measures.jurisdiction_code = $code
    order by metrics.measure_id, metrics.char_start, metrics.metric_id
"""

TYPES = {
    "goal": "总体目标",
    "standing_rule": "长期规则",
    "recurring": "定期事项",
    "threshold": "量化指标",
    "deliverable": "明确成果",
    "direction": "工作方向",
}
STRENGTHS = {
    "prohibition": "禁止",
    "mandatory": "刚性",
    "gradual": "渐进",
    "exploratory": "探索",
}
OWNERS = {
    "named": "",
    "collective": "（统称，未点名）",
    "attachment": "（见分工方案，未收录）",
    "none": "（未明确）",
}
FREQUENCIES = {
    "year": "每年",
    "quarter": "每季度",
    "month": "每月",
    "term": "任期内",
    "person_year": "每人每年",
}
SIGNS = {">=": "≥", "<=": "≤", "=": "＝", "between": ""}
ROLES = {"baseline": "（基数）", "target": "", "achieved": "（已达到）"}


def ledger_rows(published: Published, place: Jurisdiction) -> list[Cells]:
    """One row a measure: plans before reports, the newest period first."""
    values = {"code": place.code}
    metrics: dict[str, list[Row]] = defaultdict(list)
    for row in published.ask(_METRICS, values).to_dicts():
        metrics[str(row["measure_id"])].append(row)
    reports = reports_by_measure(published, place.code)
    return [
        _cells(number, row, metrics[str(row["measure_id"])]) | reports.cells(str(row["measure_id"]))
        for number, row in enumerate(published.ask(_MEASURES, values).to_dicts(), start=1)
    ]


def _cells(number: int, row: Row, metrics: Sequence[Row]) -> Cells:
    task = " ".join(str(row[name]) for name in ("ordinal", "section_title") if row[name])
    return {
        "序号": number,
        "所属部分": row["parent_title"] or "",
        "任务": task or "（无标题）",
        "对应纲要事项": row["item_zh"],
        "举措（原文）": row["text"],
        "举措类型": TYPES[str(row["measure_type"])],
        "措辞力度": STRENGTHS[str(row["strength"])],
        "牵头单位": _units(row["lead_units"]),
        "责任单位": _units(row["responsible_units"]),
        "配合单位": _units(row["support_units"]),
        "文中责任主体": row["owner_raw"] or OWNERS[str(row["owner"])],
        "完成时限": row["due_on"],
        "时限依据": deadline_words(row),
        "频次": FREQUENCIES.get(str(row["frequency"]), ""),
        "剩余天数": row["days_left"],
        "量化目标": "\n".join(map(target_words, metrics)) or "（无）",
        "检查考核": "有要求" if row["has_verification"] else "未提出",
        "来源文件": _document(row),
        "原文位置": f"第{_count(row['char_start']) + 1}至{_count(row['char_end'])}字",
    }


def _units(units: object) -> str:
    return "、".join(map(str, units)) if isinstance(units, list) else ""


def deadline_words(row: Row) -> str:
    """Where a date comes from: the words of the text, or the end of a plan."""
    if row["deadline_source"] == "explicit":
        phase = "阶段：" if row["due_precision"] == "phase" else "原文："
        return f"{phase}{row['due_text'] or ''}"
    if not isinstance(row["due_on"], date):
        return "未定"
    return "随下一年度期满" if row["kind"] == "report" else "随规划期满"


def target_words(metric: Row) -> str:
    """A value as people write it: what, how it binds, how much."""
    what = f"{metric['subject'] or ''}{metric['indicator'] or metric['text']}"
    often = FREQUENCIES.get(str(metric["frequency"]), "")
    often = "" if often in what else often
    if metric["is_placeholder"]:
        return f"{often}{what}：留空（{metric['text']}）"
    sign = "约" if metric["is_approximate"] else SIGNS.get(str(metric["comparator"]), "")
    return f"{often}{what} {sign}{amount(metric)}{ROLES[str(metric['role'])]}"


def amount(metric: Row) -> str:
    """The number and its unit; both ends of a range."""
    low, high = metric["value"], metric["value_high"]
    numbers = [f"{value:.10g}" for value in (low, high) if isinstance(value, float)]
    return f"{'—'.join(numbers)}{metric['unit'] or ''}"


def _document(row: Row) -> str:
    number = f"（{row['doc_number']}）" if row["doc_number"] else ""
    return f"{row['title'] or row['source']}{number}"


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
