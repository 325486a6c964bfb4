"""Words from documents, made harmless for places that read Markdown.

Here: the one escape that every such place goes through.
Not here: text set as text (`components.paper`, data frames), which needs none.
"""

import string
import unicodedata

LIMIT = 120
"""Characters of a label; what is longer ends in an ellipsis."""

_JOINER = "\u2060"
_PUNCTUATION = frozenset(string.punctuation)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})


def _seen(text: str) -> str:
    """The characters that a reader sees, on one line: no controls, no direction marks."""
    shown = []
    for character in text:
        category = unicodedata.category(character)
        if category in _SPACES or character in "\n\r\t":
            shown.append(" ")
        elif not category.startswith("C"):
            shown.append(character)
    return " ".join("".join(shown).split())


def safe_label(text: str | None) -> str:
    """`text` as a label in which nothing is markup.

    Every ASCII mark is escaped for the parser, and fenced by word joiners for the passes that come
    after parsing and look at plain text (bare addresses, `:icons:`, arrows): an escape alone does
    not stop those. Right-to-left words are isolated from what stands around them.
    """
    line = _seen(text or "")
    if len(line) > LIMIT:
        line = line[: LIMIT - 1] + "…"
    label = "".join(
        f"{_JOINER}\\{character}{_JOINER}" if character in _PUNCTUATION else character
        for character in line
    )
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"\u2068{label}\u2069"
    return label
