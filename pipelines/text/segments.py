"""Sentences of a text.

Here: where a sentence ends (CODEBOOK 4), brackets and quotes respected.
Not here: whether a sentence commits to anything (`extract.measures`).
"""

_EVENTS = frozenset("。;!?()[]“”《》〈〉")
_OPEN = {"(": ")", "[": "]", "“": "”", "《": "》", "〈": "〉"}
_CLOSE = frozenset(_OPEN.values())

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
    closers: list[str] = []
    for at, mark in enumerate(view[start:end], start):
        if mark not in _EVENTS:
            continue
        if mark in _OPEN:
            if _closes(view, at, end, mark):
                closers.append(_OPEN[mark])
        elif mark in _CLOSE:
            if mark in closers:
                del closers[closers.index(mark) :]
        elif not closers or (mark != ";" and closers[-1] == "”"):
            closers.clear()
            stop = at + 2 if view[at + 1 : at + 2] == "”" else at + 1
            begin = _add(view, begin, stop, spans)
    _add(view, begin, end, spans)


def _closes(view: str, at: int, end: int, mark: str) -> bool:
    """Whether the mark at `at` is closed: a quote is short and holds no other opening quote."""
    if mark != "“":
        return view.find(_OPEN[mark], at + 1, end) > 0
    close = view.find("”", at + 1, min(end, at + MAX_QUOTE))
    return close > 0 and view.find("“", at + 1, close) < 0


def _add(view: str, begin: int, stop: int, spans: list[tuple[int, int]]) -> int:
    first, last = begin, stop
    while first < last and view[first] == " ":
        first += 1
    while last > first and view[last - 1] == " ":
        last -= 1
    if last > first:
        spans.extend(_cut(view, first, last))
    return stop


def _cut(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, cut at clause marks where it is longer than any sentence is."""
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
    for at in range(start, end):
        c = view[at]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif c in ",;:。!?" and (depth == 0 or c == "。"):
            if at > begin:
                spans.append((begin, at))
            begin, depth = at + 1, 0
    if end > begin:
        spans.append((begin, end))
    return spans
