"""The versions of one document, and whose words it shares.

Here: questions about what changed from version to version, and about shared text.
Not here: the newest version's own sentences (`sentences`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_VERSIONS = """
    select version_no, valid_from, valid_to, n_added, n_dropped, n_altered, content_sha256
    from main.document_version
    where document_id = $1
    order by version_no desc
"""

_CHANGES = """
    select version_no, fact, change, indicator, old_text, new_text, is_same_reader
    from main.fct_changes
    where document_id = $1
    order by version_no desc, position, change_id
"""

_SHARED = """
    select
        shared.shared_share,
        shared.most_shared_share,
        shared.most_shared_document_id,
        others.title,
        others.jurisdiction_name
    from main.mart_shared_text as shared
    left join main.dim_document as others
        on shared.most_shared_document_id = others.document_id
    where shared.document_id = $1
"""


def versions(published: Published, document_id: str) -> pl.DataFrame:
    """The versions of a document.

    Shape:
        One row per version, newest first, with how much it changed.
    """
    return published.ask(_VERSIONS, document_id)


def changes(published: Published, document_id: str) -> pl.DataFrame:
    """What new versions added, dropped or altered.

    Shape:
        One row per change, newest version first.
    """
    return published.ask(_CHANGES, document_id)


def shared(published: Published, document_id: str) -> dict[str, object] | None:
    """How much of a document's text stands in others, and in which most; None if not compared."""
    found = published.ask(_SHARED, document_id)
    return found.row(0, named=True) if found.height else None
