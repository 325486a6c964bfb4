"""The ranking under the viewer's own weights.

Here: three sliders that live in the address, and what they change.
Not here: the published ranking (`ranking`), the formula (`weighting`).
"""

import polars as pl
import streamlit as st

from dashboards import weighting
from dashboards.components import address, tables
from dashboards.views.visit import Visit

_NAME = "weights"
_WHOLE = 100
_PERCENT = frozenset(str(number) for number in range(_WHOLE + 1))


def render(
    visit: Visit, ranked: pl.DataFrame, parameters: dict[str, float], province: str | None
) -> None:
    """Draws the sliders and, once moved, the ranking under them.

    All of `ranked` is weighed, and the part of it in `province` shown.
    """
    words = visit.words
    published = _published(parameters)
    if published is None:
        return
    weights = _given(published)
    with st.expander(words("weights.title"), expanded=weights != published):
        st.caption(words("weights.note"))
        for column, pillar in zip(st.columns(3), weighting.PILLARS, strict=True):
            key = f"weight_{pillar}"
            st.session_state[key] = weights[pillar]
            column.slider(
                words(f"pillar.{pillar}"),
                0,
                _WHOLE,
                step=5,
                key=key,
                on_change=_take,
                args=(published,),
            )
        if weights == published:
            return
        formula = weighting.Formula(
            {pillar: float(weight) for pillar, weight in weights.items()},
            parameters["index_floor"],
            parameters["index_span"],
        )
        own = weighting.rank(ranked, formula)
        if province:
            own = own.filter(pl.col("province_code") == province)
        moved = own.filter(pl.col("gained") != 0).height
        st.info(words("weights.changed", n=moved, all=own.height))
        tables.own_ranking(own, words)


def _published(parameters: dict[str, float]) -> dict[str, int] | None:
    """The published weights in percent; None where the warehouse does not carry them."""
    names = {pillar: f"weight_{pillar}" for pillar in weighting.PILLARS}
    if not parameters.keys() >= {*names.values(), "index_floor", "index_span"}:
        return None
    return {pillar: round(parameters[name] * _WHOLE) for pillar, name in names.items()}


def _given(published: dict[str, int]) -> dict[str, int]:
    """The weights in the address (`50-30-20`); the published ones where it holds none that fit."""
    given = st.query_params.get_all(_NAME)
    if not given:
        return published
    parts = given[0].split("-")
    numbers = [int(part) for part in parts if part in _PERCENT]
    fits = len(given) == 1 and len(numbers) == len(parts) == len(weighting.PILLARS)
    if not fits:
        address.ignore(_NAME)
        return published
    return dict(zip(weighting.PILLARS, numbers, strict=True))


def _take(published: dict[str, int]) -> None:
    chosen = [st.session_state[f"weight_{pillar}"] for pillar in weighting.PILLARS]
    default = "-".join(str(weight) for weight in published.values())
    address.write(_NAME, "-".join(map(str, chosen)), default)
