"""The versions of a document as tables.

Here: versions with what each changed, and the changes one by one.
Not here: the text of the newest version (`transcript`).
"""

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.components.values import TIME, ZONE
from dashboards.labels.words import Words


def versions(frame: pl.DataFrame, words: Words) -> None:
    """Each version and how much it changed."""
    names = st.column_config
    st.dataframe(
        grids.rows(frame),
        hide_index=True,
        placeholder="–",
        key="versions_table",
        alt=words("versions.title"),
        column_config={
            "version_no": names.NumberColumn(words("versions.number"), width="small", pinned=True),
            "valid_from": names.DatetimeColumn(words("versions.from"), format=TIME, timezone=ZONE),
            "valid_to": names.DatetimeColumn(words("versions.to"), format=TIME, timezone=ZONE),
            "n_added": names.NumberColumn(words.code("change", "added"), width="small"),
            "n_dropped": names.NumberColumn(words.code("change", "dropped"), width="small"),
            "n_altered": names.NumberColumn(words.code("change", "altered"), width="small"),
            "content_sha256": names.TextColumn(words("origin.sha256")),
        },
    )


def changes(frame: pl.DataFrame, words: Words) -> None:
    """What came, went, or reads otherwise now."""
    table = frame.select(
        "version_no",
        pl.Series("change", [words.plain_code("change", code) for code in frame["change"]]),
        pl.Series("fact", [words.plain_code("fact", code) for code in frame["fact"]]),
        "old_text",
        "new_text",
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="changes_table",
        alt=words("versions.changes"),
        column_config={
            "version_no": names.NumberColumn(words("versions.number"), width="small", pinned=True),
            "change": names.TextColumn(words("versions.change"), width="small"),
            "fact": names.TextColumn(words("versions.fact"), width="small"),
            "old_text": names.TextColumn(words("versions.old"), width="large"),
            "new_text": names.TextColumn(words("versions.new"), width="large"),
        },
    )
    exports.buttons(lambda: table, "changes", words)
