"""A document's text with everything that was found in it marked where it stands.

Here: the tree that `paper` draws: headings to jump by, then the text.
Not here: single sentences as a list (`evidence`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from dashboards.components.paper import Element, Node, element, words_of_document
from dashboards.labels.words import Words

SIGNS = {"firm": "●", "soft": "◐", "goal": "◇", "done": "▪"}
"""What opens a sentence of each kind, so that colour is never the only carrier."""

HEADING = 12
"""Characters that may stand between a heading's ordinal and its title."""

LEVELS = 5


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters that are marked, and how."""

    start: int
    end: int
    look: str


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A sentence that was read: a measure or an achievement; `card` follows it when it is shown."""

    start: int
    end: int
    sentence_id: str
    kind: str
    card: Element | None = None


class Marks:
    """Marks in the order of the text, so that those of a span are found without passing all."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted(marks)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)

    def inside(self, start: int, end: int) -> list[Mark]:
        """Those that share a character with a span."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A text and what was found in it."""

    text: str
    sections: pl.DataFrame
    told: list[Told]
    marks: Marks

    def drawn(self, words: Words) -> list[Node]:
        """The headings beside the text."""
        return [
            _legend(words),
            element(
                "div",
                "sheet",
                element("div", "tree", *self._tree(words)),
                element("div", "running", *self._running(words)),
            ),
        ]

    def _tree(self, words: Words) -> Iterator[Element]:
        for row in self.sections.iter_rows(named=True):
            printed = " ".join(str(row[name]) for name in ("ordinal", "title") if row[name])
            branch = element(
                "button",
                f"branch level{min(row['level'], LEVELS)}",
                words_of_document(printed or words.plain("document.closing")),
                element("small", "", words.plain_code("role", row["role"])),
            )
            branch["to"] = row["section_id"]
            yield branch

    def _running(self, words: Words) -> Iterator[Node]:
        anchors = [(row[0], row[1]) for row in self._starts()]
        done = 0
        for told in [*sorted(self.told), None]:
            until = len(self.text) if told is None else told.start
            while anchors and anchors[0][0] <= until:
                start, section_id = anchors.pop(0)
                yield from self._between(done, start)
                yield _anchor(section_id)
                done = max(done, start)
            yield from self._between(done, until)
            if told is not None:
                yield self._sentence(told, words)
                if told.card is not None:
                    yield told.card
                done = told.end

    def _starts(self) -> list[tuple[int, str]]:
        return self.sections.select("char_start", "section_id").sort("char_start").rows()

    def _between(self, start: int, end: int) -> Iterator[Node]:
        """Text outside all sentences, a gap for each end of a line."""
        while start < end:
            stop = self.text.find("\n", start, end)
            if stop < 0:
                yield from pieces(self.text, (start, end), self.marks)
                return
            yield from pieces(self.text, (start, stop), self.marks)
            yield element("span", "gap", "\n")
            start = stop + 1

    def _sentence(self, told: Told, words: Words) -> Element:
        sign = element("button", f"sign {told.kind}", SIGNS[told.kind])
        sign["tip"] = words.plain(f"transcript.{told.kind}")
        sign["pick"] = told.sentence_id
        sign["pressed"] = told.card is not None
        shown = " shown" if told.card is not None else ""
        sentence = element(
            "span",
            f"told {told.kind}{shown}",
            sign,
            *pieces(self.text, (told.start, told.end), self.marks),
        )
        sentence["anchor"] = told.sentence_id
        return sentence


def pieces(text: str, span: tuple[int, int], marks: Marks) -> list[Element]:
    """The text of a span, cut wherever a mark begins or ends; each piece with all its looks."""
    start, end = span
    inside = marks.inside(start, end)
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    found = []
    for left, right in pairwise(cuts):
        looks = sorted({mark.look for mark in inside if mark.start <= left and mark.end >= right})
        piece = words_of_document(text[left:right])
        if looks:
            piece["look"] = " ".join(looks)
        found.append(piece)
    return found


def headings(text: str, sections: pl.DataFrame) -> list[Mark]:
    """Where the headings are printed: from a section's first character to its title's last."""
    found = []
    for row in sections.iter_rows(named=True):
        start, title = row["char_start"], row["title"] or row["ordinal"]
        if not title:
            continue
        room = start + len(row["ordinal"] or "") + len(title) + HEADING
        at = text.find(title, start, min(room, row["char_end"]))
        if at >= 0:
            found.append(Mark(start, at + len(title), "heading"))
    return found


def bodies(text: str, units: pl.DataFrame) -> list[Mark]:
    """Where the bodies are printed: the last place in their section that holds their words."""
    found = []
    for row in units.iter_rows(named=True):
        at = text.rfind(row["unit_raw"], row["char_start"], row["char_end"])
        if at >= 0:
            found.append(Mark(at, at + len(row["unit_raw"]), "body-named"))
    return found


def within(text: str, measures: pl.DataFrame) -> list[Mark]:
    """Deadlines and owners that a measure's own sentence prints."""
    found = []
    for row in measures.iter_rows(named=True):
        for name, look in (("due_text", "due"), ("owner_raw", "body-named")):
            words = row[name]
            at = text.find(words, row["char_start"], row["char_end"]) if words else -1
            if at >= 0:
                found.append(Mark(at, at + len(words), look))
    return found


def spans(rows: pl.DataFrame, look: str) -> list[Mark]:
    """Rows that carry their own span."""
    return [Mark(start, end, look) for start, end in rows.select("char_start", "char_end").rows()]


def _anchor(section_id: str) -> Element:
    anchor = element("span", "here")
    anchor["anchor"] = section_id
    return anchor


def _legend(words: Words) -> Element:
    return element(
        "div",
        "legend",
        *(
            element("span", "", element("span", f"sign {kind}", f"{sign} "), said)
            for kind, sign in SIGNS.items()
            if (said := words.plain(f"transcript.{kind}"))
        ),
        *(
            element("span", look, words.plain(f"transcript.{look}"))
            for look in ("number", "due", "body-named", "odd")
        ),
    )
