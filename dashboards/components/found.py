"""Rows that a search found, as tables to select from.

Here: which columns are shown and taken along.
Not here: which rows they are (`queries.search`).
"""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboards.components import grids, values
from dashboards.labels.words import Words

Topics = Mapping[str, str]


def measures(frame: pl.DataFrame, topics: Topics, words: Words) -> list[int]:
    """Measures found; yields the rows that are selected."""
    table = frame.select(
        "jurisdiction_name",
        "text",
        "completeness",
        pl.Series("firm", [_firm(row, words) for row in frame.iter_rows(named=True)]),
        grids.called(frame, "measure_type", "measure_type", words),
        pl.Series("owner", [_owner(row, words) for row in frame.iter_rows(named=True)]),
        pl.Series("due", [_due(row, words) for row in frame.iter_rows(named=True)]),
        "n_metrics",
        pl.Series("checked", [_checked(found, words) for found in frame["has_verification"]]),
        pl.Series("topic", [topics.get(code, code) for code in frame["topic_code"]]),
        "title",
    )
    names = st.column_config
    return grids.show(
        table,
        "found_measures",
        words("search.table_alt"),
        selection="multi-row",
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "text": names.TextColumn(words("search.sentence"), width="large"),
            "completeness": names.ProgressColumn(
                words("search.completeness"), min_value=0, max_value=1, format="%.2f"
            ),
            "firm": names.TextColumn(words("search.firm")),
            "measure_type": names.TextColumn(words("search.type")),
            "owner": names.TextColumn(words("search.owner")),
            "due": names.TextColumn(words("search.due")),
            "n_metrics": grids.count_column(words("search.n_metrics")),
            "checked": names.TextColumn(words("search.checked"), width="small"),
            "topic": names.TextColumn(words("search.topic")),
            "title": names.TextColumn(words("search.document")),
        },
    )


def metrics(frame: pl.DataFrame, topics: Topics, words: Words) -> list[int]:
    """Quantified values found; yields the rows that are selected."""
    table = frame.select(
        "jurisdiction_name",
        "indicator",
        pl.Series("value", [values.value(row, words) for row in frame.iter_rows(named=True)]),
        "due_on",
        grids.called(frame, "role", "metric_role", words),
        grids.called(frame, "kind", "metric_kind", words),
        grids.called(frame, "frequency", "frequency", words),
        "subject",
        "sentence",
        pl.Series("topic", [topics.get(code, code) for code in frame["topic_code"]]),
        "title",
    )
    names = st.column_config
    return grids.show(
        table,
        "found_metrics",
        words("search.table_alt"),
        selection="multi-row",
        columns={
            "jurisdiction_name": names.TextColumn(words("search.place"), pinned=True),
            "indicator": names.TextColumn(words("metrics.indicator"), width="medium"),
            "value": names.TextColumn(words("metrics.value")),
            "due_on": grids.date_column(words("metrics.due_on")),
            "role": names.TextColumn(words("metrics.role")),
            "kind": names.TextColumn(words("metrics.kind")),
            "frequency": names.TextColumn(words("metrics.frequency")),
            "subject": names.TextColumn(words("metrics.subject")),
            "sentence": names.TextColumn(words("metrics.sentence"), width="large"),
            "topic": names.TextColumn(words("metrics.topic")),
            "title": names.TextColumn(words("search.document")),
        },
    )


def _firm(row: Mapping[str, object], words: Words) -> str:
    if row["measure_type"] == "goal":
        return words.plain_code("measure_type", "goal")
    return words.plain("measures.firm" if row["is_firm"] else "measures.soft")


def _checked(found: object, words: Words) -> str:
    return words.plain("element.checked" if found else "element.none")


def _owner(row: Mapping[str, object], words: Words) -> str:
    return str(row["owner_raw"] or words.plain_code("owner", str(row["owner"])))


def _due(row: Mapping[str, object], words: Words) -> str:
    if row["deadline_source"] == "explicit" and row["due_on"]:
        return str(row["due_on"])
    if row["frequency"]:
        return words.plain_code("frequency", str(row["frequency"]))
    return words.plain_code("deadline_source", str(row["deadline_source"]))
