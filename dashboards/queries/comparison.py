"""Plans of a few places side by side.

Here: questions of the comparison page, and which of their indicators are the same.
Not here: rankings of all (`ranking`).
"""

from collections.abc import Sequence
from itertools import combinations
from threading import Condition

import polars as pl
from cachetools import LRUCache, cached

from dashboards.queries.warehouse import Published

LIKENESS = 0.6
"""Two indicators of one unit are taken for the same where so much of their pairs of characters
is shared; a reader sees both wordings."""

SHORT = 4
"""An indicator of fewer characters (办结, 培训) names the same thing only within one topic."""

_PLANS = """
    select
        ranking.rank,
        ranking.jurisdiction_code,
        ranking.jurisdiction_name,
        coalesce(places.city_name, places.province_name) as parent_name,
        ranking.level,
        ranking.document_id,
        ranking.completeness_index,
        plans.specification,
        plans.coverage,
        plans.accountability,
        plans.n_measures
    from main.mart_city_ranking as ranking
    inner join main.mart_plan_completeness as plans
        on ranking.document_id = plans.document_id
    left join main.dim_jurisdiction as places
        on ranking.jurisdiction_code = places.jurisdiction_code
    where ranking.framework = $1
    order by
        case ranking.level when 'province' then 1 when 'city' then 2 else 3 end,
        ranking.rank, ranking.jurisdiction_code
"""

_TOPICS = """
    select
        covered.document_id,
        covered.topic_code,
        topics.item_zh,
        topics.item_en,
        covered.is_applicable,
        covered.n_measures,
        covered.specification
    from main.mart_topic_coverage as covered
    inner join main.dim_topic as topics on covered.topic_code = topics.topic_code
    where covered.document_id in (select unnest(string_split($1, ',')))
    order by covered.topic_code, covered.document_id
"""

_METRICS = """
    select
        document_id, topic_code, indicator, text, comparator, value, value_high, unit, kind,
        is_digits, is_approximate, is_placeholder, due_on
    from main.fct_metrics
    where document_id in (select unnest(string_split($1, ',')))
        and role = 'target' and indicator is not null
    order by document_id, char_start
"""


def plans(published: Published, framework: str) -> pl.DataFrame:
    """The ranked plans of one framework, of every level.

    Shape:
        One row per plan with its place and its pillars.
    """
    return published.ask(_PLANS, framework)


def topics(published: Published, document_ids: Sequence[str]) -> pl.DataFrame:
    """How the plans cover each topic.

    Shape:
        One row per topic and plan.
    """
    return published.ask(_TOPICS, ",".join(document_ids))


def common_metrics(published: Published, document_ids: Sequence[str]) -> pl.DataFrame:
    """Targets that at least two of the plans set for the same indicator.

    Shape:
        One row per target, with the number of its `group`; groups that more plans share first.
    """
    return _common(published, ",".join(document_ids))


# Each wording is held against each other one: once for all who compare the same plans.
@cached(LRUCache(100), condition=Condition())
def _common(published: Published, document_ids: str) -> pl.DataFrame:
    found = published.ask(_METRICS, document_ids).with_row_index("row")
    groups = _groups(found)
    return (
        found.with_columns(group=pl.Series(groups, dtype=pl.UInt32))
        .with_columns(n_plans=pl.col("document_id").n_unique().over("group"))
        .filter(pl.col("n_plans") > 1)
        .sort("n_plans", "group", "row", descending=[True, False, False])
    )


def likeness(one: str, other: str) -> float:
    """How much of two wordings is shared: Dice's measure over pairs of characters.

    Units:
        From 0 to 1.
    """
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(one == other)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _groups(found: pl.DataFrame) -> list[int]:
    """For each row the first row that it is like, directly or through others."""
    rows = found.select("document_id", "unit", "indicator", "topic_code").rows()
    first = list(range(len(rows)))

    def root(row: int) -> int:
        while first[row] != row:
            first[row] = first[first[row]]
            row = first[row]
        return row

    for a, b in combinations(range(len(rows)), 2):
        if _is_same(rows[a], rows[b]):
            first[max(root(a), root(b))] = min(root(a), root(b))
    return [root(row) for row in range(len(rows))]


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    (plan_a, unit_a, name_a, topic_a), (plan_b, unit_b, name_b, topic_b) = one, other
    if plan_a == plan_b or unit_a != unit_b:
        return False
    if min(len(name_a), len(name_b)) < SHORT and topic_a != topic_b:
        return False
    return likeness(name_a, name_b) >= LIKENESS
