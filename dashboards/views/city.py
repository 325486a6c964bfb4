"""One place: what its plan promises, sentence by sentence.

Here: choosing place, document and part of the page; the plan's score and coverage.
Not here: the parts that show sentences and tables (`city_parts`).
"""

import polars as pl
import streamlit as st

from dashboards.components import address, documents, paper, plan_card
from dashboards.labels.safe import safe_label
from dashboards.queries import city as queries
from dashboards.views import city_delivery, city_outlook, city_parts, history
from dashboards.views.visit import Visit

PARTS = {
    "topics": city_parts.topics,
    "metrics": city_parts.metrics,
    "outlook": city_outlook.render,
    "accountability": city_parts.accountability,
    "bodies": city_parts.bodies,
    "delivery": city_delivery.render,
    "history": history.render,
    "document": city_parts.document,
}


def render(visit: Visit) -> None:
    """Draws the page."""
    words = visit.words
    places = queries.places(visit.published)
    if places.is_empty():
        st.info(words("city.none"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = address.selection(words("city.choose"), _places(visit, places))
        plan = _choose_document(visit, place)
    st.title(safe_label(_name(places, place)), anchor=False)
    st.text(str(plan["title"] or words.plain("city.untitled")), width="stretch")
    paper.draw(
        [*plan_card.score(plan, words), *plan_card.facts(plan, words)],
        lang=words.lang,
        key="plan_card",
    )
    part = address.segments(
        words("part.choose"),
        address.Choice("part", {name: words(f"part.{name}") for name in PARTS}, "topics"),
        is_label_shown=False,
    )
    PARTS[part](visit, plan)


def _places(visit: Visit, places: pl.DataFrame) -> address.Choice:
    """Every place that has a document; the first with a ranked plan unless the address says."""
    options = {
        row["jurisdiction_code"]: documents.place_name(row, visit.words)
        for row in places.iter_rows(named=True)
    }
    ranked = places.filter(pl.col("n_ranked") > 0)
    first = (ranked if ranked.height else places)["jurisdiction_code"][0]
    return address.Choice("city", options, first, drops=("document", "topic"))


def _choose_document(visit: Visit, place: str) -> dict[str, object]:
    """The document in question: the plan of the framework that the address names, else the first.

    Offered as a choice only where a place has several.
    """
    words = visit.words
    found = queries.documents(visit.published, place)
    framework = address.read("framework", ("2021", "2015"), None)
    fitting = found.filter(pl.col("framework") == framework) if framework else found
    first = (fitting if fitting.height else found)["document_id"][0]
    rows = {row["document_id"]: row for row in found.iter_rows(named=True)}
    if len(rows) == 1:
        address.read("document", list(rows), None)
        return {**rows[first], "jurisdiction_code": place}
    options = {key: documents.name(row, words) for key, row in rows.items()}
    choice = address.Choice("document", options, first, drops=("topic",))
    return {**rows[address.selection(words("city.document"), choice)], "jurisdiction_code": place}


def _name(places: pl.DataFrame, code: str) -> str:
    return places.filter(pl.col("jurisdiction_code") == code)["name"][0]
