"""What is published: its generation, its age, how much is in it.

Here: questions that every page asks.
Not here: who ranks where (`ranking`), what one place promises (`city`).
"""

from dataclasses import dataclass
from datetime import datetime

from dashboards.queries.warehouse import Published

_STATUS = """
    select
        newest.generation,
        newest.published_at,
        documents.n_documents,
        documents.n_sample_documents > 0 as has_samples
    from (
        select count(*) as n_documents, count(*) filter (where is_sample) as n_sample_documents
        from main.dim_document
    ) as documents
    left join (
        select generation, coalesce(published_at, ended_at, started_at) as published_at
        from main.pipeline_run
        where generation is not null
        order by generation desc
        limit 1
    ) as newest on true
"""


@dataclass(frozen=True, slots=True)
class Status:
    """What is published; `generation` and `published_at` are None where no run is recorded."""

    generation: int | None
    published_at: datetime | None
    n_documents: int
    has_samples: bool
    is_fallback: bool


def status(published: Published) -> Status:
    """The state of the generation that is read."""
    row = published.ask(_STATUS).row(0, named=True)
    return Status(
        generation=row["generation"],
        published_at=row["published_at"],
        n_documents=row["n_documents"],
        has_samples=row["has_samples"],
        is_fallback=published.is_fallback,
    )
