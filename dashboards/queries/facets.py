"""What lists to choose from offer on several pages.

Here: provinces and topics by their codes.
Not here: places (`city`), bodies (`bodies`), what is found (`search`).
"""

import polars as pl

from dashboards.queries.warehouse import Published

_PROVINCES = """
    select distinct province_code, province_name
    from main.dim_jurisdiction
    where jurisdiction_code in (select jurisdiction_code from main.dim_document)
    order by province_code
"""

_TOPICS = """
    select topic_code, item_zh, item_en from main.dim_topic order by topic_code
"""


def provinces(published: Published) -> dict[str, str]:
    """The provinces that have a document, by code."""
    return dict(published.ask(_PROVINCES).iter_rows())


def topics(published: Published) -> pl.DataFrame:
    """The topics' names.

    Shape:
        One row per topic: `topic_code`, `item_zh`, `item_en`.
    """
    return published.ask(_TOPICS)
