"""What became of a document: its versions, and whose words it shares.

Here: the parts that the pages about a place and about a document both show.
Not here: what became of its promises (`delivery`).
"""

import streamlit as st

from dashboards.components import address, versions
from dashboards.queries import history as queries
from dashboards.views.visit import Visit


def render(visit: Visit, plan: dict[str, object]) -> None:
    """Draws the versions, then what is shared."""
    words, document_id = visit.words, str(plan["document_id"])
    st.subheader(words("versions.title"), anchor=False)
    frame = queries.versions(visit.published, document_id)
    if frame.is_empty():
        st.caption(words("versions.none"))
    else:
        versions.versions(frame, words)
    changes = queries.changes(visit.published, document_id)
    st.subheader(words("versions.changes"), anchor=False)
    if changes.is_empty():
        st.caption(words("versions.no_changes"))
    else:
        versions.changes(changes, words)
        if not changes["is_same_reader"].all():
            st.caption(words("versions.other_reader"))
    _shared(visit, document_id)


def _shared(visit: Visit, document_id: str) -> None:
    words = visit.words
    found = queries.shared(visit.published, document_id)
    st.subheader(words("shared.title"), anchor=False)
    if found is None or found["most_shared_document_id"] is None:
        st.caption(words("shared.none"))
        return
    st.text(
        words.plain(
            "shared.most",
            share=f"{found['shared_share']:.0%}",
            most=f"{found['most_shared_share']:.0%}",
            title=str(found["title"] or words.plain("city.untitled")),
            place=str(found["jurisdiction_name"] or "–"),
        ),
        width="stretch",
    )
    st.page_link(
        visit.pages["document"],
        label=words("shared.open"),
        query_params=address.state(document=str(found["most_shared_document_id"])),
    )
