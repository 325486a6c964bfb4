"""Frames as tables, for those who would rather read.

Here: which columns are shown, under which names, in which form. Cells show text as it stands.
Not here: charts of the same figures.
"""

import polars as pl
import streamlit as st

from dashboards.components import exports, grids
from dashboards.labels.words import Words


def ranking(frame: pl.DataFrame, words: Words) -> str | None:
    """The ranking with all its figures; yields the place whose row was chosen."""
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
        pl.Series(
            "flags",
            [words.codes("flag", flags) for flags in frame["flags"].to_list()],
            dtype=pl.String,
        ),
        "title",
    )
    names = st.column_config
    shown = st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        key="ranking_table",
        alt=words("ranking.table_alt"),
        column_config={
            "rank": names.NumberColumn(words("ranking.rank"), width="small", pinned=True),
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
            "tier": names.NumberColumn(words("ranking.tier"), width="small"),
            "n_measures": names.NumberColumn(words("ranking.measures"), width="small"),
            "n_tasks": names.NumberColumn(words("ranking.tasks"), width="small"),
            "flags": names.TextColumn(words("ranking.flags")),
            "title": names.TextColumn(words("ranking.document"), width="large"),
        },
    )
    exports.buttons(lambda: table, "ranking", words)
    rows = shown["selection"]["rows"]
    return frame["jurisdiction_code"][rows[0]] if rows else None


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
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        key="own_ranking_table",
        alt=words("weights.title"),
        column_config={
            "own_rank": names.NumberColumn(words("weights.own_rank"), width="small", pinned=True),
            "place_name": names.TextColumn(words("ranking.place"), pinned=True),
            "own_index": names.ProgressColumn(
                words("weights.own_index"), min_value=0, max_value=100, format="%.1f"
            ),
            "own_p05": names.NumberColumn(words("weights.interval_low")),
            "own_p95": names.NumberColumn(words("weights.interval_high")),
            "gained": names.NumberColumn(words("weights.gained"), format="%+d", width="small"),
            "rank": names.NumberColumn(words("weights.rank"), width="small"),
            "completeness_index": names.NumberColumn(words("weights.index"), format="%.1f"),
        },
    )
    exports.buttons(lambda: table, "own_ranking", words)


def not_ranked(frame: pl.DataFrame, words: Words) -> None:
    """Documents that are in no ranking, each with its reason."""
    table = pl.DataFrame(
        {
            "reason": _called(frame, "not_ranked_reason", "not_ranked", words),
            "place": frame["jurisdiction_name"],
            "title": frame["title"],
            "kind": _called(frame, "kind", "kind", words),
            "level": _called(frame, "level", "level", words),
            "framework": _called(frame, "framework", "framework", words),
            "measures": frame["n_measures"],
            "source": frame["source"],
        }
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="not_ranked_table",
        alt=words("ranking.absent"),
        column_config={
            "reason": names.TextColumn(words("ranking.reason"), pinned=True),
            "place": names.TextColumn(words("ranking.place")),
            "title": names.TextColumn(words("ranking.document"), width="large"),
            "kind": names.TextColumn(words("ranking.kind")),
            "level": names.TextColumn(words("ranking.of_level")),
            "framework": names.TextColumn(words("ranking.of_framework")),
            "measures": names.NumberColumn(words("ranking.measures"), width="small"),
            "source": names.TextColumn(words("ranking.source")),
        },
    )
    exports.buttons(lambda: table, "not_ranked", words)


def metrics(frame: pl.DataFrame, values: list[str], words: Words, topics: dict[str, str]) -> None:
    """Quantified values; `values` are theirs as a person writes them."""
    table = pl.DataFrame(
        {
            "indicator": frame["indicator"],
            "value": values,
            "due_on": frame["due_on"],
            "frequency": _called(frame, "frequency", "frequency", words),
            "subject": frame["subject"],
            "role": _called(frame, "role", "metric_role", words),
            "kind": _called(frame, "kind", "metric_kind", words),
            "topic": [topics.get(code, code) for code in frame["topic_code"]],
            "sentence": frame["sentence"],
        }
    )
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="metrics_table",
        alt=words("metrics.alt"),
        column_config={
            "indicator": names.TextColumn(words("metrics.indicator"), width="medium", pinned=True),
            "value": names.TextColumn(words("metrics.value")),
            "due_on": names.DateColumn(words("metrics.due_on")),
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
    table = frame.with_columns(unit_kind=_called(frame, "unit_kind", "unit_kind", words))
    names = st.column_config
    st.dataframe(
        grids.rows(table),
        hide_index=True,
        placeholder="–",
        key="bodies_table",
        alt=words("bodies.alt"),
        column_config={
            "unit": names.TextColumn(words("bodies.unit"), pinned=True),
            "unit_kind": names.TextColumn(words("bodies.kind")),
            "successor": names.TextColumn(words("bodies.successor")),
            "n_lead": names.NumberColumn(words("bodies.n_lead"), width="small"),
            "n_responsible": names.NumberColumn(words("bodies.n_responsible"), width="small"),
            "n_support": names.NumberColumn(words("bodies.n_support"), width="small"),
            "printed_as": names.TextColumn(words("bodies.printed_as"), width="large"),
        },
    )
    exports.buttons(lambda: table, "bodies", words)


def _called(frame: pl.DataFrame, column: str, kind: str, words: Words) -> pl.Series:
    """A column of codes in words."""
    return pl.Series(
        column, [words.plain_code(kind, code) for code in frame[column]], dtype=pl.String
    )
