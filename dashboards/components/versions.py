"""The versions of a document as tables.

Here: versions with what each changed, and the changes one by one.
Not here: the text of the newest version (`transcript`).
"""

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.labels.words import Words


def versions(frame: pl.DataFrame, words: Words) -> None:
    """Each version and how much it changed."""
    names = st.column_config
    grids.show(
        frame,
        "versions_table",
        words("versions.title"),
        columns={
            "version_no": grids.count_column(words("versions.number"), pinned=True),
            "valid_from": grids.moment_column(words("versions.from")),
            "valid_to": grids.moment_column(words("versions.to")),
            "n_added": grids.count_column(words.code("change", "added")),
            "n_dropped": grids.count_column(words.code("change", "dropped")),
            "n_altered": grids.count_column(words.code("change", "altered")),
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
    grids.show(
        table,
        "changes_table",
        words("versions.changes"),
        columns={
            "version_no": grids.count_column(words("versions.number"), pinned=True),
            "change": names.TextColumn(words("versions.change"), width="small"),
            "fact": names.TextColumn(words("versions.fact"), width="small"),
            "old_text": names.TextColumn(words("versions.old"), width="large"),
            "new_text": names.TextColumn(words("versions.new"), width="large"),
        },
    )
    exports.buttons(lambda: table, "changes", words)
