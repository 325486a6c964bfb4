"""One document: its text with all that was found in it, and where it came from.

Here: choosing the document, its head, and which part of it is shown.
Not here: how the text is marked (`components.transcript`), its index (`city`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, documents, paper, plan_card
from dashboards.labels.safe import safe_label
from dashboards.queries import city as places
from dashboards.queries import document as queries
from dashboards.views import document_text, history
from dashboards.views.visit import Visit

_NOWHERE = "none"
"""Stands in the address for documents of which no place was recognised."""

Plan = dict[str, object]


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    known = places.places(visit.published)
    options = {
        row["jurisdiction_code"]: documents.place_name(row, words)
        for row in known.iter_rows(named=True)
    }
    if queries.has_unplaced(visit.published):
        options[_NOWHERE] = words.plain("document.nowhere")
    if not options:
        st.info(words("document.none"))
        return
    plan = _choose(visit, options)
    st.title(safe_label(str(plan["title"] or words.plain("city.untitled"))), anchor=False)
    paper.draw(plan_card.facts(plan, words), lang=words.lang, key="document_facts")
    if plan["jurisdiction_code"]:
        st.page_link(
            visit.pages["city"],
            label=words("search.open"),
            query_params=address.state(
                city=str(plan["jurisdiction_code"]), document=str(plan["document_id"])
            ),
        )
    part = address.segments(
        words("part.choose"),
        address.Choice("part", {name: words(f"reading.{name}") for name in PARTS}, "text"),
        is_label_shown=False,
    )
    PARTS[part](visit, plan)


def problems(visit: Visit, plan: Plan) -> None:
    """What in the text was not understood."""
    words = visit.words
    found = places.problems(visit.published, str(plan["document_id"]))
    if found.is_empty():
        st.info(words("document.no_problems"))
    else:
        documents.problems(found, words)


def origin(visit: Visit, plan: Plan) -> None:
    """Where the text came from, which bytes it was, and what it rests on."""
    words, document_id = visit.words, str(plan["document_id"])
    paper.draw(
        documents.origin(queries.origin(visit.published, document_id), words),
        lang=words.lang,
        key="document_origin",
    )
    st.subheader(words("document.sources"), anchor=False)
    documents.sources(places.sources(visit.published, document_id), words)
    st.subheader(words("document.citations"), anchor=False)
    cited = queries.citations(visit.published, document_id)
    if cited.is_empty():
        st.caption(words("document.no_citations"))
    else:
        documents.citations(cited, words)


PARTS = {
    "text": document_text.render,
    "problems": problems,
    "origin": origin,
    "history": history.render,
}


def _choose(visit: Visit, options: dict[str, str]) -> Plan:
    """The document that the address names, else the first of the place that it names."""
    words = visit.words
    place, given = _first_place(visit, options)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = address.Choice("city", options, place, drops=("document", "sentence"))
        code = address.selection(words("city.choose"), choice)
        found = places.documents(visit.published, None if code == _NOWHERE else code)
        rows = {row["document_id"]: row for row in found.iter_rows(named=True)}
        if given is not None and given not in rows:
            address.ignore("document")
        first = given if given in rows else found["document_id"][0]
        names = {key: documents.name(row, words) for key, row in rows.items()}
        chosen = address.selection(
            words("city.document"),
            address.Choice("document", names, str(first), drops=("sentence",)),
        )
    return {**rows[chosen], "jurisdiction_code": None if code == _NOWHERE else code}


def _first_place(visit: Visit, options: dict[str, str]) -> tuple[str, str | None]:
    """The place of the document that the address names, and that document."""
    given = st.query_params.get_all("document")
    if len(given) == 1:
        is_known, code = queries.where(visit.published, given[0])
        place = code or _NOWHERE
        if is_known and place in options:
            return place, given[0]
    ranked = places.places(visit.published).filter(pl.col("n_ranked") > 0)
    return (ranked["jurisdiction_code"][0] if ranked.height else next(iter(options))), None
