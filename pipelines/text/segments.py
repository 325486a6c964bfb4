"""Sentences of a text, and the clauses of a sentence.

Here: where a sentence ends (CODEBOOK 4), brackets and quotes respected.
Not here: whether a sentence commits to anything (`extract.measures`).
"""

from pipelines.text.patterns import character_class

_OPEN = {"(": ")", "[": "]", "“": "”", "《": "》", "〈": "〉"}
_CLOSE = frozenset(_OPEN.values())
_BRACKETS = r"()\[\]“”《》〈〉"
_SENTENCE_MARKS = character_class("。;!?" + _BRACKETS)
_CLAUSE_MARKS = character_class(",;:。!?" + _BRACKETS)

MAX_SENTENCE = 2000
"""Characters after which a sentence is cut at a clause mark: beyond it a full stop was lost."""


MAX_QUOTE = 80
"""Characters after which an open quote is taken for one whose end was lost."""


def split_sentences(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of view[start:end], each with its end mark, blanks trimmed.

    A sentence ends at 。 ; ! ? or the line's end; a `;` inside brackets or quotes does not end it,
    and a bracket or quote that never closes on its line does not hide the marks behind it.
    """
    spans: list[tuple[int, int]] = []
    line_start = start
    while line_start < end:
        line_end = view.find("\n", line_start, end)
        line_end = end if line_end < 0 else line_end
        _split_line(view, line_start, line_end, spans)
        line_start = line_end + 1
    return spans


def _split_line(view: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    begin = start
    brackets = _Brackets(view, end)
    for hit in _SENTENCE_MARKS.finditer(view, start, end):
        mark, at = hit[0], hit.start()
        if mark in _OPEN:
            brackets.open(mark, at)
        elif mark in _CLOSE:
            brackets.close(mark)
        elif not brackets.closers or (mark != ";" and brackets.closers[-1] == "”"):
            brackets.clear()
            stop = at + 2 if view.startswith("”", at + 1) else at + 1
            begin = _add(view, begin, stop, spans)
    _add(view, begin, end, spans)


class _Brackets:
    """The brackets and quotes that are open at a place of a line, and where each sort closes next.

    No line is searched twice for the same bracket, however many of them it opens.
    """

    __slots__ = ("_end", "_first", "_next", "_view", "closers")

    def __init__(self, view: str, end: int) -> None:
        self._view, self._end = view, end
        self._next: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self.closers: list[str] = []

    def open(self, mark: str, at: int) -> None:
        """A bracket opens, if it closes anywhere on the line."""
        if self._closes(mark, at):
            self._first.setdefault(_OPEN[mark], len(self.closers))
            self.closers.append(_OPEN[mark])

    def close(self, mark: str) -> None:
        """A bracket closes, and with it all that opened inside the outermost of its sort."""
        depth = self._first.get(mark)
        if depth is not None:
            del self.closers[depth:]
            self._first = {sort: at for sort, at in self._first.items() if at < depth}

    def clear(self) -> None:
        """Nothing is open: a new sentence begins."""
        self.closers.clear()
        self._first.clear()

    def _closes(self, mark: str, at: int) -> bool:
        """Whether the mark at `at` is closed: a quote is short and holds no other opening quote."""
        if mark == "“":
            close = self._view.find("”", at + 1, min(self._end, at + MAX_QUOTE))
            return close > 0 and self._view.find("“", at + 1, close) < 0
        known = self._next.get(mark, at)
        if 0 <= known <= at:
            known = self._next[mark] = self._view.find(_OPEN[mark], at + 1, self._end)
        return known > 0


def _add(view: str, begin: int, stop: int, spans: list[tuple[int, int]]) -> int:
    first, last = begin, stop
    while first < last and view[first] == " ":
        first += 1
    while last > first and view[last - 1] == " ":
        last -= 1
    if last - first > MAX_SENTENCE:
        spans.extend(_cut(view, first, last))
    elif last > first:
        spans.append((first, last))
    return stop


def _cut(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span cut at clause marks: it is longer than any sentence is."""
    pieces = []
    while end - start > MAX_SENTENCE:
        at = max(view.rfind(",", start, start + MAX_SENTENCE), start) + 1
        at = at if at > start + 1 else start + MAX_SENTENCE
        pieces.append((start, at))
        start = at
    pieces.append((start, end))
    return pieces


def split_clauses(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans between the commas of a sentence; those inside brackets, quotes and titles are none."""
    spans, begin, depth = [], start, 0
    for hit in _CLAUSE_MARKS.finditer(view, start, end):
        mark, at = hit[0], hit.start()
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or mark == "。":
            if at > begin:
                spans.append((begin, at))
            begin, depth = at + 1, 0
    if end > begin:
        spans.append((begin, end))
    return spans
