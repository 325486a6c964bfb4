"""A text as printed, looked up by the places of the text that is read.

Here: places of a text from which something was left out, led back to the whole text.
Not here: what is left out (`extract.insertions`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Printed:
    """The printed text behind a reading that lacks some spans of it.

    `printed[a:b]` are the printed words of the reading's [a, b), with what was left out between
    them; what was left out behind a character belongs to it.
    """

    __slots__ = ("_places", "_shifts", "text")

    def __init__(self, text: str, left_out: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        lengths = list(accumulate((end - start for start, end in left_out), initial=0))
        self._places = [
            start - gone for (start, _), gone in zip(left_out, lengths[:-1], strict=True)
        ]
        self._shifts = lengths

    def at(self, place: int) -> int:
        """The place in the printed text of a place in the reading."""
        if not self._places:
            return place
        return place + self._shifts[bisect_right(self._places, place)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Both ends of a span in the printed text."""
        return (self.at(start), self.at(end)) if self._places else (start, end)

    def __getitem__(self, span: slice) -> str:
        """The printed words of a span of the reading; it has no step."""
        if not self._places:
            return self.text[span]
        start = 0 if span.start is None else self.at(span.start)
        end = None if span.stop is None else self.at(span.stop)
        return self.text[start:end]


def without(text: str, left_out: Sequence[tuple[int, int]]) -> str:
    """The text without the spans, which are in order and do not overlap."""
    pieces, done = [], 0
    for start, end in left_out:
        pieces.append(text[done:start])
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text
