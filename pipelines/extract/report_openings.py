"""Where a report's own words turn to another role than its headings tell.

Here: the opening of a report without any heading, and what stands behind it; the paragraph or
the sentence that turns to the coming year (CODEBOOK 2).
Not here: headings and the tree of sections (`extract.outline`), what turns (`extract.roles`).
"""

from collections.abc import Iterator, Sequence

from pipelines.extract.roles import opens_next
from pipelines.text.patterns import short_pattern

_LEADS_IN = short_pattern("extract.report_openings.leads_in", r"如下[:。]?$")
_WINDOW, _TURN = 8, 80


def told_from(view: str, paragraphs: list[tuple[int, int]]) -> int | None:
    """Where the paragraph behind the opening begins, which is the first if none leads in."""
    for nth, (start, end) in enumerate(paragraphs):
        if _LEADS_IN.search(view, max(start, end - _WINDOW), end):
            return paragraphs[nth + 1][0] if paragraphs[nth + 1 :] else None
    return paragraphs[1][0] if paragraphs[1:] else None


def next_from(
    view: str, paragraphs: Sequence[tuple[int, int]], period_end: int | None, *, is_mixed: bool
) -> int | None:
    """Where the first of the paragraphs begins that turns to the coming year.

    Below a title that names both shortcomings and plans (`is_mixed`) a sentence may turn to it.
    """
    for start, end in paragraphs:
        for at in _sentences(view, start, end) if is_mixed else (start,):
            if opens_next(view[at : min(end, at + _TURN)], period_end):
                return at
    return None


def _sentences(view: str, start: int, end: int) -> Iterator[int]:
    """Where each sentence of a paragraph begins."""
    at = start
    while start <= at < end:
        yield at
        at = view.find("。", at, end) + 1
