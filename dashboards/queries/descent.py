"""One topic from the outline of the centre down to a district.

Here: questions of that page: who stands above whom, and what became of the values.
Not here: reports (`delivery`).
"""

from collections.abc import Sequence

import polars as pl

from dashboards.queries.warehouse import Published

ROWS = 30
"""Pairs of values drawn at once."""

_FAMILIES = """
    select distinct traced.family_code, documents.province_name
    from main.mart_traceability as traced
    inner join main.dim_document as documents
        on traced.document_id = documents.document_id
    where traced.framework = $1 and traced.family_code is not null
    order by traced.family_code
"""

_TOPICS = """
    select
        topics.topic_code,
        topics.item_zh,
        topics.item_en,
        cast(sum(traced.n_measures) as integer) as n_measures,
        cast(sum(traced.n_kept + traced.n_sharpened + traced.n_weakened) as integer) as n_traced
    from main.mart_traceability as traced
    inner join main.dim_topic as topics on traced.topic_code = topics.topic_code
    where traced.framework = $1 and (traced.family_code = $2 or traced.family_code is null)
    group by topics.topic_code, topics.item_zh, topics.item_en
    order by topics.topic_code
"""

_STEPS = """
    select
        traced.document_id,
        traced.jurisdiction_name,
        traced.level,
        traced.parent_document_id,
        documents.title,
        traced.n_measures,
        traced.n_firm_measures,
        traced.n_values,
        traced.n_kept,
        traced.n_sharpened,
        traced.n_weakened
    from main.mart_traceability as traced
    inner join main.dim_document as documents
        on traced.document_id = documents.document_id
    where traced.framework = $1
        and (traced.family_code = $2 or traced.family_code is null)
        and traced.topic_code = $3
    order by
        case traced.level
            when 'province' then 1 when 'city' then 2 when 'district' then 3 else 0
        end,
        traced.jurisdiction_code nulls first,
        traced.document_id
"""

_VALUES = """
    select
        document_id, indicator, comparator, value, value_high, unit, kind, is_digits,
        is_approximate, is_placeholder
    from main.fct_metrics
    where document_id in (select unnest(string_split($1, ',')))
        and topic_code = $2
        and role = 'target'
        and value is not null
    order by document_id, char_start, metric_id
"""

_PAIRS = """
    select
        links.direction,
        links.link_reason,
        links.similarity,
        links.parent_document_id,
        links.child_document_id,
        above.jurisdiction_name as parent_place,
        above.title as parent_title,
        below.jurisdiction_name as child_place,
        below.title as child_title,
        parent_measures.measure_id as parent_sentence_id,
        parent_measures.text as parent_sentence,
        parent_measures.char_start as parent_start,
        parents.char_start as parent_value_start,
        parents.char_end as parent_value_end,
        parents.text as parent_text,
        parents.indicator as parent_indicator,
        parents.comparator as parent_comparator,
        parents.value as parent_value,
        parents.value_high as parent_value_high,
        parents.unit as parent_unit,
        parents.kind as parent_kind,
        parents.is_digits as parent_is_digits,
        parents.is_approximate as parent_is_approximate,
        parents.is_placeholder as parent_is_placeholder,
        child_measures.measure_id as child_sentence_id,
        child_measures.text as child_sentence,
        child_measures.char_start as child_start,
        children.char_start as child_value_start,
        children.char_end as child_value_end,
        children.text as child_text,
        children.indicator as child_indicator,
        children.comparator as child_comparator,
        children.value as child_value,
        children.value_high as child_value_high,
        children.unit as child_unit,
        children.kind as child_kind,
        children.is_digits as child_is_digits,
        children.is_approximate as child_is_approximate,
        children.is_placeholder as child_is_placeholder
    from main.fct_handed_down as links
    inner join main.dim_document as above on links.parent_document_id = above.document_id
    inner join main.dim_document as below on links.child_document_id = below.document_id
    inner join main.fct_metrics as parents on links.parent_metric_id = parents.metric_id
    inner join main.fct_metrics as children on links.child_metric_id = children.metric_id
    inner join main.fct_measures as parent_measures
        on parents.measure_id = parent_measures.measure_id
    inner join main.fct_measures as child_measures
        on children.measure_id = child_measures.measure_id
    where below.framework = $1 and below.province_code = $2 and children.topic_code = $3
    order by
        case links.direction
            when 'weakened' then 1 when 'sharpened' then 2 when 'kept' then 3 else 4
        end,
        links.similarity desc,
        links.child_metric_id,
        links.parent_metric_id
    limit $4
"""


def families(published: Published, framework: str) -> dict[str, str]:
    """The provinces that have a document of this outline, by code."""
    return dict(published.ask(_FAMILIES, framework).iter_rows())


def topics(published: Published, framework: str, family: str) -> pl.DataFrame:
    """The topics, with how much a province and all below it say of each.

    Shape:
        One row per topic.
    """
    return published.ask(_TOPICS, framework, family)


def steps(published: Published, framework: str, family: str, topic: str) -> pl.DataFrame:
    """What each document from the centre down says of one topic.

    Shape:
        One row per document, the highest level first.
    """
    return published.ask(_STEPS, framework, family, topic)


def values(published: Published, document_ids: Sequence[str], topic: str) -> pl.DataFrame:
    """What documents set for one topic.

    Shape:
        One row per target with a value, in the order of the text.
    """
    return published.ask(_VALUES, ",".join(document_ids), topic)


def pairs(published: Published, framework: str, family: str, topic: str) -> pl.DataFrame:
    """Values of one topic beside those of the level above.

    Shape:
        One row per pair, weakened ones first, with both sentences and both values.
    """
    return published.ask(_PAIRS, framework, family, topic, ROWS)
