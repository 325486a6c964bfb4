"""What reports say of a government's measures, for its ledger.

Here: sentences that answer a measure and values that answer its targets, as cells in Chinese.
Not here: which answers which (`dbt_project`), the ledger's other cells (`.ledger_rows`).

All of it is what governments say of themselves, and the cells' heads say so.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from pipelines.export.published import Published

SAID = "报告所述进展（自述）"
GRADE = "佐证程度"
REACHED = "报告数值与目标（自述）"

_EVIDENCE = """
    select
        evidence.measure_id,
        evidence.grade,
        evidence.report_year,
        achievements.text
    from main.fct_evidence as evidence
    inner join main.fct_measures as measures on evidence.measure_id = measures.measure_id
    inner join main.fct_achievements as achievements
        on evidence.achievement_id = achievements.achievement_id
    where measures.jurisdiction_code = $code
    order by
        evidence.measure_id, evidence.grade, evidence.report_year desc,
        evidence.similarity desc, evidence.achievement_id
"""

_DELIVERY = """
    select
        targets.measure_id,
        delivery.relation,
        delivery.report_year,
        coalesce(targets.indicator, '') as indicator,
        targets.text as target_text,
        achieved.text as achieved_text
    from main.fct_delivery as delivery
    inner join main.fct_metrics as targets on delivery.target_metric_id = targets.metric_id
    inner join main.fct_metrics as achieved on delivery.achieved_metric_id = achieved.metric_id
    inner join main.fct_measures as measures on targets.measure_id = measures.measure_id
    where measures.jurisdiction_code = $code and delivery.relation <> 'not_comparable'
    order by
        targets.measure_id, delivery.report_year desc, delivery.similarity desc,
        delivery.achieved_metric_id
"""

GRADES = {"strong": "强", "weak": "弱"}
RELATIONS = {"meets": "达到", "misses": "未达到", "partial": "部分可比"}
MOST_SAID = 3
"""Sentences that a cell quotes; the grade is that of the strongest."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What is said of each measure: sentences with their grade, and values."""

    said: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    reached: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def cells(self, measure_id: str) -> dict[str, object]:
        """The cells of one measure; empty where no report speaks of it."""
        said = self.said.get(measure_id, [])
        grades = {grade for grade, _ in said}
        best = next((GRADES[grade] for grade in GRADES if grade in grades), "未见")
        more = [f"（另有{len(said) - MOST_SAID}句）"] if len(said) > MOST_SAID else []
        return {
            SAID: "\n".join([*(text for _, text in said[:MOST_SAID]), *more]),
            GRADE: best,
            REACHED: "\n".join(self.reached.get(measure_id, [])),
        }


def reports_by_measure(published: Published, code: str) -> Reports:
    """What the reports that are held say of this government's measures."""
    reports = Reports()
    for row in published.ask(_EVIDENCE, {"code": code}).to_dicts():
        sentence = f"{row['report_year']}年：{row['text']}"
        reports.said[row["measure_id"]].append((row["grade"], sentence))
    for row in published.ask(_DELIVERY, {"code": code}).to_dicts():
        beside = f"（目标{row['target_text']}，{RELATIONS[row['relation']]}）"
        line = f"{row['report_year']}年{row['indicator']}：{row['achieved_text']}{beside}"
        reports.reached[row["measure_id"]].append(line)
    return reports
