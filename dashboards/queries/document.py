"""One document as a whole: where it stands, its headings, what is printed in it.

Here: questions of the document page about headings, bodies, citations, origin and versions.
Not here: its sentences (`sentences`), its index (`city`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_WHERE = """
    select jurisdiction_code from main.dim_document where document_id = $1
"""

_UNPLACED = """
    select count(*) > 0 as has_any from main.dim_document where jurisdiction_code is null
"""

_ORIGIN = """
    select media_type, content_sha256, fetched_at, part_no
    from main.dim_document
    where document_id = $1
"""

_SECTIONS = """
    select section_id, position, level, ordinal, title, role, char_start, char_end
    from main.dim_section
    where document_id = $1
    order by position
"""

_UNITS = """
    select named.unit_raw, named.responsibility, sections.char_start, sections.char_end
    from main.bridge_task_unit as named
    inner join main.dim_task as tasks on named.task_id = tasks.task_id
    inner join main.dim_section as sections on tasks.section_id = sections.section_id
    where tasks.document_id = $1
    order by sections.char_start, named.position
"""

_CITATIONS = """
    select cited.cited_title, cited.cited_issuer, cited.cited_document_id, held.source
    from main.fct_citations as cited
    left join main.dim_document as held on cited.cited_document_id = held.document_id
    where cited.document_id = $1
    order by cited.position
"""


def where(published: Published, document_id: str) -> tuple[bool, str | None]:
    """Whether the warehouse holds a document of this id, and the place that it is of."""
    found = published.ask(_WHERE, document_id)
    return (True, found.item()) if found.height else (False, None)


def has_unplaced(published: Published) -> bool:
    """Whether there are documents of which no place was recognised."""
    return published.ask(_UNPLACED).item()


def origin(published: Published, document_id: str) -> dict[str, object]:
    """Which bytes a document was read from."""
    return published.ask(_ORIGIN, document_id).row(0, named=True)


def sections(published: Published, document_id: str) -> pl.DataFrame:
    """The headings of a document.

    Shape:
        One row per heading, in the order of the text.
    """
    return published.ask(_SECTIONS, document_id)


def units(published: Published, document_id: str) -> pl.DataFrame:
    """The bodies printed in a document, each with the span of the section that prints it.

    Shape:
        One row per task and body.
    """
    return published.ask(_UNITS, document_id)


def citations(published: Published, document_id: str) -> pl.DataFrame:
    """The documents that a document rests on.

    Shape:
        One row per citation; `source` where the warehouse holds what is cited.
    """
    return published.ask(_CITATIONS, document_id)
