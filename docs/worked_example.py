"""The worked example of the method page: one sample's index, step by step.

Here: the steps and figures of one plan, read from a published file of the samples;
`python docs/worked_example.py FILE` puts them into `docs/methodology.md`.
Not here: the rules, which stand on that page, nor any reckoning: every figure is the warehouse's.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb

PAGE = Path(__file__).with_name("methodology.md")
BEGIN = "<!-- made by docs/worked_example.py: begin -->\n"
END = "<!-- made by docs/worked_example.py: end -->"
PLACE = "990202"
TOPIC = "05"

PLAN = """
    select documents.title, documents.jurisdiction_name, verdicts.*
    from mart_plan_completeness as verdicts
    inner join dim_document as documents on verdicts.document_id = documents.document_id
    where documents.jurisdiction_code = $place and verdicts.is_ranked
"""
MEASURES = """
    select text, measure_type, score_owner, score_deadline, score_target, score_verification,
        completeness
    from fct_measures
    where document_id = $document and topic_code = $topic and measure_type <> 'goal'
    order by completeness desc, char_start asc
"""
TOPICS = """
    select
        any_value(item.item_zh) filter (where item.topic_code = $topic) as item_zh,
        any_value(coverage.specification) filter (where item.topic_code = $topic) as specification,
        count(*) filter (where coverage.n_measures > 0) as n_scored,
        count(*) filter (where coverage.is_applicable) as n_asked,
        count(*) filter (where coverage.is_applicable and coverage.n_measures > 0) as n_covered,
        count(*) filter (where coverage.is_applicable and coverage.has_firm_measure) as n_firm
    from mart_topic_coverage as coverage
    inner join dim_topic as item on coverage.topic_code = item.topic_code
    where coverage.document_id = $document
"""
ANSWERS = """
    select
        count(*) filter (where answer = 'yes') as n_yes,
        count(*) filter (where answer = 'partly') as n_partly,
        count(*) filter (where answer = 'no') as n_no
    from fct_accountability
    where document_id = $document
"""
IMPROVEMENT = """
    select improvements.element, improvements.index_after, measures.text
    from mart_improvements as improvements
    inner join fct_measures as measures on improvements.measure_id = measures.measure_id
    where improvements.document_id = $document and improvements.position = 1
"""

STEPS = """\
A sample, so an invented place: {jurisdiction_name}, *{title}*, level {level}, outline {framework},
{n_measures} measures. It refers to a division-of-work table that it does not carry.

**Elements.** Topic {topic}, {item_zh}, has {n_topic} measures. Where the owner is blank, the table
that is not held says who.

| measure | type | owner | date | number | check | completeness |
| --- | --- | --- | --- | --- | --- | --- |
{rows}

**Topic.** The mean of the best three is {topic_score:.4f}.

**S.** {n_scored} topics have measures, those without counterpart in the outline counted as one; the
mean of their scores is S = {specification:.4f}.

**C.** {n_asked} items are asked for, {n_covered} have a measure and {n_firm} a firm one:
C = ({n_covered} / {n_asked} + {n_firm} / {n_asked}) / 2 = {coverage:.4f}.

**G.** Of ten items {n_yes} are answered yes, {n_partly} partly, {n_no} no:
G = ({n_yes} + {n_partly} / 2) / 10 = {accountability:.2f}.

**Index.** {s100:.2f}^0.5 × {c100:.2f}^0.3 × {g100:.2f}^0.2 = **{completeness_index:.2f}**.
With all owners that the table would name taken as absent it would be {index_owner_absent:.2f}, with
all of them named {index_owner_present:.2f}.

**What would raise it most.** A {addition} in one sentence takes it to {index_after:.2f}:
{improved}
"""
WORDS = {
    "owner": "named body",
    "deadline": "date",
    "target": "number with unit and comparator",
    "verification": "demand that somebody checks",
}


def render(connection: duckdb.DuckDBPyConnection) -> str:
    """The example as the page should hold it."""
    (plan,) = _rows(connection, PLAN, place=PLACE)
    document = plan["document_id"]
    measures = _rows(connection, MEASURES, document=document, topic=TOPIC)
    (topics,) = _rows(connection, TOPICS, document=document, topic=TOPIC)
    (answers,) = _rows(connection, ANSWERS, document=document)
    (improvement,) = _rows(connection, IMPROVEMENT, document=document)
    return STEPS.format(
        **{name: value for name, value in plan.items() if name != "document_id"},
        **{name: value for name, value in topics.items() if name != "specification"},
        **answers,
        topic=TOPIC,
        topic_score=topics["specification"],
        n_topic=len(measures),
        rows="\n".join(_line(measure) for measure in measures),
        s100=1 + 99 * plan["specification"],
        c100=1 + 99 * plan["coverage"],
        g100=1 + 99 * plan["accountability"],
        addition=WORDS[improvement["element"]],
        index_after=improvement["index_after"],
        improved=improvement["text"],
    )


def put(example: str, page: str) -> str:
    """The page with the example in its place."""
    before, rest = page.split(BEGIN)
    return before + BEGIN + example + END + rest.split(END)[1]


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, **parameters: str
) -> list[dict[str, Any]]:
    found = connection.execute(query, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _line(measure: dict[str, Any]) -> str:
    cells = [measure["text"], f"`{measure['measure_type']}`"]
    for element in ("owner", "deadline", "target", "verification"):
        score = measure[f"score_{element}"]
        cells.append("" if score is None else f"{score:g}")
    cells.append(f"{measure['completeness']:.4f}")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=True) as published:
        text = put(render(published), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")
