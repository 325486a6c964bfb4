"""What one place promises: its documents, and the sentences in them.

Here: questions of the city page about places and plans.
Not here: the sentences themselves (`sentences`), who ranks where (`ranking`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_PLACES = """
    select
        places.jurisdiction_code,
        places.name,
        places.level,
        places.city_name,
        places.province_name,
        count(*) as n_documents,
        count(*) filter (where plans.is_ranked) as n_ranked
    from main.dim_document as documents
    inner join main.dim_jurisdiction as places
        on documents.jurisdiction_code = places.jurisdiction_code
    left join main.mart_plan_completeness as plans
        on documents.document_id = plans.document_id
    group by
        places.jurisdiction_code, places.name, places.level,
        places.city_name, places.province_name
    order by
        case places.level when 'province' then 1 when 'city' then 2 else 3 end,
        places.jurisdiction_code
"""

_DOCUMENTS = """
    select
        documents.document_id,
        documents.title,
        documents.kind,
        documents.framework,
        documents.issuer,
        documents.doc_number,
        documents.adopted_on,
        documents.issued_on,
        documents.published_on,
        documents.period_start,
        documents.period_end,
        documents.level,
        documents.flags,
        documents.source,
        documents.is_current,
        documents.gone_since,
        plans.n_measures,
        plans.n_tasks,
        plans.specification,
        plans.coverage,
        plans.accountability,
        plans.completeness_index,
        plans.index_owner_absent,
        plans.index_owner_present,
        coalesce(plans.is_ranked, false) as is_ranked,
        plans.not_ranked_reason,
        ranking.rank,
        ranking.rank_p05,
        ranking.rank_p95,
        ranking.tier,
        beside.n_ranked
    from main.dim_document as documents
    left join main.mart_plan_completeness as plans
        on documents.document_id = plans.document_id
    left join main.mart_city_ranking as ranking
        on documents.document_id = ranking.document_id
    left join (
        select framework, level, count(*) as n_ranked
        from main.mart_city_ranking
        group by framework, level
    ) as beside
        on ranking.framework = beside.framework and ranking.level = beside.level
    where documents.jurisdiction_code is not distinct from $1
    order by
        coalesce(plans.is_ranked, false) desc,
        documents.framework desc nulls last,
        documents.period_end desc nulls last,
        documents.document_id
"""

_TOPICS = """
    with beside as (
        select
            others.topic_code,
            max(others.specification) as best,
            median(coalesce(others.specification, 0)) as middle
        from main.mart_topic_coverage as others
        inner join main.mart_city_ranking as ranked
            on others.document_id = ranked.document_id
        where ranked.framework = $2 and ranked.level = $3 and others.is_applicable
        group by others.topic_code
    )

    select
        topics.topic_code,
        topics.part_no,
        topics.part_zh,
        topics.part_en,
        topics.item_zh,
        topics.item_en,
        topics.applies_to_district,
        topics.applies_to_2015,
        coalesce(covered.is_applicable, false) as is_applicable,
        coalesce(covered.n_measures, 0) as n_measures,
        coalesce(covered.n_metrics, 0) as n_metrics,
        coalesce(covered.has_firm_measure, false) as has_firm_measure,
        covered.specification,
        beside.best,
        beside.middle
    from main.dim_topic as topics
    left join main.mart_topic_coverage as covered
        on topics.topic_code = covered.topic_code and covered.document_id = $1
    left join beside on topics.topic_code = beside.topic_code
    order by topics.topic_code
"""

_BODIES = """
    select
        units.unit,
        units.unit_kind,
        units.successor,
        count(*) filter (where named.responsibility = 'lead') as n_lead,
        count(*) filter (where named.responsibility = 'responsible') as n_responsible,
        count(*) filter (where named.responsibility = 'support') as n_support,
        string_agg(distinct named.unit_raw, '、' order by named.unit_raw) as printed_as
    from main.bridge_task_unit as named
    inner join main.dim_task as tasks on named.task_id = tasks.task_id
    inner join main.dim_unit as units on named.unit_id = units.unit_id
    where tasks.document_id = $1
    group by units.unit_id, units.unit, units.unit_kind, units.successor
    order by
        n_lead desc, n_responsible desc, n_support desc, units.unit
"""

_PROBLEMS = """
    select kind, text, advice, char_start, char_end
    from main.problems
    where document_id = $1
    order by char_start
"""

_SOURCES = """
    select source, first_seen_at, last_seen_at, gone_since
    from main.document_source
    where document_id = $1
    order by first_seen_at, source
"""


def places(published: Published) -> pl.DataFrame:
    """The places that have a document.

    Shape:
        One row per place, provinces first: `jurisdiction_code`, `name`, `level`, its parents,
        `n_documents`, `n_ranked`.
    """
    return published.ask(_PLACES)


def documents(published: Published, place: str | None) -> pl.DataFrame:
    """The documents of one place, or of none that was recognised; ranked plans first.

    Shape:
        One row per document with its fields, its index and, where it is ranked, its rank.
    """
    return published.ask(_DOCUMENTS, place)


def topics(
    published: Published, document_id: str, framework: str | None, level: str | None
) -> pl.DataFrame:
    """The reference outline as one plan covers it.

    Shape:
        One row per topic, `local` last; `best` and `middle` are the highest and the median
        specification among the ranked plans of `framework` and `level`.
    """
    return published.ask(_TOPICS, document_id, framework, level)


def bodies(published: Published, document_id: str) -> pl.DataFrame:
    """The bodies that a plan makes answerable.

    Shape:
        One row per body: tasks that it leads, answers for, supports.
    """
    return published.ask(_BODIES, document_id)


def problems(published: Published, document_id: str) -> pl.DataFrame:
    """What was seen in a document and not understood.

    Shape:
        One row per problem, in the order of the text.
    """
    return published.ask(_PROBLEMS, document_id)


def sources(published: Published, document_id: str) -> pl.DataFrame:
    """The files and addresses that carry a document.

    Shape:
        One row per source, first seen first.
    """
    return published.ask(_SOURCES, document_id)
