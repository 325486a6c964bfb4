"""How the data are doing: runs, inputs that could not be used, what was not understood.

Here: questions of the page about data health.
Not here: the line about the data on every page (`status`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

ROWS = 1_000
"""Rows of a list that are shown at once; the count beside it is of all."""

_FRESHNESS = """
    select
        count(*) as n_sources,
        count(*) filter (where gone_since is not null) as n_gone,
        min(last_seen_at) filter (where gone_since is null) as oldest_seen_at,
        max(last_seen_at) as newest_seen_at
    from main.document_source
"""

_KINDS = """
    select
        documents.kind,
        documents.level,
        count(*) as n_documents,
        count(*) filter (where not documents.is_current) as n_gone,
        count(*) filter (where len(documents.flags) > 0) as n_flagged,
        count(*) filter (where plans.is_ranked) as n_ranked
    from main.dim_document as documents
    left join main.mart_plan_completeness as plans
        on documents.document_id = plans.document_id
    group by documents.kind, documents.level
    order by n_documents desc, documents.kind, documents.level
"""

_GONE = """
    select source, document_id, last_seen_at, gone_since
    from main.document_source
    where gone_since is not null
    order by gone_since desc, source
    limit $1
"""

# Words that look like paths of this machine are nobody else's business.
_QUARANTINE = """
    select
        source, stage, reason, regexp_replace(detail, '(/[^\\s/:]+){2,}', '…', 'g') as detail,
        tries, first_seen_at, last_seen_at
    from main.quarantined_document
    order by last_seen_at desc, source
    limit $1
"""

_PROBLEMS = """
    select kind, count(*) as n_problems, count(distinct document_id) as n_documents,
        any_value(advice) as advice
    from main.problems
    group by kind
    order by n_problems desc, kind
"""

_RUNS = """
    select
        status, generation, started_at, coalesce(ended_at, published_at) as ended_at,
        n_seen, n_accepted, n_flagged, n_quarantined, n_ignored, n_new, n_changed, n_gone,
        regexp_replace(error, '(/[^\\s/:]+){2,}', '…', 'g') as error, code_version
    from main.pipeline_run
    order by started_at desc
    limit $1
"""


def freshness(published: Published) -> dict[str, object]:
    """How many sources there are, how many are gone, and when they were seen last."""
    return published.ask(_FRESHNESS).row(0, named=True)


def kinds(published: Published) -> pl.DataFrame:
    """What sort of documents there are.

    Shape:
        One row per kind and level.
    """
    return published.ask(_KINDS)


def gone(published: Published) -> pl.DataFrame:
    """Sources that no longer carry their document.

    Shape:
        One row per source, gone last first.
    """
    return published.ask(_GONE, ROWS)


def quarantine(published: Published) -> pl.DataFrame:
    """Inputs that could not be used.

    Shape:
        One row per input, met last first.
    """
    return published.ask(_QUARANTINE, ROWS)


def problems(published: Published) -> pl.DataFrame:
    """What was seen and not understood, by kind.

    Shape:
        One row per kind, most frequent first.
    """
    return published.ask(_PROBLEMS)


def runs(published: Published) -> pl.DataFrame:
    """The runs up to this build, failed ones too.

    Shape:
        One row per run, newest first.
    """
    return published.ask(_RUNS, ROWS)
