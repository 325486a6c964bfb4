"""The ranking under the viewer's own weights.

Here: sliders that live in the address, and what they change.
Not here: the published ranking (`ranking`), the formula (`weighting`).
"""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from dashboards import weighting
from dashboards.components import address, tables
from dashboards.queries import draws as queries
from dashboards.views.visit import Visit

_WHOLE = 100
_PERCENT = frozenset(str(number) for number in range(_WHOLE + 1))
_PLACES = ("specification", "coverage")


@dataclass(frozen=True, slots=True)
class Ranking:
    """The published ranking that is to be reweighted; `province` is the part of it shown."""

    framework: str
    level: str
    plans: pl.DataFrame
    province: str | None


def render(visit: Visit, ranking: Ranking, parameters: dict[str, float]) -> None:
    """Draws a switch; behind it the sliders and, once moved, the ranking under them."""
    words = visit.words
    if not parameters.keys() >= weighting.NEEDED:
        return
    # Seven sliders that few viewers move are a quarter of what the page would cost.
    if not address.switch(words("weights.title"), "own", drops=("weights", "elements")):
        return
    published = {
        name: _published(parameters, parts)
        for name, parts in (("weights", weighting.PILLARS), ("elements", weighting.ELEMENTS))
    }
    weights = {name: _given(name, default) for name, default in published.items()}
    with st.container(border=True):
        st.caption(words("weights.note"))
        _sliders(visit, "weights", weights["weights"], published["weights"])
        st.caption(words("weights.elements_note"))
        _sliders(visit, "elements", weights["elements"], published["elements"])
        if weights == published:
            return
        formula = weighting.Formula(
            parameters, _floats(weights["weights"]), _floats(weights["elements"])
        )
        own = _own(visit, ranking, formula)
        moved = own.filter(pl.col("gained") != 0).height
        st.info(words("weights.changed", n=moved, all=own.height))
        tables.own_ranking(own, words)


def _own(visit: Visit, ranking: Ranking, formula: weighting.Formula) -> pl.DataFrame:
    """The ranking under the formula; all of it is weighed, and the part asked for yielded."""
    table = (visit.published, ranking.framework, ranking.level)
    scored = weighting.pillars(queries.scores(*table), queries.topics(*table), formula)
    plans = ranking.plans.join(scored, on="document_id", how="left", suffix="_own")
    shifts = plans.select(
        "document_id",
        *((pl.col(f"{name}_own") - pl.col(name)).alias(f"{name}_shift") for name in _PLACES),
    )
    reweighted = plans.with_columns(pl.col(f"{name}_own").alias(name) for name in _PLACES)
    own = weighting.rank(reweighted, formula)
    drawn = queries.draws(*table, n_plans=ranking.plans.height)
    sure = weighting.intervals(drawn, shifts, formula)
    own = own.join(sure, on="document_id", how="left")
    return own.filter(pl.col("province_code") == ranking.province) if ranking.province else own


def _sliders(visit: Visit, name: str, weights: dict[str, int], published: dict[str, int]) -> None:
    """A slider a weight; moving one writes all of its row into the address."""
    words, label = visit.words, {"weights": "pillar", "elements": "element"}[name]
    for column, part in zip(st.columns(len(weights)), weights, strict=True):
        key = f"weight_{part}"
        st.session_state[key] = weights[part]
        column.slider(
            words(f"{label}.{part}"),
            0,
            _WHOLE,
            step=5,
            key=key,
            on_change=_take,
            args=(name, published),
        )


def _published(parameters: dict[str, float], parts: tuple[str, ...]) -> dict[str, int]:
    """The published weights in percent."""
    return {part: round(parameters[f"weight_{part}"] * _WHOLE) for part in parts}


def _given(name: str, published: dict[str, int]) -> dict[str, int]:
    """The weights in the address (`50-30-20`); the published ones where it holds none that fit."""
    given = st.query_params.get_all(name)
    if not given:
        return published
    parts = given[0].split("-")
    numbers = [int(part) for part in parts if part in _PERCENT]
    if len(given) != 1 or not len(numbers) == len(parts) == len(published):
        address.ignore(name)
        return published
    return dict(zip(published, numbers, strict=True))


def _floats(weights: dict[str, int]) -> dict[str, float]:
    return {name: float(weight) for name, weight in weights.items()}


def _take(name: str, published: dict[str, int]) -> None:
    chosen = [st.session_state[f"weight_{part}"] for part in published]
    default = "-".join(str(weight) for weight in published.values())
    address.write(name, "-".join(map(str, chosen)), default)
