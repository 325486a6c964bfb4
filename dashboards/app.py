"""The dashboard's door: names the pages and runs the chosen one.

Here: the frame around every page, and what a viewer sees when a page fails.
Not here: any page (`views`). Start it with `planledger dashboard`.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from dashboards import memory
from dashboards.components import address, notices
from dashboards.labels.words import Words
from dashboards.queries.status import status
from dashboards.queries.warehouse import ShapeError, location, open_published
from dashboards.views import (
    bodies,
    city,
    compare,
    deadlines,
    delivery,
    descent,
    document,
    health,
    measures,
    method,
    metrics,
    ranking,
)
from dashboards.views.visit import Visit

View = Callable[[Visit], None]

GROUPS: dict[str, dict[str, View]] = {
    "plans": {
        "ranking": ranking.render,
        "city": city.render,
        "compare": compare.render,
    },
    "words": {
        "measures": measures.render,
        "metrics": metrics.render,
        "document": document.render,
    },
    "deliver": {
        "deadlines": deadlines.render,
        "bodies": bodies.render,
        "delivery": delivery.render,
        "descent": descent.render,
    },
    "trust": {
        "method": method.render,
        "health": health.render,
    },
}
"""The pages in the groups that the menu shows."""

VIEWS: dict[str, View] = {name: view for pages in GROUPS.values() for name, view in pages.items()}

_MENU = 230
"""Pixels; on a telephone the menu is folded away until it is asked for."""

_OVERTAKEN = "changed size during iteration"
"""What the session's state says where two runs of one viewer use it at once."""

log = logging.getLogger("dashboards")


def main() -> None:
    """Runs the page that the address names."""
    address.begin()
    words = Words(notices.language())
    st.set_page_config(page_icon="📒", layout="wide", initial_sidebar_state=_MENU)
    pages: dict[str, Page] = {}
    for name in VIEWS:
        pages[name] = st.Page(
            partial(_show, name, words, pages),
            title=words(f"nav.{name}"),
            url_path=name,
            default=name == "ranking",
        )
    # The menu of Streamlit's own: on a telephone it folds away once a page was chosen.
    chosen = st.navigation(
        {
            words(f"group.{group}"): [pages[name] for name in views]
            for group, views in GROUPS.items()
        },
        expanded=True,
    )
    notices.language_switch(words)
    chosen.run()
    memory.narrow_the_search()


def _show(name: str, words: Words, pages: dict[str, Page]) -> None:
    """Runs one page over one generation; whatever fails becomes one line with an id."""
    st.set_page_config(page_title=f"{words.plain(f'nav.{name}')} · {words.plain('app.title')}")
    try:
        _run(VIEWS[name], words, pages)
    except Exception as error:
        if isinstance(error, RuntimeError) and _OVERTAKEN in str(error):
            # Whoever goes on quickly has two runs at once: the one that ends still wrote the
            # session's state while this one read it (each run has a lock of its own).
            st.rerun()
        # The last line of defence: a viewer must never see a traceback or a path.
        error_id = uuid.uuid4().hex[:8]
        log.exception("a page failed, error %s", error_id)
        key = "error.shape" if isinstance(error, ShapeError) else "error.page"
        notices.failed(words, key, error_id)


def _run(view: View, words: Words, pages: dict[str, Page]) -> None:
    published = open_published(location())
    if published is None:
        notices.nothing_published(words)
        return
    state = status(published)
    age = None if state.published_at is None else datetime.now(UTC) - state.published_at
    notices.data_line(words, state.generation, state.published_at, age, state.n_documents)
    notices.banners(words, has_samples=state.has_samples, is_fallback=state.is_fallback, age=age)
    note = st.container()
    with st.spinner(words("state.loading")):
        view(Visit(published, words, pages))
    # Only now is it known what in the address the page could not use.
    with note:
        notices.ignored(words, address.ignored())


main()
