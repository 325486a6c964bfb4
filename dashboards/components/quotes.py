"""A sentence as it was printed, with the words that matter marked, and what stands around it.

Here: cutting a text at spans, by the characters that the warehouse counts.
Not here: what a sentence was found to mean (`evidence`).
"""

from collections.abc import Iterable

from dashboards.components.paper import Element, Node, element, words_of_document
from dashboards.labels.words import Words

AROUND = 120
"""Characters of context on either side."""

Span = tuple[int, int]


def sentence(text: str, start: int, spans: Iterable[Span]) -> Element:
    """A sentence that begins at `start` of its document, with the numbers in `spans` marked."""
    pieces: list[Node] = []
    done = 0
    for span_start, span_end in sorted(set(spans)):
        left, right = max(span_start - start, done), min(span_end - start, len(text))
        if left >= right:
            continue
        pieces += [text[done:left], element("span", "number", text[left:right])]
        done = right
    pieces.append(text[done:])
    quote = element("bdi", "", *(piece for piece in pieces if piece))
    return element("p", "sentence", quote)


def context(document: str, span: Span, words: Words) -> Element:
    """What stands around a span, folded away, with the span marked."""
    start, end = span
    before = document[max(start - AROUND, 0) : start]
    after = document[end : end + AROUND]
    lead = "…" if start > AROUND else ""
    trail = "…" if end + AROUND < len(document) else ""
    mark = element("mark", "", words_of_document(document[start:end]))
    return element(
        "details",
        "context",
        element("summary", "", words.plain("measures.context")),
        element(
            "p",
            "",
            lead,
            words_of_document(before),
            mark,
            words_of_document(after),
            trail,
        ),
    )
