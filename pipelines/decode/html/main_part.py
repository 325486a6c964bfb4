"""Which element of a page holds its main text.

Here: what each element weighs in sentences, and the smallest element that holds them all.
Not here: furniture inside that element (`furniture`), the publisher's fields (`fields`).
"""

from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.decode.html.blocks import is_data_table
from pipelines.decode.html.names import names_furniture, names_text
from pipelines.model.problem import QuarantineError, Reason
from pipelines.text.patterns import character_class

_MARKS = character_class("。；，、;,")
"""Sentences have these; menus, breadcrumbs, footers and lists of links nearly none."""

_CONTAINER_TAGS = "article body center dd div form main section table tbody td tr ucapcontent"
_CONTAINERS = frozenset(_CONTAINER_TAGS.split())
MAX_ELEMENTS = 200_000
_WHOLE = 0.95
_NEARLY_WHOLE = 0.90
_WIDER = 1.3
_TEASER = 0.08
_NEAR = 0.2


@dataclass(slots=True)
class Weight:
    """What an element holds: sentence marks, characters outside links, characters inside."""

    marks: int = 0
    text: int = 0
    linked: int = 0


Weights = dict[HtmlElement, Weight]


def _own(text: str) -> tuple[int, int]:
    """How many marks a text holds, and how long it is without the blanks at its ends."""
    stripped = text.strip()
    return (len(_MARKS.findall(stripped)), len(stripped)) if stripped else (0, 0)


def weigh(root: HtmlElement) -> Weights:
    """The weight of every element below `root`, its own included.

    Raises:
        QuarantineError: If they are more than a page of text can have.
    """
    elements = list(root.iter("*"))
    if len(elements) > MAX_ELEMENTS:
        raise QuarantineError(
            Reason.LIMIT_EXCEEDED,
            f"{len(elements)} elements, and {MAX_ELEMENTS} are read: save the page's text",
        )
    weights = {element: Weight() for element in elements}
    # Children come after their parents, so that backwards every sum is whole when it is passed on.
    for element in reversed(elements):
        weight = weights[element]
        if element.text:
            marks, size = _own(element.text)
            weight.marks += marks
            weight.text += size
        if element.tag == "a":
            weight.linked += weight.text
            weight.marks = weight.text = 0
        above = weights.get(element.getparent())
        if above is not None:
            above.marks += weight.marks
            above.text += weight.text
            above.linked += weight.linked
            if element.tail:
                marks, size = _own(element.tail)
                above.marks += marks
                above.text += size
    return weights


def find_main(body: HtmlElement, weights: Weights) -> HtmlElement:
    """The element that holds the page's sentences, and as little else as can be told."""
    narrow = _narrowest(body, weights)
    wide = _named_above(narrow, weights)
    return wide if wide is not None else _named_below(narrow, weights)


def _narrowest(body: HtmlElement, weights: Weights) -> HtmlElement:
    """Descends as long as one child holds nearly all sentences that are not furniture's."""
    whole = weights[body].marks
    element = body
    while True:
        teasers = {child for child in element if _is_teaser(child, weights[child])}
        heaviest = _heaviest(element, teasers, weights)
        if heaviest is None or heaviest.tag not in _CONTAINERS:
            return element
        whole -= sum(weights[child].marks for child in teasers if child is not heaviest)
        if weights[heaviest].marks < whole * _WHOLE or (
            heaviest.tag == "table" and is_data_table(heaviest)
        ):
            return element
        element = heaviest


def _heaviest(
    element: HtmlElement, teasers: set[HtmlElement], weights: Weights
) -> HtmlElement | None:
    """The child with most sentences; a list of other pages only where nothing comes near it."""

    def marks(child: HtmlElement) -> int:
        return weights[child].marks

    plain = max((child for child in element if child not in teasers), key=marks, default=None)
    listed = max(teasers, key=marks, default=None)
    if plain is None or listed is None:
        return listed if plain is None else plain
    return plain if marks(plain) >= marks(listed) * _NEAR else listed


def _is_teaser(element: HtmlElement, weight: Weight) -> bool:
    """Whether a part beside the heaviest is a list of other pages: by its links or by its name."""
    if weight.marks == 0:
        return False
    if weight.linked > _TEASER * (weight.text + weight.linked):
        return True
    return names_furniture(element)


def _named_above(narrow: HtmlElement, weights: Weights) -> HtmlElement | None:
    """The widest element around `narrow` that calls itself the text and is hardly more."""
    limit = (weights[narrow].text + weights[narrow].linked) * _WIDER
    found = narrow if names_text(narrow) else None
    for ancestor in narrow.iterancestors():
        weight = weights.get(ancestor)
        if weight is None or weight.text + weight.linked > limit:
            break
        if names_text(ancestor):
            found = ancestor
    return found


def _named_below(narrow: HtmlElement, weights: Weights) -> HtmlElement:
    """The first element in `narrow` that calls itself the text and holds nearly all of it."""
    enough = weights[narrow].marks * _NEARLY_WHOLE
    for element in narrow.iter("*"):
        if weights[element].marks >= max(enough, 1) and names_text(element):
            return element
    return narrow
