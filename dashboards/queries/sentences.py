"""The sentences of one document, and the text that they stand in.

Here: tasks, measures, metrics, achievements and accountability items of one document.
Not here: its index and its topics (`city`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_TEXT = """
    select clean_text from main.document_text where document_id = $1
"""

_TASKS = """
    select
        tasks.task_id,
        tasks.position,
        tasks.ordinal,
        tasks.title,
        tasks.topic_code,
        sections.role,
        parents.ordinal as parent_ordinal,
        parents.title as parent_title
    from main.dim_task as tasks
    left join main.dim_section as sections on tasks.section_id = sections.section_id
    left join main.dim_section as parents
        on sections.parent_section_id = parents.section_id
    where tasks.document_id = $1
    order by tasks.position
"""

_TASK_UNITS = """
    select named.task_id, named.unit_raw, named.responsibility, named.position
    from main.bridge_task_unit as named
    inner join main.dim_task as tasks on named.task_id = tasks.task_id
    where tasks.document_id = $1
    order by named.task_id, named.position
"""

_MEASURES = """
    select
        measures.measure_id,
        measures.task_id,
        measures.topic_code,
        measures.position,
        measures.text,
        measures.char_start,
        measures.char_end,
        measures.measure_type,
        measures.strength,
        measures.owner,
        measures.owner_raw,
        measures.has_verification,
        measures.due_on,
        measures.due_from,
        measures.due_precision,
        measures.due_text,
        measures.deadline_source,
        measures.frequency,
        measures.n_metrics,
        measures.score_owner,
        measures.score_deadline,
        measures.score_target,
        measures.score_verification,
        measures.completeness,
        measures.is_firm
    from main.fct_measures as measures
    where measures.document_id = $1
    order by measures.char_start
"""

_TOPICS = """
    select
        case when measure_type = 'goal' then 'goals' else topic_code end as topic_code,
        count(*) as n,
        count(*) filter (where is_firm) as n_firm
    from main.fct_measures
    where document_id = $1
    group by 1
"""

_DONE_TOPICS = """
    select topic_code, count(*) as n
    from main.fct_achievements
    where document_id = $1
    group by topic_code
"""

_METRICS = """
    select
        metrics.metric_id,
        metrics.measure_id,
        metrics.achievement_id,
        metrics.topic_code,
        metrics.text,
        metrics.char_start,
        metrics.char_end,
        metrics.indicator,
        metrics.comparator,
        metrics.value,
        metrics.value_high,
        metrics.unit,
        metrics.kind,
        metrics.is_digits,
        metrics.is_approximate,
        metrics.frequency,
        metrics.subject,
        metrics.role,
        metrics.is_placeholder,
        metrics.due_on,
        coalesce(measures.text, achievements.text) as sentence
    from main.fct_metrics as metrics
    left join main.fct_measures as measures on metrics.measure_id = measures.measure_id
    left join main.fct_achievements as achievements
        on metrics.achievement_id = achievements.achievement_id
    where metrics.document_id = $1
    order by metrics.char_start, metrics.char_end
"""

_ACHIEVEMENTS = """
    select
        achievements.achievement_id,
        achievements.topic_code,
        achievements.text,
        achievements.char_start,
        achievements.char_end
    from main.fct_achievements as achievements
    where achievements.document_id = $1
    order by achievements.char_start
"""

_ACCOUNTABILITY = """
    select
        items.item_code,
        items.answer,
        items.score,
        items.text,
        items.char_start,
        items.char_end
    from main.fct_accountability as items
    where items.document_id = $1
    order by items.item_code
"""


def clean_text(published: Published, document_id: str) -> str:
    """The cleaned text that every span of a document counts in; empty where none is kept."""
    found = published.ask(_TEXT, document_id)
    return found.item() if found.height else ""


def tasks(published: Published, document_id: str) -> pl.DataFrame:
    """The tasks of a document in their order.

    Shape:
        One row per task, with the heading above it and its section's role.
    """
    return published.ask(_TASKS, document_id)


def task_units(published: Published, document_id: str) -> pl.DataFrame:
    """The bodies printed beside each task of a document.

    Shape:
        One row per task and body, in the order printed.
    """
    return published.ask(_TASK_UNITS, document_id)


def measures(published: Published, document_id: str) -> pl.DataFrame:
    """The commitments of a document in their order.

    Shape:
        One row per measure with its element scores.
    """
    return published.ask(_MEASURES, document_id)


def topics(published: Published, document_id: str) -> dict[str, dict[str, int]]:
    """How many measures, and firm ones, a document has on each topic; goals stand apart.

    Shape:
        One entry per topic that has any, by its code: `n`, `n_firm`.
    """
    return _keyed(published.ask(_TOPICS, document_id))


def done_topics(published: Published, document_id: str) -> dict[str, dict[str, int]]:
    """How many achievements a document tells of on each topic.

    Shape:
        One entry per topic that has any, by its code: `n`.
    """
    return _keyed(published.ask(_DONE_TOPICS, document_id))


def metrics(published: Published, document_id: str) -> pl.DataFrame:
    """The quantified values of a document in their order.

    Shape:
        One row per metric, with the sentence that holds it.
    """
    return published.ask(_METRICS, document_id)


def achievements(published: Published, document_id: str) -> pl.DataFrame:
    """What a report says was done, in its order.

    Shape:
        One row per achievement.
    """
    return published.ask(_ACHIEVEMENTS, document_id)


def accountability(published: Published, document_id: str) -> pl.DataFrame:
    """The accountability items of a plan.

    Shape:
        One row per item, with the sentence that earned its answer.
    """
    return published.ask(_ACCOUNTABILITY, document_id)


def _keyed(frame: pl.DataFrame) -> dict[str, dict[str, int]]:
    return {row.pop("topic_code"): row for row in frame.iter_rows(named=True)}
