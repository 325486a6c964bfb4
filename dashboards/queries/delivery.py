"""What reports say became of the targets, and which promises no report speaks of.

Here: questions of the delivery page; everything reported is the reporter's own word.
Not here: the index, into which none of it enters (`ranking`).
"""

from dataclasses import asdict, dataclass

import polars as pl

from dashboards.queries.warehouse import Published

_PROMISED = """
    with promised as (
        select
            document_id, title, kind, jurisdiction_code, jurisdiction_name, period_start,
            period_end
        from main.dim_document
        where ($framework is null or framework = $framework)
            and ($level is null or level = $level)
            and ($province is null or province_code = $province)
            and ($place is null or jurisdiction_code = $place)
    )
"""

_COUNTS = """
    select links.relation, count(*) as n_links
    from main.fct_delivery as links
    inner join promised on links.target_document_id = promised.document_id
    group by links.relation
"""

# The few pairs of a page are found first, and only then their sentences and values.
_LINKS = """
    , page as (
        select
            links.*,
            case links.relation
                when 'misses' then 1 when 'partial' then 2 when 'meets' then 3 else 4
            end as place
        from main.fct_delivery as links
        where ($relation is null or links.relation = $relation)
            and links.target_document_id in (select document_id from promised)
        order by
            place,
            links.report_year desc,
            links.similarity desc,
            links.target_metric_id,
            links.achieved_metric_id
        limit $limit offset $offset
    )

    select
        links.relation,
        links.link_reason,
        links.kinship,
        links.report_year,
        links.similarity,
        links.ratio,
        links.target_document_id,
        links.achieved_document_id,
        promised.jurisdiction_name as target_place,
        promised.title as target_title,
        reported.jurisdiction_name as achieved_place,
        reported.title as achieved_title,
        measures.measure_id as target_sentence_id,
        measures.text as target_sentence,
        measures.char_start as target_start,
        targets.char_start as target_value_start,
        targets.char_end as target_value_end,
        targets.text as target_text,
        targets.indicator as target_indicator,
        targets.comparator as target_comparator,
        targets.value as target_value,
        targets.value_high as target_value_high,
        targets.unit as target_unit,
        targets.kind as target_kind,
        targets.is_digits as target_is_digits,
        targets.is_approximate as target_is_approximate,
        targets.is_placeholder as target_is_placeholder,
        achievements.achievement_id as achieved_sentence_id,
        achievements.text as achieved_sentence,
        achievements.char_start as achieved_start,
        achieved.char_start as achieved_value_start,
        achieved.char_end as achieved_value_end,
        achieved.text as achieved_text,
        achieved.indicator as achieved_indicator,
        achieved.comparator as achieved_comparator,
        achieved.value as achieved_value,
        achieved.value_high as achieved_value_high,
        achieved.unit as achieved_unit,
        achieved.kind as achieved_kind,
        achieved.is_digits as achieved_is_digits,
        achieved.is_approximate as achieved_is_approximate,
        achieved.is_placeholder as achieved_is_placeholder
    from page as links
    inner join promised on links.target_document_id = promised.document_id
    inner join main.dim_document as reported
        on links.achieved_document_id = reported.document_id
    inner join main.fct_metrics as targets on links.target_metric_id = targets.metric_id
    inner join main.fct_measures as measures on targets.measure_id = measures.measure_id
    inner join main.fct_metrics as achieved on links.achieved_metric_id = achieved.metric_id
    inner join main.fct_achievements as achievements
        on achieved.achievement_id = achievements.achievement_id
    order by
        links.place,
        links.report_year desc,
        links.similarity desc,
        links.target_metric_id,
        links.achieved_metric_id
"""

# A promise can only be silent where its government has reported at all.
_SILENT = """
    , answerable as (
        select *
        from promised
        where kind = 'plan'
            and exists (
                select 1
                from main.dim_document as reported
                where reported.kind = 'report'
                    and reported.jurisdiction_code = promised.jurisdiction_code
                    and reported.period_end
                    between promised.period_start and promised.period_end
            )
    )

    , seen as materialized (
        select distinct measure_id from main.fct_evidence
    )

    , silent as materialized (
        select
            measures.measure_id,
            measures.document_id,
            measures.position,
            answerable.jurisdiction_code
        from main.fct_measures as measures
        inner join answerable on measures.document_id = answerable.document_id
        where measures.measure_type <> 'goal'
            and not exists (
                select 1 from seen where seen.measure_id = measures.measure_id
            )
    )
"""

# All are counted beside the page: a window without parts breaks DuckDB 1.5 now and then, and with
# it the open file (duckdb/duckdb#25713).
_UNSEEN = """
    , page as (
        select silent.*, found.n_found
        from silent
        cross join (select count(*) as n_found from silent) as found
        order by silent.jurisdiction_code, silent.document_id, silent.position
        limit $limit offset $offset
    )

    select
        measures.measure_id,
        measures.document_id,
        measures.jurisdiction_code,
        measures.topic_code,
        promised.jurisdiction_name,
        promised.title,
        measures.text,
        measures.due_on,
        measures.is_firm,
        page.n_found
    from page
    inner join promised on page.document_id = promised.document_id
    inner join main.fct_measures as measures on page.measure_id = measures.measure_id
    order by page.jurisdiction_code, page.document_id, page.position
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose promises are looked at; None leaves a part open."""

    framework: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None


def counts(published: Published, scope: Scope) -> dict[str, int]:
    """How many pairs of target and reported value there are of each relation."""
    return dict(published.ask(_PROMISED + _COUNTS, **asdict(scope)).iter_rows())


def links(
    published: Published, scope: Scope, relation: str | None, limit: int, offset: int
) -> pl.DataFrame:
    """Targets beside reported values.

    Shape:
        One row per pair, missed ones first, with both sentences and both values.
    """
    return published.ask(
        _PROMISED + _LINKS, **asdict(scope), relation=relation, limit=limit, offset=offset
    )


def unseen(published: Published, scope: Scope, limit: int, offset: int) -> pl.DataFrame:
    """Measures without evidence, of governments that have reported.

    Shape:
        One row per measure; `n_found` is the number of all, whatever part is asked for.
    """
    return published.ask(_PROMISED + _SILENT + _UNSEEN, **asdict(scope), limit=limit, offset=offset)
