"""Frames as tables, for those who would rather read.

Here: which columns are shown, under which names, in which form. Cells show text as it stands.
Not here: charts of the same figures.
"""

from collections.abc import Callable

import polars as pl
import pyarrow as pa
import streamlit as st

from dashboards.components import exports, grids
from dashboards.kept import by_frame
from dashboards.labels.words import Words


def ranking(frame: pl.DataFrame, words: Words) -> str | None:
    """The ranking with all its figures; yields the place whose row was chosen."""
    table, body = _ranks(frame, words)
    names = st.column_config
    rows = grids.show(
        body,
        "ranking_table",
        words("ranking.table_alt"),
        selection="single-row",
        columns={
            "rank": grids.count_column(words("ranking.rank"), pinned=True),
            "place_name": names.TextColumn(words("ranking.place"), pinned=True),
            "completeness_index": names.ProgressColumn(
                words("ranking.index"), min_value=0, max_value=100, format="%.1f"
            ),
            **{
                pillar: names.ProgressColumn(
                    words(f"pillar.{pillar}"), min_value=0, max_value=1, format="%.2f"
                )
                for pillar in ("specification", "coverage", "accountability")
            },
            "rank_p05": names.NumberColumn(words("weights.interval_low")),
            "rank_p95": names.NumberColumn(words("weights.interval_high")),
            "tier": grids.count_column(words("ranking.tier")),
            "n_measures": grids.count_column(words("ranking.measures")),
            "n_tasks": grids.count_column(words("ranking.tasks")),
            "flags": names.TextColumn(words("ranking.flags")),
            "title": names.TextColumn(words("ranking.document"), width="large"),
        },
    )
    exports.buttons(lambda: table, "ranking", words)
    return frame["jurisdiction_code"][rows[0]] if rows else None


@by_frame(60)
def _ranks(frame: pl.DataFrame, words: Words) -> tuple[pl.DataFrame, pa.Table]:
    """The rows of the ranking, and as they travel."""
    said = [words.codes("flag", flags) for flags in frame["flags"].to_list()]
    table = frame.select(
        "rank",
        "place_name",
        "completeness_index",
        "specification",
        "coverage",
        "accountability",
        "rank_p05",
        "rank_p95",
        "tier",
        "n_measures",
        "n_tasks",
        pl.Series("flags", said, dtype=pl.String),
        "title",
    )
    return table, grids.rows(table)


def own_ranking(frame: pl.DataFrame, words: Words) -> None:
    """The ranking under the viewer's weights beside the published one."""
    names = st.column_config
    table = frame.select(
        "own_rank",
        "place_name",
        "own_index",
        "own_p05",
        "own_p95",
        gained=pl.when(pl.col("gained") != 0).then("gained"),
        rank="rank",
        completeness_index="completeness_index",
    )
    grids.show(
        table,
        "own_ranking_table",
        words("weights.title"),
        columns={
            "own_rank": grids.count_column(words("weights.own_rank"), pinned=True),
            "place_name": names.TextColumn(words("ranking.place"), pinned=True),
            "own_index": names.ProgressColumn(
                words("weights.own_index"), min_value=0, max_value=100, format="%.1f"
            ),
            "own_p05": names.NumberColumn(words("weights.interval_low")),
            "own_p95": names.NumberColumn(words("weights.interval_high")),
            "gained": names.NumberColumn(words("weights.gained"), format="%+d", width="small"),
            "rank": grids.count_column(words("weights.rank")),
            "completeness_index": names.NumberColumn(words("weights.index"), format="%.1f"),
        },
    )
    exports.buttons(lambda: table, "own_ranking", words)


def not_ranked(frame: pl.DataFrame, everything: Callable[[], pl.DataFrame], words: Words) -> None:
    """The first documents that are in no ranking, each with its reason, and all to take along."""
    names = st.column_config
    grids.show(
        _first_reasons(frame, words),
        "not_ranked_table",
        words("ranking.absent"),
        columns={
            "reason": names.TextColumn(words("ranking.reason"), pinned=True),
            "place": names.TextColumn(words("ranking.place")),
            "title": names.TextColumn(words("ranking.document"), width="large"),
            "kind": names.TextColumn(words("ranking.kind")),
            "level": names.TextColumn(words("ranking.of_level")),
            "framework": names.TextColumn(words("ranking.of_framework")),
            "measures": grids.count_column(words("ranking.measures")),
            "source": names.TextColumn(words("ranking.source")),
        },
    )
    exports.buttons(lambda: _reasons(everything(), words), "not_ranked", words)


@by_frame(60)
def _first_reasons(frame: pl.DataFrame, words: Words) -> pa.Table:
    return grids.rows(_reasons(frame, words))


def _reasons(frame: pl.DataFrame, words: Words) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "reason": grids.called(frame, "not_ranked_reason", "not_ranked", words),
            "place": frame["jurisdiction_name"],
            "title": frame["title"],
            "kind": grids.called(frame, "kind", "kind", words),
            "level": grids.called(frame, "level", "level", words),
            "framework": grids.called(frame, "framework", "framework", words),
            "measures": frame["n_measures"],
            "source": frame["source"],
        }
    )


def metrics(frame: pl.DataFrame, values: list[str], words: Words, topics: dict[str, str]) -> None:
    """Quantified values; `values` are theirs as a person writes them."""
    table = pl.DataFrame(
        {
            "indicator": frame["indicator"],
            "value": values,
            "due_on": frame["due_on"],
            "frequency": grids.called(frame, "frequency", "frequency", words),
            "subject": frame["subject"],
            "role": grids.called(frame, "role", "metric_role", words),
            "kind": grids.called(frame, "kind", "metric_kind", words),
            "topic": [topics.get(code, code) for code in frame["topic_code"]],
            "sentence": frame["sentence"],
        }
    )
    names = st.column_config
    grids.show(
        table,
        "metrics_table",
        words("metrics.alt"),
        columns={
            "indicator": names.TextColumn(words("metrics.indicator"), width="medium", pinned=True),
            "value": names.TextColumn(words("metrics.value")),
            "due_on": grids.date_column(words("metrics.due_on")),
            "frequency": names.TextColumn(words("metrics.frequency")),
            "subject": names.TextColumn(words("metrics.subject")),
            "role": names.TextColumn(words("metrics.role")),
            "kind": names.TextColumn(words("metrics.kind")),
            "topic": names.TextColumn(words("metrics.topic")),
            "sentence": names.TextColumn(words("metrics.sentence"), width="large"),
        },
    )
    exports.buttons(lambda: table, "metrics", words)


def bodies(frame: pl.DataFrame, words: Words) -> None:
    """Responsible bodies with what they lead, answer for and support."""
    table = frame.with_columns(unit_kind=grids.called(frame, "unit_kind", "unit_kind", words))
    names = st.column_config
    grids.show(
        table,
        "bodies_table",
        words("bodies.alt"),
        columns={
            "unit": names.TextColumn(words("bodies.unit"), pinned=True),
            "unit_kind": names.TextColumn(words("bodies.kind")),
            "successor": names.TextColumn(words("bodies.successor")),
            "n_lead": grids.count_column(words("bodies.n_lead")),
            "n_responsible": grids.count_column(words("bodies.n_responsible")),
            "n_support": grids.count_column(words("bodies.n_support")),
            "printed_as": names.TextColumn(words("bodies.printed_as"), width="large"),
        },
    )
    exports.buttons(lambda: table, "bodies", words)
