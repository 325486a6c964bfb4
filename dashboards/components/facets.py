"""Facets of a search: a row of lists, each open until something is chosen.

Here: drawing them and reading what was chosen.
Not here: what is found (`queries.search`).
"""

from collections.abc import Mapping

import streamlit as st

from dashboards.components import address
from dashboards.labels.words import Words

WIDTH = 164
"""Pixels: two lists stand beside each other on a telephone, five on a desk."""


def draw(
    words: Words, facets: Mapping[str, Mapping[str, str]], sorts: tuple[str, ...]
) -> tuple[dict[str, str | None], str]:
    """Draws a list for each facet and one for the order.

    `facets` maps each name to its values and what they are called, as plain text. Yields what is
    chosen, None where a facet is open, and the order, the first of `sorts` unless another was
    chosen.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _lists(words, facets)
        choice = address.Choice(
            "sort",
            {sort: words.plain(f"sort.{sort}") for sort in sorts},
            sorts[0],
            drops=("page",),
        )
        sort = address.selection(words("search.sort"), choice, width=WIDTH)
    return chosen, sort


def codes(words: Words, kind: str, values: tuple[str, ...]) -> dict[str, str]:
    """The values of a closed list with their names."""
    return {value: words.plain_code(kind, value) for value in values}


def lists(words: Words, facets: Mapping[str, Mapping[str, str]]) -> dict[str, str | None]:
    """Draws a list for each facet, without an order; yields what is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return _lists(words, facets)


def _lists(words: Words, facets: Mapping[str, Mapping[str, str]]) -> dict[str, str | None]:
    everything = words.plain("search.all")
    chosen: dict[str, str | None] = {}
    for name, options in facets.items():
        choice = address.Choice(name, {"": everything, **options}, "", drops=("page",))
        chosen[name] = address.selection(words(f"search.{name}"), choice, width=WIDTH) or None
    return chosen
