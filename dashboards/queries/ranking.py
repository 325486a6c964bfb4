"""Who stands where: rankings, and who is in none.

Here: questions of the ranking page, over `mart_city_ranking` and `mart_plan_completeness`.
Not here: what one place promises (`city`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_TABLES = """
    select framework, level, count(*) as n_ranked
    from main.mart_city_ranking
    group by framework, level
    order by framework desc, level
"""

_PROVINCES = """
    select distinct places.province_code, places.province_name
    from main.mart_city_ranking as ranking
    inner join main.dim_jurisdiction as places
        on ranking.jurisdiction_code = places.jurisdiction_code
    where ranking.framework = $1 and ranking.level = $2
    order by places.province_code
"""

_RANKING = """
    select
        ranking.rank,
        ranking.jurisdiction_code,
        ranking.jurisdiction_name,
        coalesce(places.city_name, places.province_name) as parent_name,
        places.province_code,
        places.province_name,
        ranking.document_id,
        ranking.completeness_index,
        ranking.rank_p05,
        ranking.rank_p50,
        ranking.rank_p95,
        ranking.chance_above_next,
        ranking.tier,
        plans.specification,
        plans.coverage,
        plans.accountability,
        plans.index_owner_absent,
        plans.index_owner_present,
        plans.n_measures,
        plans.n_tasks,
        documents.title,
        documents.flags,
        documents.issued_on,
        documents.published_on,
        documents.period_start,
        documents.period_end
    from main.mart_city_ranking as ranking
    inner join main.mart_plan_completeness as plans
        on ranking.document_id = plans.document_id
    inner join main.dim_document as documents
        on ranking.document_id = documents.document_id
    left join main.dim_jurisdiction as places
        on ranking.jurisdiction_code = places.jurisdiction_code
    where ranking.framework = $1 and ranking.level = $2
    order by ranking.rank, ranking.jurisdiction_code
"""

_NOT_RANKED = """
    select
        plans.not_ranked_reason,
        documents.title,
        documents.kind,
        documents.jurisdiction_name,
        documents.jurisdiction_code,
        documents.level,
        documents.framework,
        plans.n_measures,
        documents.flags,
        documents.source,
        documents.document_id
    from main.mart_plan_completeness as plans
    inner join main.dim_document as documents
        on plans.document_id = documents.document_id
    where not plans.is_ranked
        and (documents.framework is null or documents.framework = $1)
    order by
        coalesce(documents.level = $2, false) desc,
        plans.not_ranked_reason,
        documents.jurisdiction_code nulls last,
        documents.document_id
    limit $3
"""

_N_NOT_RANKED = """
    select count(*) as n
    from main.mart_plan_completeness as plans
    inner join main.dim_document as documents
        on plans.document_id = documents.document_id
    where not plans.is_ranked
        and (documents.framework is null or documents.framework = $1)
"""

_QUARANTINED = """
    select count(*) as n from main.quarantined_document
"""

_WEIGHTS = """
    select parameter, cast(value as double) as value
    from main.index_parameters
    order by parameter
"""


def tables(published: Published) -> pl.DataFrame:
    """The rankings that there are.

    Shape:
        One row per framework and level: `n_ranked`.
    """
    return published.ask(_TABLES)


def provinces(published: Published, framework: str, level: str) -> pl.DataFrame:
    """The provinces that have somebody in one ranking.

    Shape:
        One row per province: `province_code`, `province_name`.
    """
    return published.ask(_PROVINCES, framework, level)


def ranking(published: Published, framework: str, level: str) -> pl.DataFrame:
    """One framework's and level's ranking.

    Shape:
        One row per ranked place, best first, with the pillars of its plan and its flags.
    """
    return published.ask(_RANKING, framework, level)


def not_ranked(published: Published, framework: str, level: str, limit: int) -> pl.DataFrame:
    """Documents of a framework, or of none, that are in no ranking; those of `level` first.

    Shape:
        One row per document with its `not_ranked_reason`, at most `limit`.
    """
    return published.ask(_NOT_RANKED, framework, level, limit)


def count_not_ranked(published: Published, framework: str) -> int:
    """How many documents of a framework, or of none, are in no ranking."""
    return published.ask(_N_NOT_RANKED, framework).item()


def quarantined(published: Published) -> int:
    """How many inputs could not be read at all."""
    return published.ask(_QUARANTINED).item()


def parameters(published: Published) -> dict[str, float]:
    """The index's weights and cut-offs, by name."""
    return dict(published.ask(_WEIGHTS).iter_rows())
