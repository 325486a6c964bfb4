"""Text and its marks as elements of a page, without any markup language in between.

Here: building a tree of plain elements, and the one component that draws it with text nodes.
Not here: what the trees say (`evidence`, `plan_card`, `topic_grid`).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NotRequired, TypedDict

import streamlit as st

_FOLDER = Path(__file__).parent
_component = st.components.v2.component(
    "planledger_paper",
    html='<div class="paper"></div>',
    css=(_FOLDER / "paper.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "paper.js").read_text(encoding="utf-8"),
    # In the page's own tree, so that the browser's search, print and reader modes find the words.
    isolate_styles=False,
)


class Element(TypedDict):
    """One element; strings among its children become text and nothing else.

    `look` names classes of `paper.css`, `share` a part of one that the style draws, `pick` what is
    reported when it is clicked, `spoken` what is read out in place of a symbol, `tip` what is shown
    beside it, and read out too if it is a button; a click on an element with `to` leads to the one
    with this `anchor`.
    """

    tag: str
    look: NotRequired[str]
    tip: NotRequired[str]
    spoken: NotRequired[str]
    open: NotRequired[bool]
    share: NotRequired[float]
    pick: NotRequired[str]
    anchor: NotRequired[str]
    to: NotRequired[str]
    pressed: NotRequired[bool]
    children: NotRequired[list["Element | str"]]


Node = Element | str


def element(tag: str, look: str, *children: Node | None) -> Element:
    """An element of this look with these children; None among them is left out."""
    return {
        "tag": tag,
        "look": look,
        "children": [child for child in children if child is not None],
    }


def words_of_document(text: str | None) -> Element:
    """Words that a document printed: their direction cannot turn what stands around them."""
    return {"tag": "bdi", "children": [text or ""]}


def draw(
    nodes: list[Node], *, lang: str, key: str, on_pick: Callable[[], None] | None = None
) -> str | None:
    """Draws the nodes, and yields what was clicked since the last run.

    `on_pick` is called before the page runs again.
    """
    # As bytes: what is given as a tree is written out twice, with six letters for each character.
    sheet = json.dumps(
        {"lang": lang, "nodes": nodes}, ensure_ascii=False, separators=(",", ":")
    ).encode()
    if on_pick is None:
        _component(key=key, data=sheet)
        return None
    shown = _component(key=key, data=sheet, on_picked_change=on_pick)
    return shown.get("picked")
