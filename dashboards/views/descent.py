"""From the centre down: one topic through outline, province, city and district.

Here: which province and topic, the steps of the ladder, the values on their way down.
Not here: how a pair of values is drawn (`components.outcomes`).
"""

import math

import streamlit as st

from dashboards.components import address, outcomes, paper, topic_grid, values
from dashboards.components.paper import Element, element, words_of_document
from dashboards.labels.words import Words
from dashboards.queries import descent as queries
from dashboards.views.delivery import follow
from dashboards.views.visit import Visit

_PAGE = 30
"""Documents of the ladder drawn at once."""

_VALUES = 8
"""Values of one document that are told; its text has all."""


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    st.title(words("descent.title"), anchor=False)
    st.caption(words("descent.note"))
    framework = address.segments(
        words("ranking.framework"),
        address.Choice(
            "framework",
            {code: words.code("framework", code) for code in ("2021", "2015")},
            "2021",
            drops=("province", "topic", "page"),
        ),
    )
    families = queries.families(visit.published, framework)
    if not families:
        st.info(words("descent.none"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        family = address.selection(
            words("descent.family"),
            address.Choice("province", families, next(iter(families)), drops=("page",)),
        )
        topic = _topic(visit, framework, family)
    steps = queries.steps(visit.published, framework, family, topic)
    start = (address.page(math.ceil(steps.height / _PAGE)) - 1) * _PAGE
    steps = steps.slice(start, _PAGE)
    set_by = queries.values(visit.published, steps["document_id"].to_list(), topic)
    said = {
        document: [_value(row, words) for row in rows.iter_rows(named=True)]
        for (document,), rows in set_by.group_by("document_id", maintain_order=True)
    }
    drawn = [
        _step(row, said.get(row["document_id"], []), words) for row in steps.iter_rows(named=True)
    ]
    picked = paper.draw(
        [element("div", "steps", *drawn)],
        lang=words.lang,
        key="steps",
        on_pick=lambda: None,
    )
    if picked is not None:
        st.switch_page(visit.pages["document"], query_params=address.state(document=picked))
    st.subheader(words("descent.pairs"), anchor=False)
    pairs = queries.pairs(visit.published, framework, family, topic)
    if pairs.is_empty():
        st.info(words("descent.no_pairs"))
        return
    st.caption(words("descent.pairs_note", n=queries.ROWS))
    follow(
        visit,
        paper.draw(
            list(outcomes.descents(pairs, words)),
            lang=words.lang,
            key="descents",
            on_pick=lambda: None,
        ),
    )


def _topic(visit: Visit, framework: str, family: str) -> str:
    """The topic that the address names, else the one with most values on their way down."""
    words = visit.words
    frame = queries.topics(visit.published, framework, family)
    names = {row["topic_code"]: _named(row, words) for row in frame.iter_rows(named=True)}
    first = frame.sort("n_traced", "n_measures", descending=True)["topic_code"][0]
    return address.selection(
        words("search.topic"), address.Choice("topic", names, first, drops=("page",))
    )


def _named(row: dict[str, object], words: Words) -> str:
    code = str(row["topic_code"])
    name = topic_grid.name(row, words)
    return f"{code} {name}" if code.isdigit() else name


def _value(row: dict[str, object], words: Words) -> str:
    return f"{row['indicator'] or ''} {values.value(row, words)}".strip()


def _step(row: dict[str, object], said: list[str], words: Words) -> Element:
    """One document of the ladder, with the first values that it sets."""
    more = "…" if len(said) > _VALUES else ""
    place = str(row["jurisdiction_name"] or words.plain("descent.nation"))
    level = words.plain_code("of_level", str(row["level"])) if row["level"] else ""
    counts = {
        "measures": str(row["n_measures"]),
        "firm": str(row["n_firm_measures"]),
        "values": str(row["n_values"]),
    }
    changes = {name: str(row[f"n_{name}"]) for name in ("kept", "sharpened", "weakened")}
    open_it = element("button", "follow", words.plain("delivery.open"))
    open_it["pick"] = str(row["document_id"])
    has_parent = row["parent_document_id"] is not None
    return element(
        "div",
        "item",
        element(
            "div",
            "item-head",
            words_of_document(place),
            element("span", "quiet", level),
        ),
        element("p", "quiet", words_of_document(str(row["title"] or ""))),
        element("p", "", words.plain("descent.counts", **counts))
        if row["n_measures"]
        else element("p", "quiet", words.plain("descent.silent")),
        element("p", "metric", words_of_document("；".join(said[:_VALUES]) + more))
        if said
        else None,
        element(
            "p",
            "quiet",
            words.plain("descent.changes", **changes)
            if has_parent
            else words.plain("descent.no_parent"),
        ),
        open_it,
    )
