"""A digest as Markdown that says what it says in any reader.

Here: its words; text of documents as text, whatever it is made of.
Not here: what stands in it (`.digest`).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

SHOWN = 30
"""Rows of a list that are printed; the JSON beside it holds more."""

_LONGEST = 120
_MARKS = "\\`*_{}[]()#+-.!|<>&~:@$\"'=^"
_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in _MARKS})
_FOLDED = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Control characters and marks of direction: they would change what stands around them."""


def as_markdown(digest: Mapping[str, Any]) -> str:
    """The digest, to be read from top to bottom."""
    return "\n".join(_lines(digest)) + "\n"


def literal(text: object) -> str:
    """Text of a document, that no reader of Markdown takes for markup."""
    shown = "".join(" " if unicodedata.category(c) in _FOLDED else c for c in str(text))
    shown = " ".join(shown.split())
    return (shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…").translate(_ESCAPES)


def _lines(digest: Mapping[str, Any]) -> Iterator[str]:
    since = f"since generation {digest['since']}" if digest["since"] else "the first generation"
    yield f"# Generation {digest['generation']}, {digest['published_on']}"
    yield ""
    sample = " These are samples: invented places." if digest["is_sample"] else ""
    yield f"What changed {since}.{sample}"
    yield from _section(digest["new"], "New documents", _document)
    yield from _section(digest["changed"], "Changed documents", _changed)
    yield from _section(digest["gone"], "Documents that are gone", _document)
    yield from _section(digest["quarantined"], "Newly quarantined", _quarantined)
    yield from _section(digest["rank_moves"], "Moves in the ranking", _move)
    head = f"Overdue commitments, {digest['newly_overdue']} of them since the last time"
    yield from _section(digest["overdue"], head, _overdue)


def _section(listed: Mapping[str, Any], title: str, line: Any) -> Iterator[str]:  # noqa: ANN401
    yield ""
    yield f"## {title}: {listed['n']}"
    if listed["rows"]:
        yield ""
    for row in listed["rows"][:SHOWN]:
        yield f"- {line(row)}"
    more = listed["n"] - min(SHOWN, len(listed["rows"]))
    if more:
        yield f"- … and {more} more"


def _document(row: Mapping[str, Any]) -> str:
    title = literal(row["title"] or "(no title)")
    return f"{literal(row['place'] or 'no place')}: {title} ({literal(row['source'])})"


def _changed(row: Mapping[str, Any]) -> str:
    counts = (
        f"{row['n_added'] or 0} added, {row['n_dropped'] or 0} dropped, "
        f"{row['n_altered'] or 0} altered"
    )
    return f"{_document(row)}: measures {counts}"


def _quarantined(row: Mapping[str, Any]) -> str:
    return f"{literal(row['source'])}: {literal(row['reason'])}: {literal(row['detail'])}"


def _move(row: Mapping[str, Any]) -> str:
    old, new = (row[name] if row[name] is not None else "none" for name in ("old_rank", "rank"))
    where = f"outline of {row['framework']}, {literal(row['level'])}"
    return f"{literal(row['place'])}: {old} → {new} ({where})"


def _overdue(row: Mapping[str, Any]) -> str:
    late = f"due {literal(row['due_on'])}, {-row['days_left']} days ago"
    return f"{literal(row['place'] or 'no place')}: {literal(row['text'])} ({late})"
